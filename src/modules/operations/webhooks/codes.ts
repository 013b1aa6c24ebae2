/**
 * What other systems may be told of. Nothing of persons and no reading stands here; what is told is which record it
 * concerns, by its id.
 */
export const webhookEvents = {
  'organisations.created': { zh: '新建党组织', en: 'Organisation created' },
  'organisations.renamed': { zh: '党组织更名', en: 'Organisation renamed' },
  'organisations.moved': { zh: '党组织隶属变动', en: 'Organisation moved' },
  'organisations.merged': { zh: '合并党组织', en: 'Organisations merged' },
  'organisations.split': { zh: '分设党组织', en: 'Organisation split' },
  'organisations.dissolved': { zh: '撤销党组织', en: 'Organisation dissolved' },
  'organisations.list-imported': { zh: '导入组织清单', en: 'List of organisations imported' },
  'organisations.taken-in': { zh: '导入整个组织', en: 'Whole organisation taken in' },
  'organisations.term-recorded': { zh: '登记换届', en: 'Election recorded' },
  'sites.opened': { zh: '开通网站', en: 'Site opened' },
  'sites.paused': { zh: '网站停更', en: 'Site paused' },
  'sites.resumed': { zh: '网站恢复', en: 'Site resumed' },
  'publishing.published': { zh: '发布文章', en: 'Article published' },
  'publishing.updated': { zh: '更新文章', en: 'Article updated' },
  'publishing.withdrawn': { zh: '撤下文章', en: 'Article withdrawn' },
  'cases.submitted': { zh: '收到诉求件', en: 'Case received' },
  'cases.accepted': { zh: '受理诉求件', en: 'Case accepted' },
  'cases.refused': { zh: '不予受理', en: 'Case not accepted' },
  'cases.assigned': { zh: '交办诉求件', en: 'Case assigned' },
  'cases.replied': { zh: '答复诉求件', en: 'Case answered' },
  'cases.extended': { zh: '诉求件延期', en: 'Deadline extended' },
} as const

/** Whether a webhook is told. */
export const webhookStates = {
  ACTIVE: { zh: '正常推送', en: 'Active' },
  PAUSED: { zh: '已暂停', en: 'Paused' },
} as const

/** How far one telling is. */
export const deliveryStates = {
  WAITING: { zh: '等待送达', en: 'Waiting' },
  DONE: { zh: '已送达', en: 'Delivered' },
  DEAD: { zh: '多次未送达，已放弃', en: 'Given up' },
} as const
