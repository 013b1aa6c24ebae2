import { LIVE_ANSWERS } from './live-answers.ts'
import type { DemoCase } from './types.ts'

/** How far a live case is played, by the acts of the product itself. */
export type LiveEnd =
  | 'submitted'
  | 'accepted'
  | 'assigned'
  | 'signed'
  | 'handling'
  | 'extended'
  | 'sent-back'
  | 'replied'
  | 'declared'
  | 'judged'
  | 'refused'

/** A demand that comes in while the demonstration is loaded, and what its desk and its writer then do. */
export type LiveCase = {
  readonly demo: DemoCase
  readonly end: LiveEnd
  readonly reply?: string
  readonly declaration?: { readonly outcome: 'NOT_OURS' | 'CANNOT'; readonly reason: string }
  readonly judgement?: {
    readonly outcome: 'SOLVED' | 'PARTLY' | 'NOT_SOLVED'
    readonly grade: '1' | '2' | '3' | '4' | '5'
    readonly reason: string
  }
  readonly supplement?: string
}

/** Has this demand an answer, so that it can come in as one of the past? */
export function isAnswered(demo: DemoCase): boolean {
  return demo.steps.some(({ state }) => state === 'REPLIED')
}

// Where nobody wrote what came of it, cases wait in every state in which a desk has something to do.
const WAITING: readonly LiveEnd[] = [
  'submitted',
  'accepted',
  'assigned',
  'submitted',
  'signed',
  'handling',
  'extended',
  'submitted',
  'sent-back',
]

/** The demands without an answer, each with what is played of it. */
export function liveCases(cases: readonly DemoCase[]): LiveCase[] {
  const open = cases.filter((demo) => !isAnswered(demo))
  const waiting = open.filter((demo) => LIVE_ANSWERS[demo.title] === undefined)
  return open.map((demo) => {
    const end = WAITING[waiting.indexOf(demo) % WAITING.length] ?? 'submitted'
    if (demo.state === 'NOT_ACCEPTED') return { demo, end: 'refused' }
    return { demo, end, ...LIVE_ANSWERS[demo.title] }
  })
}
