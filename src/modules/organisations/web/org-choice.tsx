import { Select } from 'antd'
import { useRef, useState } from 'react'
import { call } from '#kernel/client.ts'
import { chosenLine } from '#ui/choice-options.tsx'
import { useSay } from '#ui/sentence.tsx'
import { listChildren, searchOrgs } from '../contract.ts'
import { useNamedOrg } from './use-org.ts'
import { pageWords } from './words.ts'

interface Option {
  readonly value: string
  readonly label: string
}

/** Chooses an organisation by typing part of its name, pinyin, initials or code; a control for a form's `own` field. */
export function OrgChoice({
  id,
  value,
  onChange,
  label,
  also = [],
}: {
  id?: string
  value?: string
  onChange?: (orgId: string) => void
  /** For a choice that stands outside a form. */
  label?: string
  /** Organisations outside one's own tree that may be chosen too; they stand first. */
  also?: readonly Option[]
}) {
  const say = useSay()
  const [options, setOptions] = useState<readonly Option[]>([])
  const named = useNamedOrg(value)
  const isListed = [...also, ...options].some((option) => option.value === value)
  const chosen = value !== undefined && named.name !== undefined && !isListed ? [{ value, label: named.name }] : []
  // Of two answers under way the later one counts, whichever comes first.
  const last = useRef(0)
  const find = async (text: string) => {
    const asked = ++last.current
    const list = text.trim() === '' ? await nearby() : await found(text.trim())
    if (asked === last.current) setOptions(list)
  }
  return (
    <Select<string, Option>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: (text) => void find(text) }}
      placeholder={say(pageWords.typeToFind)}
      labelRender={chosenLine(named.why, say)}
      {...(label === undefined ? {} : { 'aria-label': label })}
      options={onceEach([...also, ...chosen, ...options])}
      onOpenChange={(open) => open && options.length === 0 && void find('')}
      onChange={(orgId) => onChange?.(orgId)}
    />
  )
}

const onceEach = (options: readonly Option[]) => [...new Map(options.map((one) => [one.value, one])).values()]

const found = async (q: string) =>
  (await call(searchOrgs, { q })).rows.map(({ id, shortName, trail }) => ({
    value: id,
    label: [...trail, shortName].join(' / '),
  }))

// Nothing typed yet: one's own organisation and those directly below it.
const nearby = async () => {
  const own = (await call(listChildren, {})).rows
  const below = own[0] ? (await call(listChildren, { parentId: own[0].id })).rows : []
  return [...own, ...below].map(({ id, shortName }) => ({ value: id, label: shortName }))
}
