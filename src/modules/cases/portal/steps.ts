import type { Sentence } from '#kernel/errors.ts'
import { type CaseKind, caseKinds, type Grade, type Outcome, type PublicStep } from '../codes.ts'

/** The kinds in the order of the form. */
export const KINDS = Object.keys(caseKinds) as readonly CaseKind[]

/** What each kind is for, in a few words. */
export const KIND_HINTS: Readonly<Record<CaseKind, Sentence>> = {
  CONSULT: { zh: '问政策、问办事', en: 'Ask about rules or services' },
  HELP: { zh: '有困难要帮忙', en: 'You are in difficulty' },
  COMPLAINT: { zh: '对服务不满意', en: 'A service was bad' },
  REPORT: { zh: '反映违规违纪', en: 'Someone broke the rules' },
  SUGGESTION: { zh: '出主意、找错', en: 'An idea or a correction' },
  PRAISE: { zh: '说一声好', en: 'Something was done well' },
}

/** The way of a case that is accepted, as on a parcel (UX-PT8). */
export const STEPS_OF_A_CASE: readonly PublicStep[] = ['SUBMITTED', 'ACCEPTED', 'HANDLING', 'REPLIED', 'RATED']

/** What only the citizen can say of the result (D21). */
export const CITIZEN_OUTCOMES: readonly Outcome[] = ['SOLVED', 'PARTLY', 'NOT_SOLVED']

/** The grades in the order of the form, best first. */
export const GRADES: readonly Grade[] = [5, 4, 3, 2, 1]

/** The tone of a step's mark. */
export function stepTone(step: PublicStep): 'plain' | 'busy' | 'done' {
  if (step === 'SUBMITTED' || step === 'NOT_ACCEPTED' || step === 'WITHDRAWN') return 'plain'
  return step === 'REPLIED' || step === 'RATED' ? 'done' : 'busy'
}
