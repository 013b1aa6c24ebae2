/** Every sentence of the chapter, by key. */
export const words = {
  'feedback.for-keeper': {
    zh: '对系统的意见由最上级党组织的系统管理员答复，请联系他们。',
    en: 'Remarks about the product are answered by the system administrator of the topmost organisation.',
  },
  'feedback.not-found': { zh: '没有找到这条意见。', en: 'This remark was not found.' },
  'feedback.kind-missing': { zh: '请选择是哪一类意见。', en: 'Please choose what kind of remark it is.' },
  'feedback.text-length': { zh: '请写 5 到 1000 个字。', en: 'Please write 5 to 1000 characters.' },
  'feedback.many-today': {
    zh: '今天收到的意见太多，暂时收不下了。请明天再写，或打页面下方的电话。',
    en: 'Too many remarks came in today. Please write tomorrow, or telephone.',
  },
  'feedback.wrong-code': {
    zh: '编号或查询码不对。请对照提交后给您的那一页。',
    en: 'Number or code is not right. Please compare with the page you were given.',
  },
} as const

/** What stands in 待办. */
export const dueWords = { open: { zh: '对系统的意见，待答复', en: 'A remark about the product' } } as const
