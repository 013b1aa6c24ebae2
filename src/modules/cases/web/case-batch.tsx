import { call } from '#kernel/client.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { permission } from '#ui/action-button.tsx'
import type { RunAction } from '#ui/run-dialog.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import { acceptCase, assignCase, type CaseRow, getCase, signCase } from '../contract.ts'
import { words } from '../words.ts'
import { batchWords } from './batch-words.ts'
import { pageWords } from './words.ts'

/**
 * What the desk does with several cases at once: the single act on each. There is no answer among it: each message gets its own
 * (decisions 315). Names of the form are those of the contract.
 */
export const caseBatch = (onSettled: () => Promise<unknown>): readonly RunAction<CaseRow>[] => [
  {
    label: pageWords.accept,
    kind: 'primary',
    lead: batchWords.acceptLead,
    nameOf,
    look: (row) => look(row, 'accept'),
    act: ({ id }, _values, idempotencyKey) => call(acceptCase, { caseId: id, isComplex: false }, { idempotencyKey }),
    onSettled,
  },
  {
    label: pageWords.sign,
    lead: batchWords.signLead,
    nameOf,
    look: (row) => look(row, 'sign'),
    act: ({ id }, _values, idempotencyKey) => call(signCase, { caseId: id }, { idempotencyKey }),
    onSettled,
  },
  {
    label: pageWords.assign,
    lead: batchWords.assignLead,
    fields: assignFields,
    nameOf,
    look: (row) => look(row, 'assign'),
    act: ({ id }, { toOrgId, note }, idempotencyKey) =>
      call(assignCase, { caseId: id, toOrgId: String(toOrgId), note: String(note ?? '') }, { idempotencyKey }),
    onSettled,
  },
]

const nameOf = ({ number, title }: CaseRow) => `${number} ${title}`

const assignFields = [
  { name: 'toOrgId', label: pageWords.assignTo, kind: 'own', control: <OrgChoice />, required: true },
  { name: 'note', label: pageWords.assignNote, kind: 'long', rows: 2, maxLength: 500 },
] as const

// What its page asks to be read first is opened, and not done among thirty.
const look = async ({ id }: CaseRow, act: 'accept' | 'assign' | 'sign'): Promise<true | Sentence> => {
  const { can, hints, isWithheld, urgency } = await call(getCase, { caseId: id })
  const may = permission(can, act, words)
  if (may !== true) return may
  if (urgency !== null) return batchWords.urgentFirst
  if (hints.length > 0) return batchWords.hintFirst
  return isWithheld ? batchWords.withheldFirst : true
}
