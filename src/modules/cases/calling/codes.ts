/** Where a call stands, for the desk and the writer. */
export const callStates = {
  CALLED: { zh: '没有报到', en: 'not reported in' },
  COMING: { zh: '已报到', en: 'reported in' },
  DECLINED: { zh: '说明不能来', en: 'does not come' },
  ANSWERED: { zh: '已答复结果', en: 'has told the result' },
  CLOSED: { zh: '已办结', en: 'closed' },
  CASE_ENDED: { zh: '诉求件已结束', en: 'ended with the case' },
} as const
export type CallState = keyof typeof callStates

/** What was said in a call, in few words. */
export const callActs = {
  reportIn: { zh: '报到', en: 'reported in' },
  declineCall: { zh: '说明不能来', en: 'does not come' },
  finish: { zh: '已办好', en: 'done' },
  tellLate: { zh: '没有按期', en: 'not in time' },
  addWord: { zh: '留言', en: 'said' },
  askAgain: { zh: '再请它办', en: 'asked again' },
  closeCall: { zh: '办结', en: 'closed' },
} as const
export type CallAct = keyof typeof callActs
