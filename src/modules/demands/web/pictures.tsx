import type { ReactNode } from 'react'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { type Bar, BarsOf } from './bar-chart.tsx'
import { figureWords as w } from './figure-words.ts'

/** A picture with the same numbers as a table below it. */
export const Picture = (of: {
  title: Sentence
  bars: readonly Bar[]
  isWide?: boolean
  note?: ReactNode
  children: ReactNode
}) => {
  const say = useSay()
  const isEmpty = of.bars.every(({ value }) => !value)
  return (
    <section className="lx-panel" aria-label={say(of.title)}>
      <h2>{say(of.title)}</h2>
      {of.note}
      {isEmpty && of.bars.length > 0 && <p className="lx-quiet">{say(w.nothingDrawn)}</p>}
      {!isEmpty && (
        <BarsOf
          bars={of.bars}
          label={say(w.chartOf, { what: say(of.title) })}
          {...(of.isWide ? { isWide: true } : {})}
        />
      )}
      <details open={isEmpty}>
        <summary>{say(w.asTable)}</summary>
        {of.children}
      </details>
    </section>
  )
}

type Cell = string | number | null

/** A table of numbers; one that is not told says so. */
export const Rows = ({
  heads,
  rows,
}: {
  heads: readonly Sentence[]
  rows: readonly (readonly [string, ...Cell[]])[]
}) => {
  const say = useSay()
  return (
    <table className="lx-counts">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.zh} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              // The columns are those of the heads, in their order.
              <td key={heads[at + 1]?.zh}>{cell ?? <span className="lx-quiet">{say(w.few)}</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
