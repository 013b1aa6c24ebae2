import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { call, fetchFile } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import {
  actOnMatter,
  listColleagues,
  type MatterLine,
  type MatterView,
  openPaper,
  readMatter,
} from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { taking } from '#kernel/uploading.ts'
import { PagePending } from '#ui/detail-page.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { PaperList } from '#ui/paper-list.tsx'
import { ProcedurePanel } from '#ui/procedure-panel.tsx'
import { saveFile } from '#ui/save-file.ts'
import { Say, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { useChapters } from './chapters.ts'
import { words } from './words.ts'

/** One matter of whatever procedure: its form, its timeline, and what can be done with it now (UX-CS9). */
export function MatterPage() {
  const { matterId = '' } = useParams()
  const one = useQuery({
    queryKey: ['matters', 'one', matterId],
    queryFn: ({ signal }) => call(readMatter, { matterId }, { signal }),
    // Whoever acts is to have seen what he acts on; a later version must not slip in behind an open form (R-F09).
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (!one.data) return <PagePending error={one.error} onRetry={() => void one.refetch()} />
  return <Matter key={matterId} of={one.data} />
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

const Matter = ({ of }: { of: MatterView }) => {
  const act = useAct(of)
  const colleagues = useQuery({
    queryKey: ['matters', 'colleagues'],
    queryFn: ({ signal }) => call(listColleagues, {}, { signal }),
    enabled: of.acts.some(({ kind, whyNot }) => !whyNot && (kind === 'HAND_OVER' || kind === 'ADD_SIGNER')),
  })
  return (
    <>
      <PageHeading title={of.title} beside={<StatusTag tone={toneOf(of)} label={of.state} />}>
        <About of={of} />
      </PageHeading>
      <SubjectPage of={of} />
      {of.forName !== null && <Notice tone="info" title={fill(words.standsIn, { name: of.forName })} />}
      <ProcedurePanel
        facts={of.facts}
        timeline={useLines(of)}
        waitsFor={of.waitsFor.map(({ name }) => name).join('、')}
        acts={of.acts}
        colleagues={(colleagues.data?.rows ?? []).map(({ accountId, name }) => ({
          value: accountId,
          label: { zh: name, en: name },
        }))}
        returnsTo={of.returnsTo}
        data={of.data}
        taking={taking}
        onAct={(name, values) => act(name, values as Said)}
      />
    </>
  )
}

// Refused because another was quicker, the page shows what he did; what was typed stays in the form.
const useAct = (of: MatterView) => {
  const queries = useQueryClient()
  const toast = useToast()
  return async (act: string, values: Said) => {
    try {
      const next = await call(actOnMatter, { matterId: of.id, act, version: of.version, ...values })
      queries.setQueryData(['matters', 'one', of.id], next)
      toast('success', words.matterDone)
    } finally {
      void queries.invalidateQueries({ queryKey: ['matters'] })
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

// A limit is the first instant that is too late.
const lastMinute = (dueAt: string) => new Date(new Date(dueAt).getTime() - 60_000)

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
