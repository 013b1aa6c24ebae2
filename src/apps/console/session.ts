import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { CallRefused, call } from '#kernel/client.ts'
import { roleNames } from '#modules/accounts/codes.ts'
import { type Identity, readSession, type Session } from '#modules/accounts/contract.ts'
import type { Sentence } from '#ui/sentence.tsx'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(readSession, {}, { signal }),
  staleTime: 60_000,
})

/** The session of a page that is only reached when signed in. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** Does the server no longer know who asks? */
export function isSignedOut(fault: unknown): boolean {
  return fault instanceof CallRefused && fault.problem.status === 401
}

/** May this identity do any of these acts? An empty list asks nothing. */
export function mayAny(session: Session, needs: readonly string[]): boolean {
  return needs.length === 0 || needs.some((act) => session.can[act] === true)
}

/** An identity to choose from: 清溪镇党委 · 组织委员. */
export function identityName({ orgName, role }: Identity): Sentence {
  const post = roleNames[role]
  return { zh: `${orgName} · ${post.zh}`, en: `${orgName} · ${post.en}` }
}
