import { call } from '#kernel/client.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import { pauseSite, type SiteDetail } from '../contract.ts'
import { pageWords } from './words.ts'

const fields: readonly Field[] = [
  { name: 'reason', label: pageWords.pauseReason, kind: 'long', rows: 3, maxLength: 200, required: true },
  {
    name: 'successorOrgId',
    label: pageWords.successor,
    hint: pageWords.successorHint,
    kind: 'own',
    control: <OrgChoice />,
  },
]

/** Puts a site to sleep with a public notice (A12). */
export function PauseButton({ of, onDone }: { of: SiteDetail; onDone: (act: Sentence) => Promise<void> }) {
  return (
    <FormDialogButton<{ reason: string; successorOrgId?: string }>
      label={pageWords.pause}
      kind="destructive"
      note={pageWords.pauseNote}
      fields={fields}
      onSubmit={async ({ reason, successorOrgId = null }) => {
        await call(pauseSite, { orgId: of.orgId, reason, successorOrgId })
        await onDone(pageWords.pause)
      }}
    />
  )
}
