import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type Line, lines, type OrgType, orgTypes } from '#modules/organisations/codes.ts'
import { bySaid, type ChoiceOption, optionsOf } from '#ui/choice-options.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { type LineScope, lineScopes } from '../line-matters/codes.ts'
import { type LineTo, lineQueries } from './line-queries.ts'
import { lineWords as w } from './line-words.ts'

interface Control {
  readonly id?: string
  readonly value?: LineTo
  readonly onChange?: (to: LineTo) => void
}

/** Chooses a line and how far down, and says at once whom that reaches; a control for a form's `own` field. */
export function LineReachInput({ id, value, onChange }: Control) {
  const say = useSay()
  const [chosen, setChosen] = useState<Omit<LineTo, 'line'>>({ scope: 'ALL_BELOW', types: [] })
  const { line, scope, types } = value ?? { ...chosen, line: undefined }
  const change = (next: Partial<LineTo>) => {
    const to = { line, scope, types, ...next }
    setChosen(to)
    if (to.line !== undefined) onChange?.({ ...to, line: to.line })
  }
  const choicesOf = (codes: Readonly<Record<string, Sentence>>) =>
    optionsOf(
      Object.entries(codes).map(([code, label]) => ({ value: code, label })),
      say,
    )
  return (
    <div className="lx-stack">
      <Select<Line, ChoiceOption>
        {...(id === undefined ? {} : { id })}
        {...(line === undefined ? {} : { value: line })}
        placeholder={say(w.line)}
        options={choicesOf(lines)}
        onChange={(next) => change({ line: next })}
      />
      <Select<LineScope, ChoiceOption>
        aria-label={say(w.scope)}
        value={scope}
        options={choicesOf(lineScopes)}
        onChange={(next) => change({ scope: next })}
      />
      <Select<OrgType[], ChoiceOption>
        aria-label={say(w.types)}
        placeholder={say(w.types)}
        mode="multiple"
        showSearch={bySaid}
        value={types}
        options={choicesOf(orgTypes)}
        onChange={(next) => change({ types: next })}
      />
      {line !== undefined && <Reaches to={{ line, scope, types }} />}
    </div>
  )
}

const Reaches = ({ to }: { to: LineTo }) => {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const reach = useQuery(lineQueries.reach(to))
  if (!reach.data) return <DetailPending error={reach.error} onRetry={() => void reach.refetch()} />
  const { total, rows } = reach.data
  if (total === 0) return <p role="status">{say(w.reachesNone)}</p>
  return (
    <div>
      <p role="status">
        <strong>{say(w.reaches, { count: total })}</strong> <span className="lx-quiet">{say(w.follows)}</span>
      </p>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say(isOpen ? w.hideAll : w.showAll)}
      </Button>
      {isOpen && (
        <ul className="lx-plain-list">
          {rows.map(({ id, name, superiorName }) => (
            <li key={id}>
              {name} <span className="lx-quiet">{superiorName}</span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && rows.length < total && <p className="lx-quiet">{say(w.firstOnly, { count: rows.length })}</p>}
    </div>
  )
}
