import { Link } from 'react-router'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { figureWords } from './words.ts'

/** A count by groups, with a bar for the eye; the number says the same. */
export function CountTable({
  title,
  rows,
}: {
  title: Sentence
  /** With `to`, a line leads to the names behind it. */
  rows: readonly { readonly label: Sentence; readonly count: number; readonly to?: string }[]
}) {
  const say = useSay()
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <section className="lx-panel" aria-label={say(title)}>
      <table className="lx-counts">
        <caption>{say(title)}</caption>
        <thead className="lx-unseen">
          <tr>
            <th scope="col">{say(figureWords.group)}</th>
            <th scope="col">{say(figureWords.people)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, count, to }) => (
            <tr key={label.zh}>
              <th scope="row">{to === undefined ? say(label) : <Link to={to}>{say(label)}</Link>}</th>
              <td>
                <meter min={0} max={most} value={count} aria-hidden="true" />
                <span>{count}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
