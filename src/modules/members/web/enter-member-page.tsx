import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { FormPage } from '#ui/form-page.tsx'
import { useToast } from '#ui/notice.tsx'
import { enterMember } from '../contract.ts'
import { BranchChoice, GroupOfChosenBranch } from './group-choice.tsx'
import { changesIn, factsToSend, type MemberValues, memberSections, newHints } from './member-form.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

type Values = MemberValues & { readonly orgId: string }

/** Enters one member; the card opens afterwards. */
export function EnterMemberPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  const [params] = useSearchParams()
  const org = params.get('org')
  return (
    <FormPage<Values>
      title={pageWords.enter}
      sections={sections}
      initial={{ facts: { category: 'FULL', infirm: false }, ...(org ? { orgId: org } : {}) }}
      submitLabel={pageWords.enter}
      unsentAs="members.enter"
      onCancel={() => navigate(paths.list(org ?? undefined))}
      onSubmit={async ({ orgId, person, facts }) => {
        const body = { orgId, person: changesIn({}, person), facts: factsToSend(changesIn({}, facts)) }
        const { id } = await call(enterMember, body)
        await queries.invalidateQueries({ queryKey: ['members'] })
        toast('success', pageWords.enteredNow)
        await navigate(paths.card(id))
      }}
    />
  )
}

const sections = [
  {
    fields: [
      {
        name: 'orgId',
        label: pageWords.branch,
        kind: 'own' as const,
        control: <BranchChoice />,
        required: true,
        wide: true,
      },
    ],
  },
  ...memberSections(newHints, <GroupOfChosenBranch />),
]
