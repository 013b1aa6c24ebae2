import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '#kernel/client.ts'
import { extendSession, readSessionEnd } from '#modules/accounts/contract.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useSay } from '#ui/sentence.tsx'
import { words } from './words.ts'

const warnMs = 2 * 60_000
const endQuery = ['session', 'end']

/**
 * Two minutes before the session ends it says so and offers to go on (UX-CS15). Asking the server does not prolong the
 * session; requests of other windows do, so it is asked again before anything is said.
 */
export function SessionEnding() {
  const queries = useQueryClient()
  const [now, setNow] = useState(Date.now)
  const [isSeen, setSeen] = useState(false)
  const end = useQuery({
    queryKey: endQuery,
    queryFn: () => call(readSessionEnd, {}),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const endsAt = end.data ? Date.parse(end.data.endsAt) : undefined
  const left = endsAt === undefined ? Number.POSITIVE_INFINITY : endsAt - now
  useEffect(() => {
    if (endsAt === undefined) return
    const untilWarning = endsAt - warnMs - Date.now()
    if (untilWarning > 0) {
      const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: endQuery }), untilWarning)
      return () => clearTimeout(timer)
    }
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [endsAt, queries])
  if (isSeen || left > warnMs || left <= 0 || !end.data) return null
  const goOn = async () => {
    await call(extendSession, {})
    await queries.invalidateQueries({ queryKey: endQuery })
  }
  return (
    <Ending
      seconds={Math.ceil(left / 1000)}
      mayExtend={end.data.mayExtend}
      onGoOn={() => void goOn()}
      onSeen={() => setSeen(true)}
    />
  )
}

const Ending = (of: { seconds: number; mayExtend: boolean; onGoOn: () => void; onSeen: () => void }) => {
  const say = useSay()
  const sentence = of.mayExtend ? words.sessionEndingIdle : words.sessionEndingWhole
  return (
    <Dialog
      open
      title={say(words.sessionEnding)}
      footer={
        <Button type="primary" onClick={of.mayExtend ? of.onGoOn : of.onSeen}>
          {say(of.mayExtend ? words.goOn : words.understood)}
        </Button>
      }
    >
      <p role="timer">{say(sentence, { seconds: of.seconds })}</p>
    </Dialog>
  )
}
