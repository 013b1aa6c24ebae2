import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { call } from '#kernel/client.ts'
import { readSession, type Session, switchIdentity } from '#modules/accounts/contract.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useSay } from '#ui/sentence.tsx'
import { sessionQuery } from './session.ts'
import { createSessionWatch, useSessionEnded } from './session-watch.ts'
import { SignInForm } from './sign-in-form.tsx'
import { words } from './words.ts'

export const SessionWatchContext = createContext(createSessionWatch())

/**
 * Over the page, not instead of it: forms keep what was typed (UX-CS15). Whoever signs in goes on in the same
 * identity; somebody else starts anew.
 */
export function SessionEnded() {
  const say = useSay()
  const queries = useQueryClient()
  const watch = useContext(SessionWatchContext)
  const ended = useSessionEnded(watch)
  if (!ended) return null

  const goOn = async (session: Session) => {
    const before = queries.getQueryData(sessionQuery.queryKey)
    const renewed = await inIdentityOf(before, session)
    if (!renewed) return window.location.assign('/console/')
    queries.setQueryData(sessionQuery.queryKey, renewed)
    watch.renewed()
    await queries.invalidateQueries()
  }
  return (
    <Dialog open footer={null} title={say(words.sessionEnded)}>
      <p className="shell-gap">{say(words.sessionEndedHint)}</p>
      <SignInForm onSignedIn={goOn} />
    </Dialog>
  )
}

const inIdentityOf = async (before: Session | undefined, session: Session): Promise<Session | undefined> => {
  const identityId = before?.identity.id
  if (identityId === undefined || session.identity.id === identityId) return session
  if (!session.identities.some(({ id }) => id === identityId)) return undefined
  await call(switchIdentity, { identityId })
  return call(readSession, {})
}
