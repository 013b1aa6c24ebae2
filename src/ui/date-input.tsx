import { Input } from 'antd'
import { type FocusEvent, useEffect, useState } from 'react'
import { useSay } from './sentence.tsx'
import { words } from './words.ts'

/** Reads a day however people write it (UX-CS5); `value` is `YYYY-MM-DD`. The kernel's `parseDay` is one. */
export type ParseDay = (text: string) => { readonly ok: true; readonly value: string } | { readonly ok: false }

/**
 * A day typed as people write it: 2026-1-5, 20260105, 2026年1月5日. On leaving the field it is rewritten as
 * `YYYY-MM-DD`; text that is no day stays as typed, so that the form can say so.
 */
export function DateInput({
  value,
  onChange,
  parse,
  onBlur,
  ...rest
}: {
  value?: string
  onChange?: (value: string) => void
  onBlur?: (event: FocusEvent<HTMLInputElement>) => void
  parse: ParseDay
  id?: string
  'aria-label'?: string
  'aria-required'?: 'true' | 'false'
}) {
  const say = useSay()
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  const settle = () => {
    const read = parse(typed)
    const next = read.ok ? read.value : typed
    setTyped(next)
    if (next !== (value ?? '')) onChange?.(next)
  }
  return (
    <Input
      {...rest}
      value={typed}
      autoComplete="off"
      placeholder={say(words.dayExample)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={(event) => {
        settle()
        onBlur?.(event)
      }}
      onPressEnter={settle}
    />
  )
}
