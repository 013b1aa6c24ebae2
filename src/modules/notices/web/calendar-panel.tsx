import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { endCalendar, makeCalendar } from '../reminder/contract.ts'
import { reminderWords as w } from './reminder-words.ts'

/** The secret address of one's calendar: made, shown once, made anew, taken back. */
export function CalendarPanel({ since }: { since: string | null }) {
  const say = useSay()
  const language = useLanguage()
  const queries = useQueryClient()
  const [address, setAddress] = useState<string>()
  const changed = () => queries.invalidateQueries({ queryKey: ['reminder'] })
  const make = async () => {
    const { path } = await call(makeCalendar, {})
    setAddress(`${window.location.origin}${path}`)
    await changed()
  }
  const end = async () => {
    await call(endCalendar, {})
    setAddress(undefined)
    await changed()
  }
  return (
    <section className="lx-panel">
      <h2>{say(w.calendar)}</h2>
      <p className="lx-quiet">{say(w.calendarHint)}</p>
      <p>{since === null ? say(w.calendarNot) : say(w.calendarSince, { day: formatDay(toDay(since), language) })}</p>
      {address !== undefined && (
        <div className="lx-stack">
          <Shown address={address} />
        </div>
      )}
      <div className="lx-actions">
        {since === null ? (
          <ActionButton label={w.makeCalendar} can kind="primary" onAct={make} />
        ) : (
          <>
            <ActionButton
              label={w.renewCalendar}
              can
              confirm={{ title: w.renewAsk, detail: w.renewDetail }}
              onAct={make}
            />
            <ActionButton label={w.endCalendar} can confirm={{ title: w.endAsk, detail: w.endDetail }} onAct={end} />
          </>
        )}
      </div>
    </section>
  )
}

const Shown = ({ address }: { address: string }) => {
  const say = useSay()
  return (
    <Notice tone="success" title={w.shown}>
      <Input readOnly value={address} aria-label={say(w.calendar)} />
      <div className="lx-actions">
        <CopyButton text={address} label={w.copy} copied={w.copied} kind="ordinary" />
        <a href={address.replace(/^https?:/, 'webcal:')}>{say(w.subscribe)}</a>
      </div>
    </Notice>
  )
}
