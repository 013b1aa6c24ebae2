import { parseDay } from '#kernel/time.ts'
import type { Field } from '#ui/form-fields.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import { delegationWords } from './delegation-words.ts'

/** What the form of a delegation gives. */
export type DelegationTerms = { login: string; startsOn: string; endsOn: string; reason: string }

const text = (name: string, label: Sentence, hint: Sentence): Field => ({
  ...{ name, label, hint, kind: 'text', required: true, maxLength: 200 },
})
const day = (name: string, label: Sentence, hint?: Sentence): Field => ({
  ...{ name, label, kind: 'day', parse: parseDay, required: true },
  ...(hint ? { hint } : {}),
})
/** Who is to act, from when until when, and why. */
export const termFields: readonly Field[] = [
  text('login', delegationWords.login, delegationWords.loginHint),
  day('startsOn', delegationWords.startsOn),
  day('endsOn', delegationWords.endsOn, delegationWords.endsHint),
  text('reason', delegationWords.reason, delegationWords.reasonHint),
]
