/** Why a file does not go with an answer, or is not opened. */
export const words = {
  'cases.reply-file-private': {
    zh: '这件留言不公开，随答复的文件也不能公开。请去掉“随答复公开”，再发送。',
    en: 'This message is not public, so no file of its answer is. Please take the tick away and send again.',
  },
  'cases.reply-file-missing': {
    zh: '没有找到这个文件，可能已经按规则隐去。请刷新页面。',
    en: 'This file was not found; a measure may have taken it out of sight. Please reload the page.',
  },
} as const
