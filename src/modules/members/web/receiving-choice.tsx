import { AutoComplete } from 'antd'
import { useRef, useState } from 'react'
import { call } from '#kernel/client.ts'
import { searchOrgs } from '#modules/organisations/contract.ts'
import { useSay } from '#ui/sentence.tsx'
import { pageWords } from './words.ts'

/**
 * Who receives a floating member: a name as it is typed, or an organisation of this system, which is proposed where it lies in
 * one’s own reach and else is meant by its code. A control for a form's `own` field.
 */
export function ReceivingChoice({
  id,
  value,
  onChange,
}: {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (written: string) => void
}) {
  const say = useSay()
  const [options, setOptions] = useState<readonly { readonly value: string }[]>([])
  // Of two answers under way the later one counts, whichever comes first.
  const last = useRef(0)
  const find = async (text: string) => {
    const asked = ++last.current
    const q = text.trim().slice(0, 60)
    const rows = q.length < 2 ? [] : (await call(searchOrgs, { q })).rows
    if (asked === last.current) setOptions(rows.map(({ name, code }) => ({ value: `${name}（${code}）` })))
  }
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      value={value ?? ''}
      options={[...options]}
      placeholder={say(pageWords.receivingExample)}
      onSearch={(text) => void find(text)}
      onChange={(written) => onChange?.(written)}
    />
  )
}
