import { Facts } from './detail-page.tsx'
import { type BarOf, ProcedureBar } from './procedure-bar.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { Timeline, type TimelineStep } from './timeline.tsx'
import { words } from './words.ts'

interface Props extends BarOf {
  readonly facts: readonly { readonly label: Sentence; readonly value: Sentence }[]
  readonly timeline: readonly TimelineStep[]
  readonly waitsFor: string
}

/** A matter as offices know it (UX-CS9): left what it is about, as far as that is told at all, right what happened, at the foot what can be done. */
export function ProcedurePanel({ facts, timeline, waitsFor, ...bar }: Props) {
  const say = useSay()
  return (
    <>
      <div className="lx-split">
        {facts.length > 0 && (
          <section className="lx-panel" aria-label={say(words.keyFacts)}>
            <h2>{say(words.keyFacts)}</h2>
            <Facts facts={facts.map(({ label, value }) => ({ label, value: say(value) }))} />
          </section>
        )}
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
