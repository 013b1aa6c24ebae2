import { useQuery } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { answerWays, consents } from '../codes.ts'
import { noteTold } from '../filing/contract.ts'
import type { ActProps } from './act-props.ts'
import { caseQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** Who filed the case for its writer, and whether the answer was carried back; nothing where the writer came himself. */
export function FilingPanel({ of, onDone }: ActProps) {
  const say = useSay()
  const language = useLanguage()
  const { filing } = useQuery(caseQueries.filing(of.id)).data ?? {}
  if (!filing) return null
  const { byName, actorName, consent, answerWay, toldAt, toldName, isRevoked, goesOnFor, isToTell } = filing
  const filed = { org: byName, actor: actorName, consent: say(consents[consent]), way: say(answerWays[answerWay]) }
  return (
    <section className="lx-panel" aria-label={say(w.filing)}>
      <h2>{say(w.filing)}</h2>
      <p>{say(fill(w.filedBy, filed))}</p>
      {isRevoked && <p>{say(goesOnFor > 0 ? fill(w.goesOn, { count: goesOnFor }) : w.isRevoked)}</p>}
      {toldAt && <p>{say(fill(w.toldOn, { name: toldName ?? '', day: formatMinute(new Date(toldAt), language) }))}</p>}
      {isToTell && (
        <>
          <p>{say(w.toTell)}</p>
          <ActionButton
            label={w.tell}
            can
            onAct={async () => {
              await call(noteTold, { caseId: of.id })
              await onDone(w.tell)
            }}
          />
        </>
      )}
    </section>
  )
}
