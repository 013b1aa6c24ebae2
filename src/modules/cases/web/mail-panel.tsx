import type { Answer } from '#kernel/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import type { listChannels } from '../channels/contract.ts'
import { mailFaults } from '../channels/mail/codes.ts'
import { channelWords as w } from './channel-words.ts'

type Mail = Answer<typeof listChannels>['mail']

/** How mails go and what did not become a case, so that no letter of a citizen is lost unseen. */
export const MailPanel = ({ of: { canSend, waiting, refused } }: { of: Mail }) => {
  const say = useSay()
  return (
    <section className="lx-panel" aria-label={say(w.mails)}>
      <h2>{say(w.mails)}</h2>
      <p className="lx-after">
        {say(canSend ? w.mailWay : w.mailWayFolder)} {say(w.mailWaiting, { count: waiting })}
      </p>
      {refused.length > 0 && <h3>{say(w.refusedMails)}</h3>}
      {refused.length > 0 && <p className="lx-after">{say(w.refusedMailsHint)}</p>}
      <ul className="lx-plain-list">
        {refused.map((one) => (
          <RefusedMail key={one.id} of={one} />
        ))}
      </ul>
    </section>
  )
}

const RefusedMail = ({ of: { id, fault, at, channel } }: { of: Mail['refused'][number] }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <li>
      {say(mailFaults[fault])}
      <p className="lx-quiet lx-long">
        {[formatMinute(new Date(at), language), channel, id].filter((one) => one !== null).join(' · ')}
      </p>
    </li>
  )
}
