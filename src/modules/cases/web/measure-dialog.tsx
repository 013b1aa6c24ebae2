import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type MeasureKind, type ModerationRule, measureKinds, moderationRules } from '../codes.ts'
import { proposeMeasure } from '../moderation/contract.ts'
import type { ActProps } from './act-props.ts'
import { measureWords as w } from './words.ts'

/** Proposes a measure against the words of a case; a second person decides, on the page it leads to (D24). */
export function MeasureButton({ of }: ActProps) {
  const navigate = useNavigate()
  return (
    <FormDialogButton<{ kind: MeasureKind; rule: ModerationRule; parts?: string; reason: string }>
      label={w.propose}
      note={w.note}
      fields={fields}
      onSubmit={async ({ kind, rule, parts = '', reason }) => {
        const passages = parts.split('\n').filter((part) => part.trim() !== '')
        const { matterId } = await call(proposeMeasure, { caseId: of.id, kind, rule, reason, parts: passages })
        navigate(matterPath(matterId))
      }}
    />
  )
}

const choicesOf = (table: Readonly<Record<string, { zh: string; en: string }>>, withCode = false) =>
  Object.entries(table).map(([value, { zh, en }]) => ({
    value,
    label: withCode ? { zh: `${value} ${zh}`, en: `${value}: ${en}` } : { zh, en },
  }))

const fields: readonly Field[] = [
  { name: 'kind', label: w.kind, kind: 'choice', choices: choicesOf(measureKinds), required: true },
  { name: 'rule', label: w.rule, kind: 'choice', choices: choicesOf(moderationRules, true), required: true },
  { name: 'parts', label: w.parts, hint: w.partsHint, kind: 'long', rows: 3, maxLength: 2000 },
  { name: 'reason', label: w.reason, hint: w.reasonHint, kind: 'long', rows: 3, maxLength: 500, required: true },
]
