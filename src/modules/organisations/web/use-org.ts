import { useQuery } from '@tanstack/react-query'
import { CallRefused, call } from '#kernel/client.ts'
import type { Unnamed } from '#ui/choice-options.tsx'
import { listChildren, type OrgNode, readOrg } from '../contract.ts'

/** The short name of a chosen organisation; undefined while none is chosen or known. */
export const useOrgName = (orgId: string | undefined): string | undefined => useNamedOrg(orgId).name

/** The same, and where it has none the reason. */
export function useNamedOrg(orgId: string | undefined): { name: string | undefined; why: Unnamed } {
  const org = useQuery({
    queryKey: ['organisations', 'org', orgId, undefined],
    queryFn: () => call(readOrg, { orgId: orgId ?? '' }),
    enabled: orgId !== undefined,
  })
  const isRefused = org.error instanceof CallRefused && [400, 403, 404].includes(org.error.problem.status)
  const why = org.isPending ? 'LOADING' : isRefused ? 'GONE' : 'UNREAD'
  return { name: orgId === undefined ? undefined : org.data?.shortName, why }
}

/** The organisation of the present post, where one's own tree begins; undefined until it is known. */
export function useOwnOrg(): OrgNode | undefined {
  const top = useQuery({
    queryKey: ['organisations', 'below', undefined, undefined],
    queryFn: () => call(listChildren, {}),
  })
  return top.data?.rows[0]
}
