import { useEffect, useRef } from 'react'
import { formatMinute } from '#kernel/time.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { identityName, useSession } from './session.ts'
import { words } from './words.ts'

/** What stands at the foot of every printed sheet: who printed it, in which post, and when. On the screen it is not there. */
export function PrintMark() {
  const say = useSay()
  const language = useLanguage()
  const { account, identity, actingFor } = useSession()
  const time = useRef<HTMLTimeElement>(null)
  useEffect(() => {
    const stamp = () => {
      if (time.current) time.current.textContent = formatMinute(new Date(), language)
    }
    stamp()
    window.addEventListener('beforeprint', stamp)
    return () => window.removeEventListener('beforeprint', stamp)
  }, [language])
  return (
    <p className="print-mark">
      {say(words.printedBy, { name: account.displayName, post: say(identityName(identity)) })}
      {actingFor && `（${say(words.actingFor, { name: actingFor.name })}）`} <time ref={time} />
    </p>
  )
}
