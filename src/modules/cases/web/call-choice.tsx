import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { fill } from '#kernel/errors.ts'
import { useSay } from '#ui/sentence.tsx'
import { callingWords as w } from './calling-words.ts'
import { caseQueries } from './queries.ts'

/** An office that is to be called, and what it is asked. */
export interface Called {
  readonly calledId: string
  readonly name: string
  readonly question: string
}

interface Props {
  readonly caseId: string
  readonly id?: string
  readonly value?: readonly Called[]
  readonly onChange?: (called: readonly Called[]) => void
}

const most = 8

/** Chooses offices one after the other, each with its own question; a control for a form's `own` field. */
export function CallChoice({ caseId, id, value = [], onChange = () => {} }: Props) {
  const say = useSay()
  const [q, setQ] = useState('')
  const rows = useQuery(caseQueries.callable(caseId, q.trim())).data?.rows
  const left = rows?.filter(({ orgId }) => value.every(({ calledId }) => calledId !== orgId)) ?? []
  const add = (orgId: string) => {
    const chosen = left.find((one) => one.orgId === orgId)
    if (chosen) onChange([...value, { calledId: orgId, name: chosen.name, question: '' }])
  }
  return (
    <>
      {value.map((one, at) => (
        <CalledOffice
          key={one.calledId}
          of={one}
          onQuestion={(question) => onChange(value.with(at, { ...one, question }))}
          onRemove={() => onChange(value.toSpliced(at, 1))}
        />
      ))}
      {rows?.length === 0 && q === '' && <p className="lx-quiet">{say(w.nobody)}</p>}
      {value.length < most && (
        <Select<string>
          {...(id === undefined ? {} : { id })}
          value={null as never}
          showSearch={{ filterOption: false, onSearch: setQ }}
          placeholder={say(w.addOffice)}
          options={left.map(({ orgId, name }) => ({ value: orgId, label: name }))}
          onChange={add}
        />
      )}
    </>
  )
}

const CalledOffice = (of: { of: Called; onQuestion: (question: string) => void; onRemove: () => void }) => {
  const say = useSay()
  const { name, question } = of.of
  const label = say(fill(w.ask, { name }))
  return (
    <div className="lx-after">
      <p>
        <strong>{label}</strong>{' '}
        <Button size="small" type="link" onClick={of.onRemove}>
          {say(fill(w.remove, { name }))}
        </Button>
      </p>
      <Input.TextArea
        aria-label={label}
        value={question}
        rows={2}
        maxLength={300}
        placeholder={say(w.askExample)}
        onChange={({ target }) => of.onQuestion(target.value)}
      />
    </div>
  )
}
