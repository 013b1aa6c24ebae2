import { parseDay } from '#kernel/time.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { actKinds, purposes } from '../codes.ts'
import { pageWords as w } from './words.ts'

const choicesOf = (of: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
  Object.entries(of).map(([value, { zh, en }]) => ({ value, label: { zh, en } }))

/** What the audit is asked by; the purpose first, because nothing is searched without one. */
export const searchFields: readonly Field[] = [
  { name: 'purpose', label: w.purpose, kind: 'choice', required: true, choices: choicesOf(purposes) },
  { name: 'kind', label: w.kind, kind: 'choice', choices: choicesOf(actKinds), hint: w.kindHint },
  { name: 'from', label: w.from, kind: 'day', parse: parseDay, required: true },
  { name: 'until', label: w.until, kind: 'day', parse: parseDay, required: true, hint: w.untilHint },
  { name: 'orgId', label: w.org, kind: 'own', control: <OrgChoice />, hint: w.orgHint },
  { name: 'account', label: w.account, kind: 'text', maxLength: 64, hint: w.accountHint },
  { name: 'record', label: w.record, kind: 'text', maxLength: 36, hint: w.recordHint },
]
