import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { actOnMatter, listColleagues, type MatterView, readMatter } from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { ProcedurePanel } from '#ui/procedure-panel.tsx'
import { type Language, useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { DueTag } from './due-tag.tsx'
import { words } from './words.ts'

/** One matter of whatever procedure: its form, its timeline, and what can be done with it now (UX-CS9). */
export function MatterPage() {
  const { matterId = '' } = useParams()
  const one = useQuery({
    queryKey: ['matters', 'one', matterId],
    queryFn: ({ signal }) => call(readMatter, { matterId }, { signal }),
  })
  if (!one.data) return <DetailPending error={one.error} onRetry={() => void one.refetch()} />
  return <Matter key={`${matterId} ${one.data.version}`} of={one.data} />
}

type Said = Omit<CallInput<typeof actOnMatter>, 'matterId' | 'act' | 'version'>

const Matter = ({ of }: { of: MatterView }) => {
  const queries = useQueryClient()
  const toast = useToast()
  const colleagues = useQuery({
    queryKey: ['matters', 'colleagues'],
    queryFn: ({ signal }) => call(listColleagues, {}, { signal }),
  })
  const onAct = async (act: string, values: Said) => {
    const next = await call(actOnMatter, { matterId: of.id, act, version: of.version, ...values })
    queries.setQueryData(['matters', 'one', of.id], next)
    await queries.invalidateQueries({ queryKey: ['matters'] })
    toast('success', words.done)
  }
  return (
    <>
      <PageHeading title={of.title} beside={<StatusTag tone={toneOf(of)} label={of.state} />}>
        <DueTag {...of} />
      </PageHeading>
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
        onAct={(act, values) => onAct(act, values as Said)}
      />
    </>
  )
}

const toneOf = ({ outcome }: MatterView) =>
  outcome === null ? 'info' : outcome === 'AGREED' ? 'success' : outcome === 'REFUSED' ? 'error' : 'neutral'

const useLines = (of: MatterView) => {
  const language: Language = useLanguage()
  return of.timeline.map((line) => ({
    key: line.id,
    what: line.toName ? { zh: `${line.what.zh} → ${line.toName}`, en: `${line.what.en} → ${line.toName}` } : line.what,
    who: [line.forName ? `${line.name}（代${line.forName}）` : line.name, line.orgName].filter(Boolean).join(' · '),
    when: formatMinute(new Date(line.at), language),
    tone: line.tone,
    ...(line.opinion ? { opinion: line.opinion } : {}),
  }))
}
