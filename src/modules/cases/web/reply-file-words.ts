/** Words of files that go with an answer. */
export const replyFileWords = {
  files: { zh: '随答复的照片或文件（可不填）', en: 'Photos or files with the answer (optional)' },
  why: {
    zh: '比如修好以后的照片、出具的通知书。照片（JPG、PNG）或PDF，最多4个，每个不超过8兆。默认只有留言人看得到；照片里的拍摄地点、时间会去掉。',
    en: 'A photo of what was mended, a notice that was issued. Photos (JPG, PNG) or PDF, four at most, 8 MB each. Only its writer sees them unless you tick it; place and time of photos are removed.',
  },
  makePublic: { zh: '随答复公开', en: 'Public with the answer' },
  makeThisPublic: { zh: '随答复公开：{name}', en: 'Public with the answer: {name}' },
  advice: {
    zh: '有{count}个文件会随答复公开，谁都能打开、转存。请再看一遍，里面有没有人脸、姓名、电话、门牌、身份证号；有的请去掉“随答复公开”，或者换一个。',
    en: '{count} will be public with the answer, for anybody to open and keep. Please look again for faces, names, numbers and addresses; where there are some, take the tick away or choose another.',
  },
  panel: { zh: '随答复发出的文件', en: 'Files that went with the answers' },
  open: { zh: '打开 {name}（{size}）', en: 'Open {name} ({size})' },
  isPublic: { zh: '已公开', en: 'Public' },
  toWriter: { zh: '只有留言人看得到', en: 'Its writer only' },
  struck: { zh: '有{count}个随答复一起按规则隐去。', en: '{count} were taken out of sight with the answer.' },
} as const
