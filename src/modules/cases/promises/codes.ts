/** How a promise stands, as everybody reads it; `UNTOLD`: its day is over and nobody said what became of it. */
export const promiseStates = {
  OPEN: { zh: '还没到日子', en: 'not due yet' },
  UNTOLD: { zh: '到期没有说明', en: 'overdue, nothing said' },
  KEPT: { zh: '已兑现', en: 'kept' },
  BROKEN: { zh: '没有按期兑现', en: 'not kept in time' },
} as const
export type PromiseState = keyof typeof promiseStates
