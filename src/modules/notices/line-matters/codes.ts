/** Where a matter of a line stands. */
export const lineMatterStates = {
  RUNNING: { zh: '办理中', en: 'Running' },
  CLOSED: { zh: '已结束', en: 'Closed' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
} as const
export type LineMatterState = keyof typeof lineMatterStates

/** How far below the sender it goes. */
export const lineScopes = {
  ALL_BELOW: { zh: '下面各级', en: 'All levels below' },
  NEXT_LEVEL: { zh: '只到下一级', en: 'The next level only' },
} as const
export type LineScope = keyof typeof lineScopes

/** How things stand with one organisation: what it said, or that it has not said anything. */
export const lineOutcomes = {
  OPEN: { zh: '还没有回音', en: 'Nothing yet' },
  DONE: { zh: '办结', en: 'Done' },
  RETURNED: { zh: '退回', en: 'Returned' },
} as const
export type LineOutcome = keyof typeof lineOutcomes

/** Why an organisation gives a matter back. */
export const returnGrounds = {
  DUPLICATE: {
    zh: '重复：已经报过，或者别处也在要',
    en: 'Asked for twice: it was given, or another office asks for it too',
  },
  NOT_OURS: { zh: '不归我：不是本单位的事', en: 'Not ours: it is no matter of this organisation' },
  UNREASONABLE: { zh: '不合理：时间太紧，或者没有依据', en: 'Unreasonable: too little time, or no basis' },
} as const
export type ReturnGround = keyof typeof returnGrounds
