import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { Notice } from '#ui/notice.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { CaseDetail, CaseRow } from '../contract.ts'
import { acceptCase } from '../contract.ts'
import { type Urgency, urgencies } from '../urgency/codes.ts'
import { declareUrgent, endUrgency, giveFirstWord } from '../urgency/contract.ts'
import type { ActProps } from './act-props.ts'
import { belowComment } from './below-comment.ts'
import { urgencyWords as w } from './urgency-words.ts'

/** What is urgent has a red mark while its first word is owed. */
export function UrgencyTag({ of }: { of: Pick<CaseRow, 'urgency' | 'firstWordDueAt'> }) {
  if (of.urgency === null) return null
  return <StatusTag tone={of.firstWordDueAt === null ? 'neutral' : 'error'} label={w.marks[of.urgency]} />
}

/** What the words of a case speak for, to who decides; nothing once somebody did. */
export function UrgencySuggestion({ of }: { of: CaseDetail }) {
  const { suggestedUrgency, urgency, can } = of
  if (suggestedUrgency === null || urgency !== null || can.declareUrgent !== true) return null
  const { zh, en } = urgencies[suggestedUrgency]
  const told = { zh: fill(w.suggested, { kind: zh }).zh, en: fill(w.suggested, { kind: en }).en }
  return <Notice tone="warning" title={told} />
}

/** Says that a case is urgent and of which kind, takes it back, and gives the first word (11.2). */
export function UrgencyActs(props: ActProps) {
  const { can } = props.of
  return (
    <>
      {can.giveFirstWord === true && <FirstWordButton {...props} />}
      {can.declareUrgent === true && can.accept === true && <DeclareButton {...props} accepts />}
      {can.declareUrgent === true && can.accept !== true && <DeclareButton {...props} accepts={false} />}
      {can.endUrgency === true && <EndButton {...props} />}
    </>
  )
}

function DeclareButton({ of, onDone, accepts }: ActProps & { accepts: boolean }) {
  const label = accepts ? w.accept : w.declare
  return (
    <FormDialogButton<{ urgency: Urgency }>
      label={label}
      kind={of.suggestedUrgency === null ? 'ordinary' : 'destructive'}
      note={w.note}
      fields={kindField}
      {...(of.suggestedUrgency === null ? {} : { initial: { urgency: of.suggestedUrgency } })}
      onSubmit={async ({ urgency }) => {
        if (accepts) await call(acceptCase, { caseId: of.id, isComplex: false, urgency })
        else await call(declareUrgent, { caseId: of.id, urgency })
        await onDone(label)
      }}
    />
  )
}

const kindField: readonly Field[] = [
  {
    name: 'urgency',
    label: w.kind,
    kind: 'choice',
    choices: Object.entries(urgencies).map(([value, { zh, en }]) => ({ value, label: { zh, en } })),
    required: true,
  },
]

const wasNoneField: Field = { name: 'wasNone', label: w.wasNone, kind: 'yes-no', hint: w.wasNoneHint }

function EndButton({ of, onDone }: ActProps) {
  return (
    <FormDialogButton<{ reason: string; wasNone?: boolean }>
      label={w.end}
      note={w.endNote}
      fields={[
        ...(of.urgency === 'EMERGENCY' ? [wasNoneField] : []),
        { name: 'reason', label: w.endReason, kind: 'long', rows: 2, maxLength: 500, required: true },
      ]}
      onSubmit={async ({ reason, wasNone = false }) => {
        await call(endUrgency, { caseId: of.id, reason, wasNone })
        await onDone(w.end)
      }}
    />
  )
}

// Not `text`: the field of the answer on the same page has that name.
function FirstWordButton({ of, onDone }: ActProps) {
  const said = [w.giveWordNote, of.isPublic ? w.wordPublic : null, belowComment(of)].filter((one) => one !== null)
  const note = { zh: said.map(({ zh }) => zh).join(''), en: said.map(({ en }) => en).join(' ') }
  return (
    <FormDialogButton<{ word: string }>
      label={w.giveWord}
      kind="primary"
      note={note}
      fields={[{ name: 'word', label: w.word, kind: 'long', rows: 3, maxLength: 500, required: true }]}
      onSubmit={async ({ word }) => {
        await call(giveFirstWord, { caseId: of.id, text: word })
        await onDone(w.giveWord)
      }}
    />
  )
}
