import { call } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { listSections, listSites, readSite } from '../contract.ts'

/** The server data of the chapter; everything begins with `sites`. */
export const siteQueries = {
  all: ['sites'],
  list: (input: CallInput<typeof listSites>) => ({
    queryKey: ['sites', 'list', input],
    queryFn: () => call(listSites, input),
  }),
  one: (orgId: string) => ({ queryKey: ['sites', 'one', orgId], queryFn: () => call(readSite, { orgId }) }),
  sections: { queryKey: ['sections'], queryFn: () => call(listSections, {}), staleTime: Number.POSITIVE_INFINITY },
} as const
