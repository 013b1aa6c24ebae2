import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { CallRefused, call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { PagePending } from '#ui/detail-page.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { Say, type Sentence } from '#ui/sentence.tsx'
import { editMember, type MemberCard, readCard } from '../contract.ts'
import { cardQuery } from './card-page.tsx'
import { Changes } from './card-tabs.tsx'
import { GroupChoice } from './group-choice.tsx'
import { howLongAgo } from './how-long-ago.ts'
import {
  changesIn,
  factsToSend,
  type MemberValues,
  memberSections,
  type SensitiveHints,
  valuesOf,
} from './member-form.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

type Values = MemberValues & { readonly reason: string }

/** Corrects a member's record. Sends only what was changed, so two people may correct different fields at once (UX-CS14). */
export function EditMemberPage() {
  const { memberId = '' } = useParams()
  const card = useQuery(cardQuery(memberId))
  if (!card.data) return <PagePending error={card.error} onRetry={() => void card.refetch()} />
  return <EditForm card={card.data} />
}

const EditForm = ({ card }: { card: MemberCard }) => {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  // The card as it was opened: what is typed is compared with it, also after somebody else has saved.
  const [opened] = useState(card)
  const [before] = useState(() => valuesOf(card))
  const [sections] = useState(() => [
    ...memberSections(hintsOf(card), <GroupChoice orgId={card.org.id} />),
    reasonSection,
  ])
  const [newest, setNewest] = useState<MemberCard>(card)
  const save = async ({ person, facts, reason }: Values) => {
    const changed = await call(editMember, {
      memberId: card.id,
      version: newest.version,
      reason,
      person: changesIn(before.person, person),
      facts: factsToSend(changesIn(before.facts, facts)),
    })
    await queries.invalidateQueries({ queryKey: ['members'] })
    toast('success', fill(pageWords.saved, { count: changed.changed.length }))
    await navigate(paths.card(card.id))
  }
  const lookAgain = async (fault: unknown) => {
    const isConflict = fault instanceof CallRefused && fault.problem.code === 'members.changed-meanwhile'
    if (isConflict) setNewest(await call(readCard, { memberId: card.id }))
    throw fault
  }
  return (
    <FormPage<Values>
      title={fill(pageWords.editOf, { name: card.basic.name })}
      sections={sections}
      initial={before}
      submitLabel={pageWords.save}
      // What was begun on an older state of the card is not laid over a newer one.
      unsentAs={`members.edit:${card.id}:${opened.version}`}
      onCancel={() => navigate(paths.card(card.id))}
      onSubmit={(values) => save(values).catch(lookAgain)}
    >
      <Meanwhile opened={opened} newest={newest} />
    </FormPage>
  )
}

// Who changed what since the form was opened; the next saving goes over it.
const Meanwhile = ({ opened, newest }: { opened: MemberCard; newest: MemberCard }) => {
  const revisions = newest.history.filter(({ version }) => version > opened.version)
  return revisions.map((revision) => (
    <Notice key={revision.version} tone="warning" title={whoAndWhen(revision)}>
      <Changes changes={revision.changes} />
      <p>
        <Say of={pageWords.conflictHint} />
      </p>
    </Notice>
  ))
}

const whoAndWhen = ({ actorName, at, changes }: MemberCard['history'][number]): Sentence => {
  const when = howLongAgo(new Date(at), new Date())
  const said = (language: 'zh' | 'en') =>
    fill(pageWords.conflict, { name: actorName, count: changes.length, when: when[language] })[language]
  return { zh: said('zh'), en: said('en') }
}

const reasonSection = {
  title: pageWords.reasonSection,
  fields: [
    {
      name: 'reason',
      label: pageWords.reason,
      kind: 'long' as const,
      rows: 2,
      maxLength: 200,
      required: true,
      hint: pageWords.reasonHint,
    },
  ],
}

const hintsOf = ({ basic }: MemberCard): SensitiveHints => {
  const now = (value: string | null | undefined) =>
    value ? { hint: fill(pageWords.nowHint, { value }) } : { hint: pageWords.keepHint }
  return {
    idNumber: now(basic.idNumber),
    birthDate: now(basic.birth?.value),
    mobile: now(basic.mobile),
    residence: now(basic.residence),
  }
}
