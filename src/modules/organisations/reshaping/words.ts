/** Sentences of changes of the tree; error codes are keys. */
export const words = {
  'organisations.day-past': {
    zh: '生效日期不能早于今天。过去的变更请用导入登记。',
    en: 'The change cannot begin before today. Changes of the past come in by import.',
  },
  'organisations.merge-target': {
    zh: '请选择并入哪个党组织，或填写合并后新设的党组织，二者选一。',
    en: 'Please choose the organisation to merge into, or name the new one: one of the two.',
  },
  'organisations.merge-into-itself': {
    zh: '不能并入自己，也不能并入自己的下级。请另选。',
    en: 'An organisation cannot be merged into itself or one below it. Please choose another.',
  },
  'organisations.split-not-below': {
    zh: '“{name}”不是它的直接下级，不能划转。请重新选择。',
    en: '“{name}” does not stand directly below it and cannot go along. Please choose again.',
  },
  'organisations.split-twice': {
    zh: '同一个下级或党员划给了两个新组织。每个只能去一处。',
    en: 'One subordinate or member was given to two new organisations. Each can go to one only.',
  },
  'organisations.stands-in-the-way': {
    zh: '还不能办理：{list}。请先处理这些，再提出变更。',
    en: 'This cannot be done yet: {list}. Please settle these first.',
  },
  'organisations.holds-below': {
    zh: '还有{count}个下级党组织没有去处',
    en: '{count} subordinate organisations have no place yet',
  },
  'organisations.goes-below': { zh: '下级党组织{count}个', en: '{count} subordinate organisations' },
  'organisations.goes-term': {
    zh: '本届任期随之终止（{day}届满）',
    en: 'the present term ends with it (it ran until {day})',
  },
  'organisations.reshaping-not-found': {
    zh: '没有找到这项组织变更，也可能它不在您的管理范围内。',
    en: 'This change was not found, or it is outside your reach.',
  },
  'organisations.reshaping-ended': {
    zh: '这项变更已经办结、撤回，或正在等待另一步。请刷新后再看。',
    en: 'This change has ended, was taken back or waits for another step. Please reload.',
  },
  'organisations.summary-rename': { zh: '更名为“{name}”', en: 'To be called “{name}”' },
  'organisations.summary-move': { zh: '划归“{name}”', en: 'To stand under “{name}”' },
  'organisations.summary-merge': { zh: '{from}并入“{name}”', en: '{from} merged into “{name}”' },
  'organisations.summary-merge-new': { zh: '{from}合并新设“{name}”', en: '{from} merged into the new “{name}”' },
  'organisations.summary-split': { zh: '分设出{name}', en: 'Split off: {name}' },
  'organisations.summary-split-ending': { zh: '撤销，分设为{name}', en: 'Divided into {name}' },
  'organisations.summary-dissolve': { zh: '撤销', en: 'Dissolved' },
} as const
