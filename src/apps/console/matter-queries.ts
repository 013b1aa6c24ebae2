import { call } from '#kernel/client.ts'
import { listColleagues, listWaiting, readMatter } from '#kernel/procedure/contract.ts'
import { readListQuery } from '#ui/list-query.ts'

/** The server data of matters; everything begins with `matters`, so one invalidation refreshes all. */
export const matterQueries = {
  all: ['matters'],
  one: (matterId: string) => ({
    queryKey: ['matters', 'one', matterId],
    queryFn: ({ signal }: { signal: AbortSignal }) => call(readMatter, { matterId }, { signal }),
  }),
  /** What waits for this post, as the address of the list says. */
  waiting: (params: URLSearchParams) => {
    const { page, size } = readListQuery(params)
    return {
      queryKey: ['matters', 'waiting', page, size],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(listWaiting, { page, size }, { signal }),
    }
  },
  colleagues: {
    queryKey: ['matters', 'colleagues'],
    queryFn: ({ signal }: { signal: AbortSignal }) => call(listColleagues, {}, { signal }),
  },
} as const
