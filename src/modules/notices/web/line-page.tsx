import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { dayOf, formatDay, toDay } from '#kernel/time.ts'
import { lines, orgTypes } from '#modules/organisations/codes.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { type Fact, Facts, PagePending } from '#ui/detail-page.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Chip, ListChips } from '#ui/list-filters.tsx'
import { ListPanel } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, useLanguage, useSay } from '#ui/sentence.tsx'
import { lineScopes, returnGrounds } from '../line-matters/codes.ts'
import { closeLineMatter, type LineMatter, type ReachedOrg, withdrawLineMatter } from '../line-matters/contract.ts'
import { lineQueries, useLineDone } from './line-queries.ts'
import { isLate, LineStateTag, OutcomeTag } from './line-tags.tsx'
import { lineWords as w } from './line-words.ts'

/** A matter that was written to a line: what each organisation said, in the order of the tree, and its end. */
export function LinePage() {
  const { lineMatterId = '' } = useParams()
  const one = useQuery(lineQueries.one(lineMatterId))
  if (!one.data) return <PagePending error={one.error} onRetry={() => void one.refetch()} />
  return <Whole of={one.data} />
}

const Whole = ({ of }: { of: LineMatter }) => {
  const say = useSay()
  const { title, text, link, endReason, can } = of
  return (
    <article className="lx-detail">
      <PageHeading
        title={{ zh: title, en: title }}
        beside={<LineStateTag of={of} />}
        actions={
          can.closeLineMatter === true && (
            <>
              <Close of={of} />
              <Withdraw of={of} />
            </>
          )
        }
      />
      <section className="lx-panel">
        <p className="lx-long lx-after">{text}</p>
        {link && (
          <p>
            <a href={link}>{say(w.openPage)}</a>
          </p>
        )}
        <Facts facts={useFacts(of)} />
        {endReason && (
          <>
            <h2>{say(w.endReason)}</h2>
            <p className="lx-long">{endReason}</p>
          </>
        )}
      </section>
      <Organisations of={of} />
    </article>
  )
}

function useFacts(of: LineMatter): Fact[] {
  const say = useSay()
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  const types = of.types.map((type) => say(orgTypes[type])).join('、')
  const scope = `${say(lineScopes[of.scope])}${types ? `，${types}` : ''}`
  return [
    { label: w.from, value: of.orgName },
    { label: w.sentBy, value: of.sentByName },
    { label: w.line, value: `${say(lines[of.line])}（${scope}）` },
    { label: w.sentOn, value: day(dayOf(new Date(of.sentAt))) },
    { label: w.due, value: day(of.dueOn) },
    ...(of.endedAt ? [{ label: w.ended, value: `${day(dayOf(new Date(of.endedAt)))} ${of.endedByName ?? ''}` }] : []),
  ]
}

const shows = ['OPEN', 'DONE', 'RETURNED', 'LEFT'] as const
const showOf = (params: URLSearchParams) => shows.find((show) => show === params.get('show'))

const Organisations = ({ of }: { of: LineMatter }) => {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const show = showOf(params)
  const list = useQuery(lineQueries.organisations(of.id, { page, size, ...(show ? { show } : {}) }))
  return (
    <>
      <ListChips chips={chipsOf(of)} params={params} onParams={setParams} />
      <ListPanel<ReachedOrg>
        title={w.organisations}
        params={params}
        onParams={setParams}
        columns={columnsOf(of)}
        rowKey={({ orgId }) => orgId}
        page={list.data}
        busy={list.isFetching}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ title: w.noneHere }}
      />
      {show === 'LEFT' && <p className="lx-quiet">{say(w.leftHint)}</p>}
    </>
  )
}

const chipsOf = (of: LineMatter): Chip[] => [
  { label: w.open, params: { show: 'OPEN' }, count: of.open },
  { label: w.done, params: { show: 'DONE' }, count: of.done },
  { label: w.returned, params: { show: 'RETURNED' }, count: of.returned },
  ...(of.left > 0 ? [{ label: w.left, params: { show: 'LEFT' }, count: of.left }] : []),
]

const columnsOf = (of: LineMatter): readonly Column<ReachedOrg>[] => [
  { key: 'name', title: w.organisation, width: 260, show: ({ name }) => name },
  {
    key: 'said',
    title: w.state,
    inHead: true,
    show: ({ outcome }) => <OutcomeTag outcome={outcome} isLate={isLate(of)} />,
  },
  {
    key: 'words',
    title: w.words,
    width: 360,
    show: ({ ground, words }) => (
      <>
        {ground && (
          <div className="lx-quiet">
            <Say of={returnGrounds[ground]} />
          </div>
        )}
        {words ?? '—'}
      </>
    ),
  },
  { key: 'superior', title: w.superior, deskOnly: true, show: ({ superiorName }) => superiorName },
  {
    key: 'at',
    title: w.answeredOn,
    show: ({ answeredAt }) => (answeredAt === null ? '—' : dayOf(new Date(answeredAt))),
  },
]

const Close = ({ of: { id: lineMatterId, open } }: { of: LineMatter }) => {
  const done = useLineDone()
  const close = async () => {
    await call(closeLineMatter, { lineMatterId })
    await done(w.closedNow)
  }
  return (
    <ActionButton
      label={w.close}
      can
      kind={open === 0 ? 'primary' : 'ordinary'}
      confirm={{ title: w.closeAsk, detail: w.closeDetail }}
      onAct={close}
    />
  )
}

const reasonFields: readonly Field[] = [
  { name: 'reason', label: w.reason, kind: 'long', required: true, maxLength: 200 },
]

const Withdraw = ({ of: { id: lineMatterId } }: { of: LineMatter }) => {
  const done = useLineDone()
  const withdraw = async ({ reason }: { reason: string }) => {
    await call(withdrawLineMatter, { lineMatterId, reason })
    await done(w.withdrawnNow)
  }
  return <FormDialogButton label={w.withdraw} note={w.withdrawNote} fields={reasonFields} onSubmit={withdraw} />
}
