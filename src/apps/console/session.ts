import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { CallRefused, call } from '#kernel/client.ts'
import { Can, endpoint } from '#kernel/contract.ts'

const Identity = z.object({
  id: z.string(),
  role: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  /** From the top, to be read: 安和县 / 清溪镇. */
  orgPathLabel: z.string(),
})
export type Identity = z.infer<typeof Identity>

/** Who is signed in, in whose name, and what this identity may do. */
export const Session = z.object({
  account: z.object({ displayName: z.string() }),
  identity: Identity,
  identities: z.array(Identity),
  can: Can,
})
export type Session = z.infer<typeof Session>

export const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: { zh: '我的登录', en: 'My session' },
  answer: Session,
})

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: { zh: '登录', en: 'Sign in' },
  access: 'public',
  body: z.object({ name: z.string(), password: z.string() }),
  answer: Session,
})

export const switchIdentity = endpoint({
  method: 'PUT',
  path: '/api/session/identity',
  summary: { zh: '切换身份', en: 'Switch identity' },
  body: z.object({ identityId: z.string() }),
  answer: Session,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: { zh: '退出登录', en: 'Sign out' },
  answer: z.void(),
})

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
