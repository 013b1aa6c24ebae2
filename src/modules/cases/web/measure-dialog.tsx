import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import {
  type MeasuredWords,
  type MeasureKind,
  type ModerationRule,
  measuredWords,
  measureKinds,
  moderationRules,
  writtenActs,
} from '../codes.ts'
import type { CaseDetail } from '../contract.ts'
import { proposeMeasure } from '../moderation/contract.ts'
import type { ActProps } from './act-props.ts'
import { measureWords as w } from './words.ts'

interface Asked {
  readonly whose: string
  readonly kind: MeasureKind
  readonly rule: ModerationRule
  readonly parts?: string
  readonly reason: string
}

/** Proposes a measure against words of a case or beside it; a second person decides, on the page it leads to (D24). */
export function MeasureButton({ of }: ActProps) {
  const navigate = useNavigate()
  const fields = useMemo(() => fieldsFor(of), [of])
  return (
    <FormDialogButton<Asked>
      label={w.propose}
      note={w.note}
      fields={fields}
      initial={{ whose: 'CASE' }}
      onSubmit={async ({ whose, kind, rule, parts = '', reason }) => {
        const passages = parts.split('\n').filter((part) => part.trim() !== '')
        const asked = { caseId: of.id, ...readWhose(whose), kind, rule, reason, parts: passages }
        const { matterId } = await call(proposeMeasure, asked)
        navigate(matterPath(matterId))
      }}
    />
  )
}

function readWhose(chosen: string) {
  const [wordsOf, wordsId = ''] = chosen.split(' ') as [MeasuredWords, string?]
  return wordsOf === 'CASE' ? {} : { whose: { wordsOf, wordsId } }
}

const choicesOf = (table: Readonly<Record<string, { zh: string; en: string }>>, withCode = false) =>
  Object.entries(table).map(([value, { zh, en }]) => ({
    value,
    label: withCode ? { zh: `${value} ${zh}`, en: `${value}: ${en}` } : { zh, en },
  }))

const fieldsFor = (of: CaseDetail): readonly Field[] => [
  { name: 'whose', label: w.whose, kind: 'choice', choices: choicesIn(of), required: true },
  { name: 'kind', label: w.kind, kind: 'choice', choices: choicesOf(measureKinds), required: true },
  { name: 'rule', label: w.rule, kind: 'choice', choices: choicesOf(moderationRules, true), required: true },
  { name: 'parts', label: w.parts, hint: w.partsHint, kind: 'long', rows: 3, maxLength: 2000 },
  { name: 'reason', label: w.reason, hint: w.reasonHint, kind: 'long', rows: 3, maxLength: 500, required: true },
]

// Each text with its beginning, so that one knows which it is. What a judgement says stands in the course once more and is named once.
function choicesIn(of: CaseDetail) {
  const own = { value: 'CASE', label: measuredWords.CASE }
  const judged = new Set(of.ratings.map(({ reason }) => reason))
  const told = of.events.flatMap(({ id, act, reason }) =>
    reason && writtenActs.includes(act) && !judged.has(reason) ? [{ id, text: reason }] : [],
  )
  return [
    own,
    ...of.supplements.map(({ id, text }) => choice('SUPPLEMENT', id, text)),
    ...of.replies.map(({ id, text }) => choice('REPLY', id, text)),
    ...of.ratings.flatMap(({ id, reason }) => (reason === '' ? [] : [choice('RATING', id, reason)])),
    ...told.map(({ id, text }) => choice('EVENT', id, text)),
  ]
}

function choice(wordsOf: MeasuredWords, id: string, text: string) {
  const { zh, en } = measuredWords[wordsOf]
  const begins = [...text].slice(0, 16).join('')
  return { value: `${wordsOf} ${id}`, label: { zh: `${zh}：${begins}…`, en: `${en}: ${begins}…` } }
}
