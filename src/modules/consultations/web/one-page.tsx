import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { type Fact, Facts, PagePending } from '#ui/detail-page.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { consultationStates } from '../codes.ts'
import type { Consultation } from '../contract.ts'
import { AnswerConsultation } from './answer-consultation.tsx'
import { consultationTones } from './list-page.tsx'
import { MapPanel } from './map-panel.tsx'
import { consultationQueries } from './queries.ts'
import { StatementList } from './statement-list.tsx'
import { pageWords as w } from './words.ts'

/** One consultation: what was asked, what many say together, what waits to be looked at, and the answer. */
export function ConsultationPage() {
  const { consultationId = '' } = useParams()
  const one = useQuery(consultationQueries.one(consultationId))
  if (!one.data) return <PagePending error={one.error} onRetry={() => void one.refetch()} />
  return <Whole of={one.data} />
}

const Whole = ({ of }: { of: Consultation }) => {
  const say = useSay()
  const { title, state, question, answer } = of
  return (
    <article className="lx-detail">
      <PageHeading
        title={{ zh: title, en: title }}
        beside={<StatusTag tone={consultationTones[state]} label={consultationStates[state]} />}
        actions={of.can.answerConsultation === true && <AnswerConsultation of={of} />}
      >
        {say(w.lead)}
      </PageHeading>
      <section className="lx-panel">
        <p className="lx-long lx-after">{question}</p>
        <Facts facts={useFacts(of)} />
        {answer && (
          <>
            <h2>{say(w.answered)}</h2>
            <p className="lx-long">{answer}</p>
          </>
        )}
      </section>
      <MapPanel of={of} />
      <section className="lx-panel">
        <h2>{say(w.statements)}</h2>
        <StatementList of={of} />
      </section>
    </article>
  )
}

const OriginLink = ({ of }: { of: NonNullable<Consultation['origin']> }) => {
  const say = useSay()
  const language = useLanguage()
  if (of.kind === 'PROJECT')
    return <Link to={`/console/projects/${of.projectId}`}>{say(fill(w.fromProject, { title: of.title }))}</Link>
  const day = formatDay(toDay(of.on), language)
  return <Link to="/console/topics">{say(fill(w.fromTopic, { day, words: of.words.join('、') }))}</Link>
}

function useFacts(of: Consultation): Fact[] {
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  return [
    { label: w.office, value: of.orgName },
    ...(of.origin === null ? [] : [{ label: w.origin, value: <OriginLink of={of.origin} /> }]),
    ...(of.keptBy === null ? [] : [{ label: w.keptBy, value: of.keptBy }]),
    { label: w.span, value: `${day(of.openedOn)} – ${day(of.closesOn)}` },
    of.answeredOn
      ? { label: w.answered, value: `${day(of.answeredOn)} ${of.answeredBy}` }
      : { label: w.answerDue, value: day(of.answerDueOn) },
  ]
}
