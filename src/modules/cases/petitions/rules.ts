import { addDays, type Day } from '#kernel/time.ts'

/** The days of a petition, calendar days all of them (XF-01 to XF-03, XF-06; the defaults of party-rules 16). */
export const petitionDays = {
  register: 15,
  handle: 60,
  extend: 30,
  askReview: 30,
  decideReview: 30,
} as const

/** What the writer may ask for against an answer, each once (XF-03). */
export type ReviewStage = 'REVIEW' | 'FINAL'

/** The last day of the answer: sixty days from acceptance, once thirty more (XF-02). */
export function answerBy(acceptedOn: Day, { isExtended }: { isExtended: boolean }): Day {
  return addDays(acceptedOn, petitionDays.handle + (isExtended ? petitionDays.extend : 0))
}
