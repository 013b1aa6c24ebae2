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
  close: { zh: '关闭', en: 'Close' },
} as const
