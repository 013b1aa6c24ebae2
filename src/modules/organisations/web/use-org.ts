import { useQuery } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { listChildren, type OrgNode, readOrg } from '../contract.ts'

/** The short name of a chosen organisation; undefined while none is chosen or known. */
export function useOrgName(orgId: string | undefined): string | undefined {
  const org = useQuery({
    queryKey: ['organisations', 'org', orgId, undefined],
    queryFn: () => call(readOrg, { orgId: orgId ?? '' }),
    enabled: orgId !== undefined,
  })
  return orgId === undefined ? undefined : org.data?.shortName
}

/** The organisation of the present post, where one's own tree begins; undefined until it is known. */
export function useOwnOrg(): OrgNode | undefined {
  const top = useQuery({
    queryKey: ['organisations', 'below', undefined, undefined],
    queryFn: () => call(listChildren, {}),
  })
  return top.data?.rows[0]
}
