/** Words of the panel of photos and files. */
export const enclosureWords = {
  panel: { zh: '留言人发来的照片和文件', en: 'Photos and files from its writer' },
  lead: {
    zh: '不公开，只有办理人员和留言人看得到。打开一次记一次。请不要转发，不要另存到办理以外的地方。',
    en: 'Not public: only those who handle it and its writer see them. Each opening is recorded. Do not pass them on.',
  },
  open: { zh: '打开 {name}（{size}）', en: 'Open {name} ({size})' },
  keep: { zh: '存到这台电脑', en: 'Keep it on this machine' },
  erased: { zh: '留言人已删除{count}个（{when}）', en: '{count} were erased by its writer ({when})' },
  enclosures: { zh: '照片或文件（可不填）', en: 'Photos or files (optional)' },
  brought: {
    zh: '对方带来的照片、信件等，最多4个，征得同意再传。不公开，只有办理人员和本人看得到；照片里的拍摄地点、时间会去掉。',
    en: 'What was brought, at most four, with consent. Not public: only those who handle it and the writer see them; place and time of photos are removed.',
  },
  kinds: { zh: '照片（JPG、PNG）、PDF', en: 'photos (JPG, PNG), PDF' },
  close: { zh: '关闭', en: 'Close' },
} as const
