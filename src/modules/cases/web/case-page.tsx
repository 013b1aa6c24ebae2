import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { CallRefused } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { Beside } from '#ui/beside.tsx'
import { type Fact, Facts, PagePending } from '#ui/detail-page.tsx'
import { ofList } from '#ui/list-query.ts'
import { Neighbours, useNeighbours } from '#ui/neighbours.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import type { CaseDetail, CaseRow } from '../contract.ts'
import { openStates } from '../rules.ts'
import { ArrivalPanel } from './arrival-panel.tsx'
import { CallsPanel } from './calls-panel.tsx'
import { CaseActs } from './case-acts.tsx'
import { caseQuery } from './case-filters.ts'
import { KindTags, StateTag } from './case-tags.tsx'
import { CaseConversation, CaseTimeline } from './case-talk.tsx'
import { classWords } from './class-words.ts'
import { clockWords } from './clock-words.ts'
import { Deadline } from './deadline.tsx'
import { EnclosurePanel } from './enclosure-panel.tsx'
import { FilingPanel } from './filing-panel.tsx'
import { HintNotice, HintTags } from './hint-tags.tsx'
import { KnowledgePanel, KnowledgeTakenUp } from './knowledge-panel.tsx'
import { OriginalPanel } from './original-panel.tsx'
import { paths } from './paths.ts'
import { PromisesPanel } from './promises-panel.tsx'
import { caseQueries } from './queries.ts'
import { ReplyFilesPanel } from './reply-files.tsx'
import { UrgencySuggestion, UrgencyTag } from './urgency-acts.tsx'
import { VoicesPanel } from './voices-panel.tsx'
import { pageWords } from './words.ts'
import { WriterPanel } from './writer-panel.tsx'

/** One case: what was said, what happened, what can be done now, and the next one (UX-CS9, BS8). */
export function CasePage() {
  const { caseId = '' } = useParams()
  const [params] = useSearchParams()
  const list = useQuery(caseQueries.list(caseQuery(params)))
  const neighbours = useNeighbours(caseId, list.data?.rows)
  const one = useQuery(caseQueries.one(caseId))
  const others = list.data?.rows.filter(({ id }) => id !== caseId) ?? []
  const around = { neighbours, next: neighbours?.next ?? others[0], params }
  if (!one.data)
    return <PagePending error={one.error} actions={<Ways {...around} />} onRetry={() => void one.refetch()} />
  return <Case key={caseId} of={one.data} hasLeft={isMissing(one.error)} {...around} />
}

// Passed on to where one does not see it, while its page was open.
const isMissing = (fault: unknown) => fault instanceof CallRefused && fault.problem.status === 404

const Case = ({ hasLeft, ...of }: Omit<CaseProps, 'done'> & { hasLeft: boolean }) => {
  const [done, setDone] = useState<Sentence>()
  const more = { ...of, done }
  return hasLeft ? <Left {...more} /> : <Whole {...more} onDone={setDone} />
}

interface CaseProps {
  readonly of: CaseDetail
  /** What was done last on this page. */
  readonly done: Sentence | undefined
  /** Where it stands in the list it was opened from, or stood. */
  readonly neighbours: ReturnType<typeof useNeighbours<CaseRow>>
  /** The one after it, or the first other one. */
  readonly next: CaseRow | undefined
  readonly params: URLSearchParams
}

