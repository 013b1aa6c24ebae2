import { dayOf } from '#kernel/time.ts'
import type { Tone } from '#ui/notice.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type LineMatterState, type LineOutcome, lineMatterStates, lineOutcomes } from '../line-matters/codes.ts'
import { lineWords as w } from './line-words.ts'

/** Where a matter stands, in a word; colour never alone. */
export const LineStateTag = ({ of }: { of: { readonly state: LineMatterState } }) => (
  <StatusTag tone={stateTones[of.state]} label={lineMatterStates[of.state]} />
)

const stateTones = { RUNNING: 'info', CLOSED: 'neutral', WITHDRAWN: 'warning' } as const

/** What an organisation said, or that it is late with it while the matter runs. */
export const OutcomeTag = ({ outcome, isLate }: { outcome: LineOutcome; isLate: boolean }) =>
  outcome === 'OPEN' && isLate ? (
    <StatusTag tone="error" label={w.late} />
  ) : (
    <StatusTag tone={outcomeTones[outcome]} label={lineOutcomes[outcome]} />
  )

const outcomeTones: Readonly<Record<LineOutcome, Tone | 'neutral'>> = {
  OPEN: 'neutral',
  DONE: 'success',
  RETURNED: 'warning',
}

/** Its last day is over, and it still runs. */
export const isLate = ({ state, dueOn }: { readonly state: LineMatterState; readonly dueOn: string }) =>
  state === 'RUNNING' && dueOn < dayOf(new Date())
