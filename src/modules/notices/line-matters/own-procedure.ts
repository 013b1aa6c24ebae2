import { mayDo, ownProcedure, standingAfter, stays } from '#kernel/procedure/own.ts'
import { type LineMatterState, lineMatterStates } from './codes.ts'

/** `answered`: how often the organisation that asks has answered, once at most. */
type Standing = { state: LineMatterState; answered: number }

/**
 * The way of a matter of a line 条线事项, kept in its own row (decisions 270). It waits for many organisations at once and for each alone: what
 * one says moves nobody else, and the sender ends it.
 */
export const lineMatterProcedure = ownProcedure({
  name: 'notices.line-matter',
  title: { zh: '条线事项', en: 'Matter of a line' },
  roles: {
    sender: { zh: '发出的单位', en: 'the organisation that wrote it' },
    reached: { zh: '条线上的单位', en: 'an organisation of the line' },
  },
  states: {
    ...lineMatterStates,
    CLOSED: { ...lineMatterStates.CLOSED, ends: true },
    WITHDRAWN: { ...lineMatterStates.WITHDRAWN, ends: true },
  },
  begins: { state: 'RUNNING', answered: 0 } as Standing,
  acts: {
    finish: {
      ...{ zh: '办结', en: 'say that it is done', by: 'reached', ways: stays(['RUNNING']) },
      most: { count: 'answered', times: 1, whyNot: 'notices.line-answered' },
    },
    giveBack: {
      ...{ zh: '退回', en: 'give it back', by: 'reached', ways: stays(['RUNNING']), needsReason: true },
      most: { count: 'answered', times: 1, whyNot: 'notices.line-answered' },
    },
    close: { zh: '结束', en: 'close it', by: 'sender', ways: { RUNNING: 'CLOSED' } },
    withdraw: { zh: '撤回', en: 'take it back', by: 'sender', ways: { RUNNING: 'WITHDRAWN' }, needsReason: true },
  },
  whyNot: { notYours: 'notices.line-left', notNow: 'notices.line-ended' },
})

type Ending = 'close' | 'withdraw'

/** Whether who wrote it may end it now: true, or the code of the reason why not. */
export const mayEnd = (state: LineMatterState, act: Ending): true | string =>
  mayDo(lineMatterProcedure, { state, answered: 0 }, { act, role: 'sender' })

/** Where an end that is allowed leads. */
export const endedAs = (state: LineMatterState, act: Ending): LineMatterState =>
  standingAfter(lineMatterProcedure, { state, answered: 0 }, act).state

/** Whether an organisation may answer now, in either way: true, or the code of the reason why not. */
export function mayAnswer(
  of: { state: LineMatterState; isAnswered: boolean; isReached: boolean },
  act: 'finish' | 'giveBack',
): true | string {
  // Whom it does not reach has no role in it while it runs; that it has ended is said first.
  const role = of.isReached || of.state !== 'RUNNING' ? 'reached' : 'sender'
  return mayDo(lineMatterProcedure, { state: of.state, answered: of.isAnswered ? 1 : 0 }, { act, role })
}