const Whole = ({ of, done, neighbours, next, params, onDone }: CaseProps & { onDone: (act: Sentence) => void }) => {
  const say = useSay()
  const queries = useQueryClient()
  const separated = async (act: Sentence) => {
    await queries.invalidateQueries({ queryKey: caseQueries.all })
    onDone(act)
  }
  const isOpen = openStates.includes(of.state)
  return (
    <>
      <PageHeading
        title={{ zh: of.title, en: of.title }}
        beside={
          <>
            <StateTag state={of.state} />
            <KindTags of={of} />
            <UrgencyTag of={of} />
            <HintTags hints={of.hints} />
          </>
        }
        actions={<Ways neighbours={neighbours} next={next} params={params} />}
      >
        {isOpen && (
          <>
            {say(pageWords.deadline)}：<Deadline of={of} />
          </>
        )}
        {isOpen && of.isProvisional && <p>{say(pageWords.provisionalWhy)}</p>}
      </PageHeading>
      {/* While an answer is still to be written, nothing stands between its writer and it. */}
      {done && of.can.reply !== true && <Done act={done} next={next} params={params} />}
      <HintNotice hints={of.hints} title={pageWords.danger} />
      <UrgencySuggestion of={of} />
      {of.isPublic && of.isWithheld && isOpen && (
        <Notice tone="info" title={of.isTakenBack ? pageWords.withheldTakenBack : pageWords.withheld} />
      )}
      <KnowledgeTakenUp of={of} />
      <div className="lx-split">
        <div>
          <section className="lx-panel" aria-label={say(pageWords.conversation)}>
            <h2>{say(pageWords.conversation)}</h2>
            <CaseConversation of={of} />
          </section>
          <EnclosurePanel caseId={of.id} />
          <ReplyFilesPanel caseId={of.id} />
          <CaseActs of={of} onDone={onDone} />
        </div>
        <div>
          <section className="lx-panel" aria-label={say(pageWords.oneCase)}>
            <Facts facts={useFacts(of)} />
          </section>
          <KnowledgePanel of={of} onDone={separated} />
          <CallsPanel of={of} onDone={separated} />
          <PromisesPanel of={of} onDone={separated} />
          <FilingPanel of={of} onDone={separated} />
          <ArrivalPanel of={of} onDone={separated} />
          <WriterPanel of={of} onDone={separated} />
          <OriginalPanel caseId={of.id} />
          <VoicesPanel of={of} onDone={separated} />
          <Beside place="cases.case" subjectId={of.id} />
          <section className="lx-panel" aria-label={say(pageWords.timeline)}>
            <h2>{say(pageWords.timeline)}</h2>
            <CaseTimeline of={of} />
          </section>
        </div>
      </div>
    </>
  )
}

const Ways = ({ neighbours, next, params }: Pick<CaseProps, 'neighbours' | 'next' | 'params'>) => {
  const navigate = useNavigate()
  const open = ({ id }: CaseRow) => navigate(paths.one(id, params))
  return (
    <>
      <ActionButton label={pageWords.toList} can onAct={() => navigate(paths.list(ofList(params)))} />
      {neighbours ? (
        <Neighbours of={neighbours} params={params} onOpen={open} />
      ) : (
        next && <ActionButton label={pageWords.next} can onAct={() => open(next)} />
      )}
    </>
  )
}

const Left = ({ of, done, neighbours, next, params }: CaseProps) => (
  <>
    <PageHeading
      title={{ zh: of.title, en: of.title }}
      actions={<Ways neighbours={neighbours} next={next} params={params} />}
    />
    {done && <Done act={done} next={next} params={params} />}
    <Notice tone="info" title={pageWords.hasLeft} />
  </>
)

const Done = ({ act, next, params }: { act: Sentence; next: CaseRow | undefined; params: URLSearchParams }) => (
  <div className="lx-after">
    <Notice
      tone="success"
      title={{
        zh: fill(pageWords.done, { act: act.zh }).zh,
        en: fill(pageWords.done, { act: act.en }).en,
      }}
      action={
        next ? (
          <Link to={paths.one(next.id, params)}>
            <Say of={pageWords.nextOne} slots={{ title: next.title }} />
          </Link>
        ) : (
          <Say of={pageWords.noNext} />
        )
      }
    />
  </div>
)

const classNames = ({ field, second, third }: CaseDetail) =>
  field && [field, second, third].filter((name) => name !== null).join(' › ')

const useFacts = (of: CaseDetail): Fact[] => {
  const say = useSay()
  const language = useLanguage()
  return [
    ...(of.extension
      ? [
          {
            label: pageWords.extend,
            value: say(pageWords.extended, { count: of.extension.days, reason: of.extension.reason }),
          },
        ]
      : []),
    { label: classWords.chosen, value: classNames(of) ?? say(classWords.undecided) },
    { label: pageWords.handledBy, value: of.orgName },
    { label: pageWords.about, value: of.aboutName },
    { label: pageWords.createdAt, value: formatMinute(new Date(of.createdAt), language) },
    { label: pageWords.number, value: of.number },
    ...(of.petitionId
      ? [
          {
            label: clockWords.petitionMatter,
            value: <Link to={matterPath(of.petitionId)}>{say(clockWords.toPetition)}</Link>,
          },
        ]
      : []),
    ...(of.previous
      ? [
          {
            label: pageWords.previous,
            value: <Link to={paths.one(of.previous.id)}>{of.previous.number}</Link>,
          },
        ]
      : []),
  ]
}
