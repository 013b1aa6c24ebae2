import { call } from '#kernel/client.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { directCase, takeOverCase } from '../clock/contract.ts'
import type { ActProps } from './act-props.ts'
import { clockWords as w } from './clock-words.ts'

/** What who stands above may do with a case that is late below, before all else: take it over, or say what is to be done (D20). */
export function SuperiorActs({ of, onDone }: ActProps) {
  const takeOver = async ({ reason }: { reason: string }) => {
    await call(takeOverCase, { caseId: of.id, reason })
    await onDone(w.takeOver)
  }
  const direct = async ({ reason }: { reason: string }) => {
    await call(directCase, { caseId: of.id, reason })
    await onDone(w.direct)
  }
  return (
    <>
      {of.can.takeOver === true && (
        <FormDialogButton
          label={w.takeOver}
          kind="primary"
          note={w.takeOverNote}
          fields={takeOverFields}
          onSubmit={takeOver}
        />
      )}
      {of.can.direct === true && (
        <FormDialogButton label={w.direct} note={w.directNote} fields={directFields} onSubmit={direct} />
      )}
    </>
  )
}

const takeOverFields = [
  { name: 'reason', label: w.takeOverReason, kind: 'long', rows: 3, maxLength: 500, required: true },
] as const
const directFields = [
  { name: 'reason', label: w.directReason, kind: 'long', rows: 3, maxLength: 500, required: true },
] as const
