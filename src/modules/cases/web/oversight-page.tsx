import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { postName } from '#modules/accounts/contract.ts'
import { PagePending } from '#ui/detail-page.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { measuredWords, measureKinds, moderationRules, notAcceptedReasons, openingPurposes } from '../codes.ts'
import { oversightWords as w } from './oversight-words.ts'
import { caseQueries } from './queries.ts'

/** What an auditor reads: what was hidden, who asked to see a contact, why cases were refused; no word of a message. */
export function OversightPage() {
  const say = useSay()
  const seen = useQuery(caseQueries.oversight)
  if (!seen.data) return <PagePending error={seen.error} onRetry={() => void seen.refetch()} />
  const { measures, openings, refusals } = seen.data
  return (
    <>
      <PageHeading title={w.title}>{say(w.lead)}</PageHeading>
      <Block title={w.measures} none={w.noMeasures}>
        {measures.map((measure) => (
          <Measure key={measure.id} of={measure} />
        ))}
      </Block>
      <Block title={w.openings} none={w.noOpenings}>
        {openings.map((opening) => (
          <Opening key={opening.id} of={opening} />
        ))}
      </Block>
      <Block title={w.refusals} none={w.noRefusals}>
        {refusals.map(({ reason, count }) => (
          <li key={reason}>{say(fill(w.refused, { reason: say(notAcceptedReasons[reason]), count }))}</li>
        ))}
      </Block>
      <section className="lx-panel" aria-label={say(w.log)}>
        <h2>{say(w.log)}</h2>
        <p>
          {say(w.logHow)} <a href="/transparency/">{say(w.toLog)}</a>
        </p>
      </section>
    </>
  )
}

type Seen = Awaited<ReturnType<(typeof caseQueries)['oversight']['queryFn']>>

const Block = ({ title, none, children }: { title: Sentence; none: Sentence; children: ReactNode[] }) => {
  const say = useSay()
  return (
    <section className="lx-panel" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {children.length === 0 ? <p className="lx-quiet">{say(none)}</p> : <ul className="lx-plain-list">{children}</ul>}
    </section>
  )
}

const Measure = ({ of }: { of: Seen['measures'][number] }) => {
  const say = useSay()
  const language = useLanguage()
  const when = (at: string) => formatMinute(new Date(at), language)
  const { number, kind, wordsOf, rule, byName, at } = of
  const done =
    wordsOf === 'CASE' ? say(measureKinds[kind]) : `${say(measureKinds[kind])}（${say(measuredWords[wordsOf])}）`
  return (
    <li>
      {say(fill(w.measure, { number, kind: done, org: byName, when: when(at) }))}
      <p className="lx-quiet">
        {rule} {say(moderationRules[rule])} · {say(sequelOf(of))}
      </p>
    </li>
  )
}

function sequelOf({ liftedAt, appealedAt, appealDecidedAt }: Seen['measures'][number]): Sentence {
  if (liftedAt) return w.lifted
  if (appealDecidedAt) return w.upheld
  return appealedAt ? w.appealed : w.inForce
}

const Opening = ({ of }: { of: Seen['openings'][number] }) => {
  const say = useSay()
  const language = useLanguage()
  const { number, byName, post, at, purpose, reason, state, decidedBy, decidedPost, looks } = of
  const who = (org: string, role: string | null) => {
    const { zh, en } = postName(role ?? '')
    return `${org}（${say({ zh, en })}）`
  }
  const told = { number, who: who(byName, post), when: formatMinute(new Date(at), language) }
  return (
    <li>
      {say(fill(w.opening, told))}
      <p className="lx-quiet">
        {say(openingPurposes[purpose])}：{reason} · {say(w[state])}
        {decidedBy && ` · ${say(fill(w.decidedBy, { who: who(decidedBy, decidedPost) }))}`}
        {state === 'OPEN' && ` · ${say(fill(w.looks, { count: looks }))}`}
      </p>
    </li>
  )
}
