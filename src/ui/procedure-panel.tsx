import { Facts } from './detail-page.tsx'
import type { Choice } from './list-filters.tsx'
import { ProcedureBar } from './procedure-bar.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { Timeline, type TimelineStep } from './timeline.tsx'
import { words } from './words.ts'

/** A button of the bar with all that its form asks. */
export interface PanelAct {
  readonly act: string
  readonly label: Sentence
  readonly kind: 'VOTE' | 'MOVE' | 'WITHDRAW' | 'RETURN' | 'HAND_OVER' | 'ADD_SIGNER' | 'STAY'
  readonly vote: 'FOR' | 'AGAINST' | null
  /** Null when it can be done now, else why not. */
  readonly whyNot: Sentence | null
  readonly opinion: 'REQUIRED' | 'OPTIONAL' | 'NONE'
  readonly fields: readonly {
    readonly name: string
    readonly label: Sentence
    readonly kind: 'text' | 'long' | 'number' | 'day' | 'choice' | 'yes'
    readonly required: boolean
    readonly maxLength: number | null
    readonly choices: readonly Choice[]
  }[]
}

/** What the bar at the foot needs. */
export interface BarOf {
  readonly acts: readonly PanelAct[]
  /** To whom a matter may be handed. */
  readonly colleagues: readonly Choice[]
  /** The steps it may be returned to. */
  readonly returnsTo: readonly Choice[]
  /** What was filled in before; a form begins with it. */
  readonly data: Readonly<Record<string, unknown>>
  readonly onAct: (act: string, values: Readonly<Record<string, unknown>>) => Promise<unknown>
}

interface Props extends BarOf {
  readonly facts: readonly { readonly label: Sentence; readonly value: Sentence }[]
  readonly timeline: readonly TimelineStep[]
  readonly waitsFor: string
}

/** A matter as offices know it (UX-CS9): left what it is about, right what happened, at the foot what can be done. */
export function ProcedurePanel({ facts, timeline, waitsFor, ...bar }: Props) {
  const say = useSay()
  return (
    <>
      <div className="lx-split">
        <section className="lx-panel" aria-label={say(words.keyFacts)}>
          <h2>{say(words.keyFacts)}</h2>
          <Facts facts={facts.map(({ label, value }) => ({ label, value: say(value) }))} />
        </section>
        <section className="lx-panel" aria-label={say(words.whatHappened)}>
          <h2>{say(words.whatHappened)}</h2>
          {waitsFor !== '' && <p className="lx-note">{say(words.waitsFor, { who: waitsFor })}</p>}
          <Timeline label={say(words.whatHappened)} steps={timeline} />
        </section>
      </div>
      {bar.acts.length > 0 && <ProcedureBar {...bar} />}
    </>
  )
}
