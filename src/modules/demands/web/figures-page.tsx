import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fill } from '#kernel/errors.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import type { DemandFigures } from '../contract.ts'
import { figureWords as w } from './figure-words.ts'
import { Picture, Rows } from './pictures.tsx'
import { QualityPanel } from './quality-panel.tsx'
import { demandQueries } from './queries.ts'
import { TileMap } from './tile-map.tsx'

/** 诉求分析: how many messages, when, about what and where; small numbers hidden, each picture with its table (D27). */
export function DemandFiguresPage() {
  const say = useSay()
  const figures = useQuery(demandQueries.figures)
  return (
    <>
      <PageHeading title={w.figures}>{say(w.lead)}</PageHeading>
      {figures.data ? (
        <Figures of={figures.data} />
      ) : (
        <DetailPending error={figures.error} onRetry={() => void figures.refetch()} />
      )}
    </>
  )
}

const Figures = ({ of }: { of: DemandFigures }) => {
  const say = useSay()
  const months = useMemo(() => of.months.map(({ month, messages }) => ({ label: month, value: messages })), [of])
  const fieldName = (field: string | null) => field ?? say(w.undecided)
  const fields = of.fields.map(({ field, messages }) => ({ label: fieldName(field), value: messages }))
  return (
    <>
      <section className="lx-panel" aria-label={say(w.total)}>
        <p>{say(w.year, { from: of.from, until: of.until })}</p>
        <ul className="lx-numbers">
          <Total label={w.total} value={of.total} />
          <Total label={w.totalBefore} value={of.totalBefore} />
        </ul>
      </section>
      <Picture title={w.byMonth} bars={months}>
        <Rows heads={[w.month, w.messages]} rows={of.months.map(({ month, messages }) => [month, messages])} />
      </Picture>
      <Picture title={w.byField} bars={fields} isWide>
        <Rows
          heads={[w.field, w.thisYear, w.yearBefore]}
          rows={of.fields.map(({ field, messages, before }) => [fieldName(field), messages, before])}
        />
      </Picture>
      <Seconds of={of} />
      <section className="lx-panel" aria-labelledby="figures-by-place">
        <h2 id="figures-by-place">{say(w.byPlace)}</h2>
        <p className="lx-quiet">{say(w.placeHint)}</p>
        <TileMap places={of.places.map((place) => ({ ...place, name: placeName(place) }))} />
        <details>
          <summary>{say(w.asTable)}</summary>
          <Rows heads={[w.place, w.messages]} rows={of.places.map((place) => [placeName(place), place.messages])} />
        </details>
      </section>
      <QualityPanel />
    </>
  )

  function placeName({ orgId, name }: DemandFigures['places'][number]) {
    return orgId === null ? say(fill(w.ownPlace, { name })) : name
  }
}

// So many bars can be told apart; the table has all.
const mostBars = 15

/** The second levels of all fields that have some, the most frequent as bars. */
const Seconds = ({ of: { fields } }: { of: DemandFigures }) => {
  const say = useSay()
  const rows = fields.flatMap(({ field, seconds }) =>
    seconds.map(({ second, messages, before }) => {
      const name = `${field} › ${second ?? say(w.noSecond)}`
      return { isDecided: second !== null, name, messages, before }
    }),
  )
  const bars = rows
    .filter(({ isDecided, messages }) => isDecided && messages !== null && messages > 0)
    .sort((one, other) => (other.messages ?? 0) - (one.messages ?? 0))
    .slice(0, mostBars)
    .map(({ name, messages }) => ({ label: name, value: messages }))
  if (rows.length === 0) return null
  return (
    <Picture title={w.bySecond} bars={bars} isWide>
      <Rows
        heads={[w.second, w.thisYear, w.yearBefore]}
        rows={rows.map(({ name, messages, before }) => [name, messages, before])}
      />
    </Picture>
  )
}

const Total = ({ label, value }: { label: Sentence; value: number | null }) => {
  const say = useSay()
  return (
    <li>
      <div className="lx-number">
        <strong>{value ?? say(w.fewShort)}</strong>
        <span>{say(label)}</span>
      </div>
    </li>
  )
}
