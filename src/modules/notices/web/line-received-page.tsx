import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { dayOf, formatDay, toDay } from '#kernel/time.ts'
import { lines } from '#modules/organisations/codes.ts'
import { type Fact, Facts, PagePending } from '#ui/detail-page.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { lineOutcomes, type ReturnGround, returnGrounds } from '../line-matters/codes.ts'
import { finishLineMatter, type Received, returnLineMatter } from '../line-matters/received/contract.ts'
import { lineQueries, useLineDone } from './line-queries.ts'
import { LineStateTag } from './line-tags.tsx'
import { lineWords as w } from './line-words.ts'

/** A matter that a line brought to the own organisation: done, or given back (A02). */
export function LineReceivedPage() {
  const { lineMatterId = '' } = useParams()
  const one = useQuery(lineQueries.receivedOne(lineMatterId))
  if (!one.data) return <PagePending error={one.error} onRetry={() => void one.refetch()} />
  return <Whole of={one.data} />
}

const Whole = ({ of }: { of: Received }) => {
  const say = useSay()
  const { title, text, link, endReason, isReached, state, can } = of
  return (
    <article className="lx-detail">
      <PageHeading
        title={{ zh: title, en: title }}
        beside={<LineStateTag of={of} />}
        actions={
          can.finishLineMatter === true && (
            <>
              <Finish of={of} />
              <GiveBack of={of} />
            </>
          )
        }
      />
      {state === 'RUNNING' && !isReached && (
        <div className="lx-stack">
          <Notice tone="info" title={w.notReached} />
        </div>
      )}
      {endReason && (
        <div className="lx-stack">
          <Notice tone="info" title={w.endReason}>
            {endReason}
          </Notice>
        </div>
      )}
      <section className="lx-panel">
        <p className="lx-long lx-after">{text}</p>
        {link && (
          <p>
            <a href={link}>{say(w.openPage)}</a>
          </p>
        )}
        <Facts facts={useFacts(of)} />
      </section>
      <Said of={of} />
    </article>
  )
}

function useFacts(of: Received): Fact[] {
  const say = useSay()
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  return [
    { label: w.from, value: of.fromName },
    { label: w.line, value: say(lines[of.line]) },
    { label: w.sentOn, value: day(dayOf(new Date(of.sentAt))) },
    { label: w.due, value: day(of.dueOn) },
  ]
}

const Said = ({ of: { outcome, ground, words, byName, answeredAt } }: { of: Received }) => {
  const say = useSay()
  const language = useLanguage()
  if (outcome === 'OPEN') return null
  const facts: Fact[] = [
    { label: w.state, value: say(lineOutcomes[outcome]) },
    ...(ground === null ? [] : [{ label: w.ground, value: say(returnGrounds[ground]) }]),
    { label: w.answeredBy, value: byName },
    { label: w.answeredOn, value: answeredAt && formatDay(dayOf(new Date(answeredAt)), language) },
  ]
  return (
    <section className="lx-panel">
      <h2>{say(w.said)}</h2>
      <p className="lx-long lx-after">{words}</p>
      <Facts facts={facts} />
    </section>
  )
}

const resultFields: readonly Field[] = [
  { name: 'result', label: w.result, kind: 'long', rows: 3, required: true, maxLength: 300, hint: w.resultHint },
]

const Finish = ({ of: { id: lineMatterId } }: { of: Received }) => {
  const done = useLineDone()
  const finish = async ({ result }: { result: string }) => {
    await call(finishLineMatter, { lineMatterId, result })
    await done(w.answeredNow)
  }
  return (
    <FormDialogButton label={w.finish} note={w.finishNote} fields={resultFields} kind="primary" onSubmit={finish} />
  )
}

const backFields: readonly Field[] = [
  {
    ...{ name: 'ground', label: w.ground, kind: 'choice', required: true },
    choices: Object.entries(returnGrounds).map(([value, label]) => ({ value, label })),
  },
  { name: 'reason', label: w.why, kind: 'long', rows: 3, required: true, maxLength: 300 },
]

const GiveBack = ({ of: { id: lineMatterId } }: { of: Received }) => {
  const done = useLineDone()
  const giveBack = async (written: { ground: ReturnGround; reason: string }) => {
    await call(returnLineMatter, { lineMatterId, ...written })
    await done(w.answeredNow)
  }
  return <FormDialogButton label={w.giveBack} note={w.finishNote} fields={backFields} onSubmit={giveBack} />
}
