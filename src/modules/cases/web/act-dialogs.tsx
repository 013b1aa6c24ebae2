import { useMemo } from 'react'
import { call } from '#kernel/client.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import { type NotAcceptedReason, notAcceptedReasons, outcomes } from '../codes.ts'
import { assignCase, declareCase, extendDeadline, refuseCase, sendBack } from '../contract.ts'
import type { ActProps } from './act-props.ts'
import { belowComment } from './below-comment.ts'
import { pageWords } from './words.ts'

const reason = (label: Sentence, maxLength = 500): Field => ({
  name: 'reason',
  label,
  kind: 'long',
  rows: 3,
  maxLength,
  required: true,
})

/** Passes the case on: down the tree, or to a superior. */
export function AssignButton({ of, onDone }: ActProps) {
  const fields = useMemo(
    (): Field[] => [
      {
        name: 'toOrgId',
        label: pageWords.assignTo,
        kind: 'own',
        control: <OrgChoice also={of.above.map(({ orgId, name }) => ({ value: orgId, label: name }))} />,
        required: true,
      },
      { name: 'note', label: pageWords.assignNote, kind: 'long', rows: 2, maxLength: 500 },
    ],
    [of.above],
  )
  return (
    <FormDialogButton<{ toOrgId: string; note?: string }>
      label={pageWords.assign}
      fields={fields}
      onSubmit={async (values) => {
        await call(assignCase, { caseId: of.id, ...values })
        await onDone(pageWords.assign)
      }}
    />
  )
}

/** Does not accept, for a reason of the closed list (PRV-03). */
export function RefuseButton({ of, onDone }: ActProps) {
  const below = belowComment(of) ?? { zh: '', en: '' }
  const { refuseWarn } = pageWords
  return (
    <FormDialogButton<{ reason: NotAcceptedReason; note?: string }>
      label={pageWords.refuse}
      note={{ zh: `${refuseWarn.zh}${below.zh}`, en: `${refuseWarn.en} ${below.en}` }}
      fields={refuseFields}
      onSubmit={async (values) => {
        await call(refuseCase, { caseId: of.id, ...values })
        await onDone(pageWords.refuse)
      }}
    />
  )
}

const refuseFields: readonly Field[] = [
  {
    name: 'reason',
    label: pageWords.refuseReason,
    kind: 'choice',
    choices: Object.entries(notAcceptedReasons).map(([value, { zh, en }]) => ({ value, label: { zh, en } })),
    required: true,
  },
  { name: 'note', label: pageWords.refuseNote, kind: 'long', rows: 2, maxLength: 500 },
]

/** Gives the case back to who passed it on, once (11.2). */
export function SendBackButton({ of, onDone }: ActProps) {
  return (
    <FormDialogButton<{ reason: string }>
      label={pageWords.sendBack}
      note={pageWords.sendBackNote}
      fields={sendBackFields}
      onSubmit={async (values) => {
        await call(sendBack, { caseId: of.id, ...values })
        await onDone(pageWords.sendBack)
      }}
    />
  )
}

const sendBackFields = [reason(pageWords.sendBackReason)]

/** Extends the limit once; the citizen reads why (D20). */
export function ExtendButton({ of, onDone }: ActProps) {
  return (
    <FormDialogButton<{ workdays: number; reason: string }>
      label={pageWords.extend}
      fields={extendFields}
      onSubmit={async (values) => {
        await call(extendDeadline, { caseId: of.id, ...values })
        await onDone(pageWords.extend)
      }}
    />
  )
}

const extendFields: readonly Field[] = [
  {
    name: 'workdays',
    label: pageWords.extendDays,
    kind: 'number',
    min: 1,
    precision: 0,
    required: true,
    hint: pageWords.extendDaysHint,
  },
  reason(pageWords.extendReason),
]

/** Says that it is not ours or cannot be done, and why; this too is an answer (D21). */
export function DeclareButton({ of, onDone }: ActProps) {
  return (
    <FormDialogButton<{ outcome: 'NOT_OURS' | 'CANNOT'; reason: string }>
      label={pageWords.declare}
      note={pageWords.declareNote}
      fields={declareFields}
      onSubmit={async (values) => {
        await call(declareCase, { caseId: of.id, ...values })
        await onDone(pageWords.declare)
      }}
    />
  )
}

const declareFields: readonly Field[] = [
  {
    name: 'outcome',
    label: pageWords.declareOutcome,
    kind: 'choice',
    choices: [
      { value: 'NOT_OURS', label: outcomes.NOT_OURS },
      { value: 'CANNOT', label: outcomes.CANNOT },
    ],
    required: true,
  },
  reason(pageWords.declareReason, 2000),
]
