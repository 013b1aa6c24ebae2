import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { PagePending } from '#ui/detail-page.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'
import { rateWords as w } from './rate-words.ts'

type Rates = Awaited<ReturnType<(typeof caseQueries)['rates']['queryFn']>>

/** 三率 and first words of who handles cases and who leads: five shares, each with part and whole in words (APP-03, APP-04). */
export function RatesPage() {
  const say = useSay()
  const rates = useQuery(caseQueries.rates)
  if (!rates.data) return <PagePending error={rates.error} onRetry={() => void rates.refetch()} />
  const of = rates.data
  return (
    <>
      <PageHeading title={w.title}>
        <p>{say(w.lead, { from: of.from, until: of.until })}</p>
        <p>{say(w.received, of)}</p>
        {of.withdrawn > 0 && <p>{say(w.withdrawn, of)}</p>}
      </PageHeading>
      <Rate name={w.response} how={w.responseHow} of={of} part={of.onTime} whole={of.clocked}>
        {of.unanswered > 0 && <Link to={paths.list('overdue=true')}>{say(w.late)}</Link>}
      </Rate>
      <Rate name={w.urgent} how={w.urgentHow} of={of} part={of.toldInTime} whole={of.urgent} />
      <Rate name={w.heard} how={w.heardHow} of={of} part={of.judged} whole={of.answered} />
      <Rate name={w.solved} how={w.solvedHow} of={of} part={of.solved} whole={of.judged}>
        {of.filedJudged > 0 && <p>{say(w.solvedFiled, of)}</p>}
      </Rate>
      <Rate name={w.satisfied} how={w.satisfiedHow} of={of} part={of.satisfied} whole={of.graded}>
        {of.filedGraded > 0 && <p>{say(w.satisfiedFiled, of)}</p>}
      </Rate>
    </>
  )
}

interface RateProps {
  readonly name: Sentence
  /** Says part and whole in words. */
  readonly how: Sentence
  readonly of: Rates
  readonly part: number
  readonly whole: number
  readonly children?: React.ReactNode
}

const Rate = ({ name, how, of, part, whole, children }: RateProps) => {
  const say = useSay()
  const percent = Math.round((100 * part) / whole)
  return (
    <section className="lx-panel" aria-label={say(name)}>
      <h2>{say(name)}</h2>
      <p>
        <strong>{whole === 0 ? say(w.none) : say(w.share, { part, whole, percent })}</strong>
      </p>
      <p>{say(how, of)}</p>
      {children}
    </section>
  )
}
