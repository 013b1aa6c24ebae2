import { Button } from 'antd'
import { formatDay, toDay } from '#kernel/time.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { identityName, useSession } from './session.ts'
import { useSessionActs } from './session-acts.ts'
import { words } from './words.ts'

/** Whoever acts for another sees it on every page: for whom, in which post, until when, and the way back (UX-CS17). */
export function ActingBanner() {
  const say = useSay()
  const language = useLanguage()
  const { actingFor, identity, identities } = useSession()
  const { actAs } = useSessionActs()
  if (!actingFor) return null
  const [own] = identities
  return (
    <aside className="acting-banner" aria-label={say(words.actingFor, { name: actingFor.name })}>
      <span>
        <strong>{say(words.actingFor, { name: actingFor.name })}</strong>{' '}
        {say(words.actingAs, { post: say(identityName(identity)), day: formatDay(toDay(actingFor.endsOn), language) })}
      </span>
      {own && <Button onClick={() => void actAs(own.id)}>{say(words.backToOwn)}</Button>}
    </aside>
  )
}
