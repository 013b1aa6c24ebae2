import { z } from 'zod'
import { DayText, endpoint } from '#kernel/contract.ts'

const count = z.number().int()

/** What the three rates are made of, each part beside its whole, over the cases in reach that came in within a year. */
export const countRates = endpoint({
  method: 'GET',
  path: '/api/case-counts/rates',
  mayBeOld: true,
  summary: {
    zh: '三率：响应率、解决率、满意率，各写明分子和分母；近一年收到的诉求件',
    en: 'The three rates with part and whole: answered in time, solved, satisfied; cases of a year',
  },
  answer: z.object({
    from: DayText,
    until: DayText,
    received: count,
    refused: count,
    answered: count,
    /** Answered, or late without an answer: the whole of the next three. */
    clocked: count,
    onTime: count,
    answeredLate: count,
    unanswered: count,
    /** First words that were owed within hours, of every round of a case, and were given or are late: the whole of the next three. */
    urgent: count,
    toldInTime: count,
    toldLate: count,
    untold: count,
    /** Whose writer judged, by the last word: the whole of the next three. */
    judged: count,
    solved: count,
    partly: count,
    notSolved: count,
    /** Whose writer gave a grade: the whole of `satisfied`. */
    graded: count,
    satisfied: count,
    /** Of these the cases that staff filed for their writers 帮办, a part of each of the numbers above. */
    filedJudged: count,
    filedSolved: count,
    filedGraded: count,
    filedSatisfied: count,
    /** That staff filed and whose writers took them back before anybody answered. */
    withdrawn: count,
  }),
  errors: ['cases.not-a-handler'],
})

export const countEndpoints = [countRates]
