import type { DeedSource } from '#kernel/deeds.ts'
import { localNoteProcedure } from '../local-notes/own-procedure.ts'
import { offerProcedure } from '../offering/own-procedure.ts'
import { articleProcedure } from '../own-procedure.ts'
import { may } from '../policy.ts'
import { deedWords } from '../words.ts'
import { ownArticles, ownLocalNotes, ownOfferAnswers } from './store.ts'

/** What the chapter hands in to 已办 and 我发起: articles and notes one wrote, and those one handed in, published, returned or withdrew. */
export const deeds: readonly DeedSource[] = [
  {
    kind: 'publishing.article',
    opens: '/console/articles/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    present: (state) => ({
      label: deedWords.article,
      state: articleProcedure.states[state as keyof typeof articleProcedure.states],
    }),
    query: ownArticles,
  },
  {
    kind: 'publishing.local-note',
    opens: '/console/local-notes/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    present: (state) => ({
      label: deedWords.localNote,
      state: localNoteProcedure.states[state as keyof typeof localNoteProcedure.states],
    }),
    query: ownLocalNotes,
  },
  {
    kind: 'publishing.offer-answer',
    opens: '/console/offer-answers/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    present: (state) => ({
      label: deedWords.offerAnswer,
      state: offerProcedure.states[state as keyof typeof offerProcedure.states],
    }),
    query: ownOfferAnswers,
  },
]
