/** What is carried out to keep the data safe. */
export const runKinds = {
  BACKUP: { zh: '备份', en: 'Backup' },
  DRILL: { zh: '恢复演练', en: 'Restore drill' },
} as const

/** How far it is. */
export const runStates = {
  ASKED: { zh: '等待执行', en: 'Waiting' },
  RUNNING: { zh: '正在进行', en: 'Running' },
  DONE: { zh: '成功', en: 'Done' },
  FAILED: { zh: '没有成功', en: 'Failed' },
} as const

/** How something stands: nothing to do, look at it soon, act today. */
export const healthStates = {
  GOOD: { zh: '正常', en: 'Good' },
  WARN: { zh: '要留意', en: 'Look soon' },
  BAD: { zh: '要处理', en: 'Act today' },
} as const
