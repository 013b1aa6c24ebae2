import type { DueSource } from '#kernel/due.ts'
import { may } from '../policy.ts'
import { dueAnswers, dueStatements } from '../store.ts'
import { dueTellings } from '../telling/store.ts'
import { dueWords } from '../words.ts'

/** What the chapter hands in to 待办. */
export const due: readonly DueSource[] = [
  {
    kind: 'consultations.answer',
    label: dueWords.answer,
    opens: '/console/consultations/:id',
    isFor: (actor) => may.listConsultations(actor) === true,
    query: dueAnswers,
  },
  {
    kind: 'consultations.statement',
    label: dueWords.statement,
    opens: '/console/consultations/:id',
    isFor: (actor) => may.listConsultations(actor) === true,
    query: dueStatements,
  },
  {
    kind: 'consultations.done',
    label: dueWords.done,
    opens: '/console/consultations/:id',
    isFor: (actor) => may.listConsultations(actor) === true,
    query: dueTellings,
  },
]
