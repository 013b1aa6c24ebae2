import { fill } from '#kernel/errors.ts'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { checks } from '../checks/codes.ts'
import { qualityWords as w } from './figure-words.ts'
import { measuredClasses, measuredDesks, measuredSecond, measuredThird, measuredTopics } from './measured.ts'

/** How often what software says is right, by what it says; what was not measured says so (D27). */
export function QualityPanel() {
  const say = useSay()
  const classes = [
    fill(w.fields, measuredClasses),
    fill(w.second, measuredSecond),
    fill(w.third, measuredThird),
    w.counted,
  ]
  const told: readonly Sentence[] = [
    ...classes,
    fill(w.desks, measuredDesks),
    fill(w.topics, measuredTopics),
    ...measuredChecks,
  ]
  return (
    <section className="lx-panel" aria-label={say(w.title)}>
      <h2>{say(w.title)}</h2>
      <p className="lx-quiet">{say(w.lead)}</p>
      <ul>
        {told.map((sentence) => (
          <li key={sentence.zh}>{say(sentence)}</li>
        ))}
      </ul>
    </section>
  )
}

// What only counts by the clock is neither right nor wrong.
const measuredChecks = Object.values(checks).flatMap(({ right, of, how, ...name }) => {
  if (right === null) return []
  const zh = fill(w.check, { check: name.zh, right, of, how: how.zh }).zh
  return [{ zh, en: fill(w.check, { check: name.en, right, of, how: how.en }).en }]
})
