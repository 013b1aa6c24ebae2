import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { CallRefused } from '#kernel/client.ts'

/** The one cache of server data; `onFault` hears of every fault of a query or a mutation. */
export function createQueries(onFault: (fault: unknown) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onFault }),
    mutationCache: new MutationCache({ onError: onFault }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (times, fault) => times < 2 && isWorthAnotherTry(fault) },
    },
  })
}

// What the server refused on purpose it refuses again; a lost connection, a restart, or too much of one's own at once may be over in a second or two.
const isWorthAnotherTry = (fault: unknown) =>
  fault instanceof CallRefused &&
  (fault.problem.status === 0 || fault.problem.status >= 502 || fault.problem.code === 'kernel.too-much-at-once')
