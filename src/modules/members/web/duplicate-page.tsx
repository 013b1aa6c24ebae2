import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, type Sentence } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { duplicateBases } from '../codes.ts'
import { type Duplicate, decideDuplicate, readDuplicate, reopenDuplicate, type Side } from '../duplicates/contract.ts'
import { words as refusalWords } from '../duplicates/words.ts'
import { CardPending } from './card-pending.tsx'
import { type Chosen, CompareTable } from './compare-table.tsx'
import { duplicateStates, duplicateWords as words } from './duplicate-words.ts'
import { paths } from './paths.ts'

/** Two records side by side, and the decision whether they are of one person (D02). */
export function DuplicatePage() {
  const { duplicateId = '' } = useParams()
  const one = useQuery({
    queryKey: queryKey(duplicateId),
    queryFn: () => call(readDuplicate, { duplicateId }),
    // Each reading is a line that both members see; and a choice half made must not change under the hand.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  if (!one.data) return <CardPending error={one.error} onRetry={() => void one.refetch()} />
  return <Pair key={`${duplicateId}${one.data.version}${one.data.state}`} of={one.data} />
}

const queryKey = (duplicateId: string) => ['members', 'duplicate', duplicateId]

const Pair = ({ of }: { of: Duplicate }) => {
  const [chosen, setChosen] = useState<Chosen>({ leads: of.leads ?? 'FIRST', take: {} })
  const isOpen = of.state === 'OPEN' && of.whyNot === null
  return (
    <>
      <PageHeading
        title={fill(words.oneOf, { name: of.name })}
        beside={<StatusTag tone={duplicateStates[of.state].tone} label={duplicateStates[of.state]} />}
      >
        <About of={of} />
      </PageHeading>
      {isOpen && (
        <p className="lx-quiet lx-note">
          <Say of={words.how} />
        </p>
      )}
      {of.first && of.second ? (
        <CompareTable of={of} chosen={chosen} onChoose={isOpen ? setChosen : undefined} />
      ) : (
        <Notice tone="info" title={refusalWords['members.duplicate-record-gone']} />
      )}
      <Acts of={of} chosen={chosen} />
    </>
  )
}

const About = ({ of }: { of: Duplicate }) => (
  <p>
    <Say of={duplicateBases[of.basis]} />
    {of.decidedBy !== null && (
      <>
        {' · '}
        <Say of={words.decidedBy} /> {of.decidedBy}
      </>
    )}
    {' · '}
    <Link to={paths.duplicates}>
      <Say of={words.toList} />
    </Link>
    {of.matterId !== null && (
      <>
        {' · '}
        <Link to={matterPath(of.matterId)}>
          <Say of={words.toMatter} />
        </Link>
      </>
    )}
  </p>
)

const Acts = ({ of, chosen }: { of: Duplicate; chosen: Chosen }) => {
  const keep = useKeep(of.id)
  if (of.state !== 'OPEN') return <Reopen of={of} />
  if (of.whyNot) return <Notice tone="info" title={of.whyNot} />
  const lead = (chosen.leads === 'FIRST' ? of.firstOrg : of.secondOrg) ?? ''
  return (
    <div className="lx-form-buttons">
      <ActionButton
        label={words.isSame}
        kind="primary"
        can={true}
        confirm={{ title: words.mergeTitle, detail: fill(words.mergeDetail, { lead }) }}
        onAct={() => keep(words.decided, () => call(decideDuplicate, decision(of, { isSame: true, ...chosen })))}
      />
      <FormDialogButton<{ opinion: string }>
        label={words.isDifferent}
        note={words.differentNote}
        fields={[opinion]}
        onSubmit={(said) => keep(words.decided, () => call(decideDuplicate, decision(of, { isSame: false, ...said })))}
      />
    </div>
  )
}

const decision = (
  { id, version }: Duplicate,
  said: { isSame: boolean; leads?: Side; take?: Record<string, Side>; opinion?: string },
) => ({ duplicateId: id, version, ...said })

const Reopen = ({ of }: { of: Duplicate }) => {
  const keep = useKeep(of.id)
  if (of.can.reopenDuplicate !== true) return null
  return (
    <div className="lx-form-buttons">
      <FormDialogButton<{ reason: string }>
        label={of.state === 'SAME' ? words.undo : words.again}
        note={words.reopenNote}
        fields={[{ ...opinion, name: 'reason' }]}
        onSubmit={({ reason }) => keep(words.reopened, () => call(reopenDuplicate, { duplicateId: of.id, reason }))}
      />
    </div>
  )
}

const opinion: Field = {
  ...{ name: 'opinion', kind: 'long', maxLength: 200, rows: 2, required: true },
  ...{ label: words.opinion, hint: words.opinionHint },
}

// What another did meanwhile is fetched, whether the act was taken or refused (R-F09).
const useKeep = (duplicateId: string) => {
  const queries = useQueryClient()
  const toast = useToast()
  return async (said: Sentence, act: () => Promise<Duplicate>) => {
    try {
      queries.setQueryData(queryKey(duplicateId), await act())
      toast('success', said)
    } catch (fault) {
      void queries.invalidateQueries({ queryKey: queryKey(duplicateId) })
      throw fault
    }
    void queries.invalidateQueries({ queryKey: ['members'], predicate: ({ queryKey: key }) => key[1] !== 'duplicate' })
    void queries.invalidateQueries({ queryKey: ['matters'] })
  }
}
