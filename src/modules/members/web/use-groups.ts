import { useQuery } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { listChildren } from '#modules/organisations/contract.ts'
import type { Choice, Unnamed } from '#ui/choice-options.tsx'

const none: readonly Choice[] = []

/** The Party groups of a branch to choose from; none until they are known, and where it has none (ORG-05). */
export const useGroupsOf = (orgId: string | undefined): readonly Choice[] => useNamedGroupsOf(orgId).groups

/** The same, and why a chosen one is not among them. */
export function useNamedGroupsOf(orgId: string | undefined): { groups: readonly Choice[]; why: Unnamed } {
  const below = useQuery({
    queryKey: ['organisations', 'below', orgId, undefined],
    queryFn: () => call(listChildren, { parentId: orgId }),
    enabled: orgId !== undefined,
    select: groupsIn,
  })
  const why = below.isError ? 'UNREAD' : below.data ? 'GONE' : 'LOADING'
  return { groups: below.data ?? none, why }
}

const groupsIn = ({ rows }: Answer<typeof listChildren>): readonly Choice[] =>
  rows
    .filter(({ type }) => type === 'PARTY_GROUP')
    .map(({ id, shortName }) => ({ value: id, label: { zh: shortName, en: shortName } }))
