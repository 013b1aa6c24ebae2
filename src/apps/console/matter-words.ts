/** The sentences of the list of matters that wait, and of going through it. */
export const matterWords = {
  title: { zh: '等我审批的事项', en: 'Matters that wait for me' },
  matter: { zh: '事项', en: 'Matter' },
  kind: { zh: '种类', en: 'Kind' },
  state: { zh: '办到哪一步', en: 'Step' },
  startedBy: { zh: '发起', en: 'Begun by' },
  due: { zh: '办到', en: 'Due by' },
  number: { zh: '编号', en: 'Number' },
  none: { zh: '眼下没有等您审批的事项', en: 'No matter waits for you' },
  noneHint: {
    zh: '有新的事项送来时，会出现在这里，也出现在待办里。',
    en: 'What comes in appears here and in the list of what is due.',
  },
  toList: { zh: '返回列表', en: 'Back to the list' },
  nextOne: { zh: '下一件：{title}', en: 'Next: {title}' },
  noneOnPage: { zh: '这一页没有别的了，看其余的', en: 'Nothing else on this page; see the others' },
  noneLeft: { zh: '没有等您审批的了', en: 'Nothing waits for you any more' },
  severalLead: {
    zh: '逐件办理，每件和单独打开办一样留痕；意见只写一次，每件都记上同一句。要看过内容才能定的，例如同意、不同意，不能成批办。',
    en: 'Each is done by itself and recorded as if it had been opened; the opinion is written once and stands with each. What is decided only after reading, as agreeing and disagreeing, is not done in bulk.',
  },
  oneByOne: {
    zh: '这一件不能成批这样办，请打开它看过再定。',
    en: 'This one is not handled so in bulk: please open and read it.',
  },
  movedOn: {
    zh: '这一件已经到了别的步骤，现在不能这样办。',
    en: 'This one stands at another step by now.',
  },
} as const
