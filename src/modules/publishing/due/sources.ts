import type { DueSource } from '#kernel/due.ts'
import { may } from '../policy.ts'
import { dueWords } from '../words.ts'
import { dueArticles, dueDeadLinks, dueLocalNotes, dueOfferAnswers, dueOffers, dueOutdatedNotes } from './store.ts'

/** What the chapter hands in to 待办. */
export const due: readonly DueSource[] = [
  {
    kind: 'publishing.article',
    label: dueWords.review,
    opens: '/console/articles/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    query: dueArticles,
  },
  {
    kind: 'publishing.local-note',
    label: dueWords.localNote,
    opens: '/console/local-notes/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    query: dueLocalNotes,
  },
  {
    kind: 'publishing.offer',
    label: dueWords.offer,
    opens: '/console/offers/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    query: dueOffers,
  },
  {
    kind: 'publishing.offer-answer',
    label: dueWords.offerChanged,
    opens: '/console/offer-answers/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    query: dueOfferAnswers,
  },
  {
    kind: 'publishing.outdated-note',
    label: dueWords.outdatedNote,
    opens: '/console/local-notes/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    query: dueOutdatedNotes,
  },
  {
    kind: 'publishing.dead-link',
    label: dueWords.deadLinks,
    opens: '/console/articles/:id',
    isFor: (actor) => may.readArticles(actor) === true,
    query: dueDeadLinks,
  },
]
