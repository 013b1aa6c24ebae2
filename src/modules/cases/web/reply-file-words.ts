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
  BY_CODE: {
    zh: '这件从别的渠道来：文件不随答复发过去，答复末尾写明有几个，留言人凭编号和查询码在网站“查办理”打开。',
    en: 'This came by a channel: files do not go along; the answer says how many there are, and its writer opens them on the site with number and code.',
  },
  BY_NOBODY: {
    zh: '这件从别的渠道来，留言人没有查询码：只有公开的文件他在网站上打得开。要单独给他的，请用别的办法交给他。',
    en: 'This came by a channel and its writer has no code: he opens public files only. What is for him alone, please hand him in another way.',
  },
  unread: {
    zh: '有{count}个文件没有公开，留言人没有查询码，打不开。要给他的，请用别的办法交给他。',
    en: '{count} are not public, and without a code their reader cannot open them. Please hand them to him in another way.',
  },
  panel: { zh: '随答复发出的文件', en: 'Files that went with the answers' },
  open: { zh: '打开 {name}（{size}）', en: 'Open {name} ({size})' },
  isPublic: { zh: '已公开', en: 'Public' },
  toNobody: { zh: '留言已隐藏，网站上打不开', en: 'Hidden with the message' },
  toWriter: { zh: '只有留言人看得到', en: 'Its writer only' },
  struck: { zh: '有{count}个随答复一起按规则隐去。', en: '{count} were taken out of sight with the answer.' },
} as const
