import { useQuery } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import type { Tone } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { channelKinds, tellingFaults, tellingKinds, tellingStates } from '../channels/codes.ts'
import { settleTellings, type Telling } from '../channels/contract.ts'
import { forPeople } from '../channels/rules.ts'
import type { ActProps } from './act-props.ts'
import { channelWords as w } from './channel-words.ts'
import { caseQueries } from './queries.ts'

/** By which channel the case came and whether what went back arrived; nothing for a case that came another way (B17). */
export function ArrivalPanel({ of, onDone }: ActProps) {
  const say = useSay()
  const language = useLanguage()
  const { arrival } = useQuery(caseQueries.arrival(of.id)).data ?? {}
  if (!arrival) return null
  const { channel, kind, at, tellings } = arrival
  const isForPeople = tellings.some(({ state }) => forPeople.includes(state))
  const settle = (how: 'AGAIN' | 'TOLD') => async () => {
    await call(settleTellings, { caseId: of.id, how })
    await onDone(how === 'AGAIN' ? w.again : w.told)
  }
  return (
    <section className="lx-panel" aria-label={say(w.arrival)}>
      <h2>{say(w.arrival)}</h2>
      <p>{say(fill(w.cameBy, { channel, kind: say(channelKinds[kind]), at: formatMinute(new Date(at), language) }))}</p>
      {tellings.map((telling) => (
        <TellingLine key={telling.id} of={telling} />
      ))}
      {isForPeople && (
        <>
          <p>{say(w.forYou)}</p>
          <div className="lx-actions">
            <ActionButton label={w.told} can onAct={settle('TOLD')} />
            <ActionButton label={w.again} can onAct={settle('AGAIN')} />
          </div>
        </>
      )}
    </section>
  )
}

const tones: Readonly<Record<Telling['state'], Tone | 'neutral'>> = {
  QUEUED: 'neutral',
  SENDING: 'neutral',
  SENT: 'success',
  UNSURE: 'warning',
  GIVEN_UP: 'error',
  TOLD: 'success',
  NEEDLESS: 'neutral',
}

const TellingLine = ({ of: { what, state, fault, endedAt, toldName } }: { of: Telling }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <p>
      {say(tellingKinds[what])} <StatusTag tone={tones[state]} label={tellingStates[state]} />{' '}
      {endedAt && formatMinute(new Date(endedAt), language)}
      {fault && state !== 'SENT' && state !== 'TOLD' && (
        <>
          <br />
          {say(fill(w.because, { fault: sayFault(say, fault) }))}
        </>
      )}
      {toldName && (
        <>
          <br />
          {say(fill(w.toldBy, { name: toldName }))}
        </>
      )}
    </p>
  )
}

const sayFault = (say: ReturnType<typeof useSay>, fault: string): string =>
  fault in tellingFaults ? say(tellingFaults[fault as keyof typeof tellingFaults]) : fault
