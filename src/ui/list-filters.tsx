import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { type Choice, chosenLine, unnamedIn } from './choice-options.tsx'
import { DateInput, type ParseDay } from './date-input.tsx'
import { changed, holds } from './list-query.ts'
import { type Sentence, useSay } from './sentence.tsx'
import { usePhone } from './use-media.ts'
import { words } from './words.ts'

/** One search field; `key` is its name in the address and in the endpoint's query. */
export type Filter = { readonly key: string; readonly label: Sentence } & (
  | { readonly kind: 'text' }
  /** `choices` are undefined until they are known; `none` says what holds while nothing is chosen, where that is not everything. */
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] | undefined; readonly none?: Sentence }
  | { readonly kind: 'day'; readonly parse: ParseDay }
)

/** A ready-made filter of one tap: 待审, 逾期, 我的. */
export interface Chip {
  readonly label: Sentence
  readonly params: Readonly<Record<string, string>>
  readonly count?: number
}

interface Place {
  readonly params: URLSearchParams
  readonly onParams: (next: URLSearchParams) => void
}

/** The filter row: three fields (one on a phone) and 展开 for the rest; Enter searches (UX-CS13). */
export function ListFilters({ filters, params, onParams }: Place & { filters: readonly Filter[] }) {
  const say = useSay()
  const inSight = usePhone() ? 1 : 3
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [open, setOpen] = useState(() => filters.slice(inSight).some(({ key }) => params.has(key)))
  // Whatever changed the address (back button, chip, link) also changes what the fields show.
  useEffect(
    () => setTyped(Object.fromEntries(filters.map(({ key }) => [key, params.get(key) ?? '']))),
    [filters, params],
  )
  const search = (event: FormEvent) => {
    event.preventDefault()
    onParams(changed(params, typed))
  }
  const clear = () => onParams(changed(params, Object.fromEntries(filters.map(({ key }) => [key, undefined]))))
  const shown = open ? filters : filters.slice(0, inSight)
  return (
    <search>
      <form className="lx-filters" aria-label={say(words.filters)} onSubmit={search}>
        {shown.map((filter) => (
          <FilterField
            key={filter.key}
            filter={filter}
            value={typed[filter.key] ?? ''}
            onChange={(value) => setTyped((before) => ({ ...before, [filter.key]: value }))}
          />
        ))}
        <div className="lx-filter-buttons">
          <Button type="primary" htmlType="submit">
            {say(words.search)}
          </Button>
          <Button onClick={clear}>{say(words.reset)}</Button>
          {filters.length > inSight && (
            <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {say(open ? words.collapse : words.expand)} {open ? <UpOutlined /> : <DownOutlined />}
            </Button>
          )}
        </div>
      </form>
    </search>
  )
}

/** Quick chips above the table; tapping one that is on takes it off. */
export function ListChips({ chips, params, onParams }: Place & { chips: readonly Chip[] }) {
  const say = useSay()
  const tap = (chip: Chip, on: boolean) => {
    const values = on ? Object.fromEntries(Object.keys(chip.params).map((key) => [key, undefined])) : chip.params
    onParams(changed(params, values))
  }
  return (
    <fieldset className="lx-chips">
      <legend className="lx-unseen">{say(words.quickChoices)}</legend>
      {chips.map((chip) => {
        const on = holds(params, chip.params)
        return (
          <button key={chip.label.zh} type="button" className="lx-chip" aria-pressed={on} onClick={() => tap(chip, on)}>
            {say(chip.label)}
            {chip.count !== undefined && <span className="lx-chip-count">{chip.count}</span>}
          </button>
        )
      })}
    </fieldset>
  )
}

const FilterField = (props: { filter: Filter; value: string; onChange: (value: string) => void }) => {
  const say = useSay()
  const id = useId()
  return (
    <div className="lx-filter">
      <label htmlFor={id}>{say(props.filter.label)}</label>
      <FilterControl {...props} id={id} />
    </div>
  )
}

const FilterControl = ({
  filter,
  value,
  onChange,
  id,
}: {
  filter: Filter
  value: string
  onChange: (value: string) => void
  id: string
}) => {
  const say = useSay()
  if (filter.kind === 'day') return <DateInput id={id} value={value} onChange={onChange} parse={filter.parse} />
  if (filter.kind === 'text')
    return <Input id={id} value={value} allowClear onChange={(event) => onChange(event.target.value)} />
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      labelRender={chosenLine(unnamedIn(filter.choices), say)}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: '', label: say(filter.none ?? words.all) },
        ...(filter.choices ?? []).map((choice) => ({ value: choice.value, label: say(choice.label) })),
      ]}
    />
  )
}
