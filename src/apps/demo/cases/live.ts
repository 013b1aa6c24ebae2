import { LIVE_ANSWERS } from './live-answers.ts'
import type { DemoCase, LiveCase, LiveEnd } from './types.ts'

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
