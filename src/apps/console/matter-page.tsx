import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { call, fetchFile } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import {
  actOnMatter,
  type MatterLine,
  type MatterRow,
  type MatterView,
  matterPath,
  mattersPath,
  openPaper,
} from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { taking } from '#kernel/uploading.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { isFromList, ofList } from '#ui/list-query.ts'
import { Neighbours, useNeighbours } from '#ui/neighbours.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { PaperList } from '#ui/paper-list.tsx'
import { ProcedurePanel } from '#ui/procedure-panel.tsx'
import { saveFile } from '#ui/save-file.ts'
import { Say, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { staysAsRead } from '#ui/stays-as-read.ts'
import { useChapters } from './chapters.ts'
import { colleagueChoices } from './colleague-choices.ts'
import { lastMinute } from './matter-due.ts'
import { matterQueries } from './matter-queries.ts'
import { matterWords } from './matter-words.ts'
import { words } from './words.ts'

/** One matter of whatever procedure: its form, its timeline, and what can be done with it now (UX-CS9). */
export function MatterPage() {
  const { matterId = '' } = useParams()
  const [params] = useSearchParams()
  const waiting = useQuery(matterQueries.waiting(params))
  const neighbours = useNeighbours(matterId, waiting.data?.rows)
  const one = useQuery({ ...matterQueries.one(matterId), ...staysAsRead })
  if (!one.data) {
    const ways = <Ways neighbours={neighbours} params={params} />
    return <PagePending error={one.error} actions={ways} onRetry={() => void one.refetch()} />
  }
  const next = neighbours?.next ?? waiting.data?.rows.find(({ id }) => id !== matterId)
  const left = waiting.isFetching ? undefined : waiting.data?.total
  return <Matter key={matterId} of={one.data} neighbours={neighbours} next={next} left={left} params={params} />
}

// What is better looked at and decided on a page of its own is one tap away.
const SubjectPage = ({ of }: { of: MatterView }) => {
  const page = useChapters()
    .map(({ subjects }) => subjects?.[of.subject])
    .find((found) => found !== undefined)
  if (!page || of.subjectId === null) return null
  const way = (
    <Link to={page(of.subjectId)}>
      <Say of={words.openSubject} />
    </Link>
  )
  return <Notice tone="info" title={words.subjectHasPage} action={way} />
}

type Said = Omit<CallInput<typeof actOnMatter>, 'matterId' | 'act' | 'version'>

interface MatterProps {
  readonly of: MatterView
  /** Where it stands among what waits for this post, or stood when it was opened. */
  readonly neighbours: ReturnType<typeof useNeighbours<MatterRow>>
  /** The one after it, or the first other one. */
  readonly next: MatterRow | undefined
  /** How many wait for this post, once known. */
  readonly left: number | undefined
  /** Those of the list it was opened from. */
  readonly params: URLSearchParams
}

const Matter = ({ of, neighbours, next, left, params }: MatterProps) => {
  const [isDone, setDone] = useState(false)
  const act = useAct(of, () => setDone(true))
  const colleagues = useQuery({
    ...matterQueries.colleagues,
    enabled: of.acts.some(({ kind, whyNot }) => !whyNot && (kind === 'HAND_OVER' || kind === 'ADD_SIGNER')),
  })
  return (
    <>
      <PageHeading
        title={of.title}
        beside={<StatusTag tone={toneOf(of)} label={of.state} />}
        actions={<Ways neighbours={neighbours} params={params} />}
      >
        <About of={of} />
      </PageHeading>
      {isDone && neighbours && <Done next={next} left={left} params={params} />}
      <SubjectPage of={of} />
      {of.forName !== null && <Notice tone="info" title={fill(words.standsIn, { name: of.forName })} />}
      <ProcedurePanel
        facts={of.facts}
        timeline={useLines(of)}
        waitsFor={of.waitsFor.map(({ name }) => name).join('、')}
        acts={of.acts}
        colleagues={colleagues.data && colleagueChoices(colleagues.data.rows)}
        returnsTo={of.returnsTo}
        data={of.data}
        taking={taking}
        onAct={(name, values) => act(name, values as Said)}
      />
    </>
  )
}

const oneOf = (id: string, params: URLSearchParams) => [matterPath(id), params.toString()].filter(Boolean).join('?')
const listOf = (params: URLSearchParams) => [mattersPath, ofList(params).toString()].filter(Boolean).join('?')

const Ways = ({ neighbours, params }: Pick<MatterProps, 'neighbours' | 'params'>) => {
  const navigate = useNavigate()
  return (
    <>
      {isFromList(params) && <ActionButton label={matterWords.toList} can onAct={() => navigate(listOf(params))} />}
      <Neighbours of={neighbours} params={params} onOpen={({ id }) => navigate(oneOf(id, params))} />
    </>
  )
}

// What was done stays on the page to be read; the next one is one tap away.
const Done = (of: Pick<MatterProps, 'next' | 'left' | 'params'>) => (
  <div className="lx-after">
    <Notice tone="success" title={words.matterDone} action={<Way {...of} />} />
  </div>
)

const Way = ({ next, left, params }: Pick<MatterProps, 'next' | 'left' | 'params'>) => {
  if (next)
    return (
      <Link to={oneOf(next.id, params)}>
        <Next of={next} />
      </Link>
    )
  if (left === undefined) return null
  if (left === 0) return <Say of={matterWords.noneLeft} />
  return (
    <Link to={listOf(params)}>
      <Say of={matterWords.noneOnPage} />
    </Link>
  )
}

const Next = ({ of }: { of: MatterRow }) => {
  const say = useSay()
  return say(matterWords.nextOne, { title: say(of.title) })
}

// Refused because another was quicker, the page shows what he did; what was typed stays in the form.
const useAct = (of: MatterView, onDone: () => void) => {
  const queries = useQueryClient()
  const toast = useToast()
  return async (act: string, values: Said) => {
    try {
      const next = await call(actOnMatter, { matterId: of.id, act, version: of.version, ...values })
      queries.setQueryData(matterQueries.one(of.id).queryKey, next)
      toast('success', words.matterDone)
      onDone()
    } finally {
      void queries.invalidateQueries({ queryKey: matterQueries.all })
    }
  }
}

const About = ({ of }: { of: MatterView }) => {
  const say = useSay()
  const language = useLanguage()
  const due = of.dueAt === null ? null : lastMinute(of.dueAt)
  return (
    <p>
      <Say of={of.procedure} /> · {of.number} · {say(words.startedBy, { name: of.starterName, org: of.starterOrgName })}
      {due && (
        <>
          {' · '}
          {say(words.dueUntil, { at: formatMinute(due, language) })}{' '}
          {of.isOverdue && <StatusTag tone="error" label={words.overdue} />}
          {of.provisional && <Say of={words.provisionalDue} />}
        </>
      )}
    </p>
  )
}

const toneOf = ({ outcome }: MatterView) =>
  outcome === null ? 'info' : outcome === 'AGREED' ? 'success' : outcome === 'REFUSED' ? 'error' : 'neutral'

const papersOf = (matterId: string, { papers }: MatterLine) =>
  papers.map(({ fileId, name }) => ({
    ...{ key: fileId, name },
    onOpen: async () => saveFile(await fetchFile(openPaper, { matterId, paperId: fileId })),
  }))

const useLines = (of: MatterView) => {
  const say = useSay()
  const language = useLanguage()
  const toWhom = (what: Sentence, toName: string | null): Sentence =>
    toName ? { zh: `${what.zh} → ${toName}`, en: `${what.en} → ${toName}` } : what
  return of.timeline.map((line) => ({
    key: line.id,
    what: toWhom(line.what, line.toName),
    who: [line.forName ? say(words.actedFor, { name: line.name, other: line.forName }) : line.name, line.orgName]
      .filter(Boolean)
      .join(' · '),
    when: formatMinute(new Date(line.at), language),
    tone: line.tone,
    ...(line.opinion ? { opinion: line.opinion } : {}),
    ...(line.papers.length > 0 ? { more: <PaperList papers={papersOf(of.id, line)} /> } : {}),
  }))
}
