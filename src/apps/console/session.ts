import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { CallRefused, call } from '#kernel/client.ts'
import { actingRole, type Identity, postName, readSession, type Session } from '#modules/accounts/contract.ts'
import type { Sentence } from '#ui/sentence.tsx'
import { words } from './words.ts'

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

/** What the page about one's own organisation is called: 支部 is said of a branch only. */
export const useOwnTitle = (): Sentence => (useSession().isBranch ? words.ownBranch : words.own)

/** An identity to choose from: 清溪镇党委 · 组织委员. */
export function identityName({ orgName, ...of }: Pick<Identity, 'orgName' | 'role' | 'line'>): Sentence {
  const post = postName(actingRole(of))
  return { zh: `${orgName} · ${post.zh}`, en: `${orgName} · ${post.en}` }
}

/** One of the posts a person may act in: his own, or another’s by a delegation that runs. */
export interface Choice {
  readonly id: string
  readonly of: 'identity' | 'delegation'
  readonly name: Sentence
}

/** The posts to choose from, one’s own first. */
export function choicesOf({ identities, delegations }: Session): Choice[] {
  return [
    ...identities.map((one) => ({ id: one.id, of: 'identity' as const, name: identityName(one) })),
    ...delegations
      .filter(({ isGiven, isRunning }) => !isGiven && isRunning)
      .map(({ id, giver, identity }) => {
        const { zh, en } = identityName(identity)
        return { id, of: 'delegation' as const, name: { zh: `代${giver}：${zh}`, en: `for ${giver}: ${en}` } }
      }),
  ]
}

/** Which of them it is now. */
export function chosenIn({ identity, actingFor }: Session): string {
  return actingFor?.delegationId ?? identity.id
}
