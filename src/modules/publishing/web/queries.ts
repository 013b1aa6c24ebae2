import { call } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { listSections, readSite } from '#modules/sites/contract.ts'
import { listArticles, readArticle, readFreshness, readVersion } from '../contract.ts'
import { listDeadLinks } from '../links/contract.ts'
import { listHandedArticles, readHandedArticle, readLocalNote } from '../local-notes/contract.ts'
import { listOfferedArticles, readOffer, readOfferAnswer, readOfferedArticle } from '../offering/contract.ts'

/** The server data of the chapter; everything of its own begins with `articles`, so one invalidation refreshes all. */
export const articleQueries = {
  all: ['articles'],
  list: (input: CallInput<typeof listArticles>) => ({
    queryKey: ['articles', 'list', input],
    queryFn: () => call(listArticles, input),
  }),
  one: (articleId: string) => ({
    queryKey: ['articles', 'one', articleId],
    queryFn: () => call(readArticle, { articleId }),
  }),
  version: (articleId: string, number: number) => ({
    queryKey: ['articles', 'version', articleId, number],
    queryFn: () => call(readVersion, { articleId, number }),
  }),
  deadLinks: (articleId: string) => ({
    queryKey: ['articles', 'dead-links', articleId],
    queryFn: () => call(listDeadLinks, { articleId }),
  }),
  handedList: (input: CallInput<typeof listHandedArticles>) => ({
    queryKey: ['articles', 'handed', input],
    queryFn: () => call(listHandedArticles, input),
  }),
  handedOne: (orgId: string, handedArticleId: string) => ({
    queryKey: ['articles', 'handed', orgId, handedArticleId],
    queryFn: () => call(readHandedArticle, { orgId, handedArticleId }),
  }),
  localNote: (localNoteId: string) => ({
    queryKey: ['articles', 'local-note', localNoteId],
    queryFn: () => call(readLocalNote, { localNoteId }),
  }),
  offeredList: (input: CallInput<typeof listOfferedArticles>) => ({
    queryKey: ['articles', 'offered', input],
    queryFn: () => call(listOfferedArticles, input),
  }),
  offeredOne: (orgId: string, offeredId: string) => ({
    queryKey: ['articles', 'offered', orgId, offeredId],
    queryFn: () => call(readOfferedArticle, { orgId, offeredId }),
  }),
  offer: (offerId: string) => ({
    queryKey: ['articles', 'offer', offerId],
    queryFn: () => call(readOffer, { offerId }),
  }),
  offerAnswer: (offerAnswerId: string) => ({
    queryKey: ['articles', 'offer-answer', offerAnswerId],
    queryFn: () => call(readOfferAnswer, { offerAnswerId }),
  }),
  freshness: (orgId: string) => ({
    queryKey: ['articles', 'freshness', orgId],
    queryFn: () => call(readFreshness, { orgId }),
  }),
  sections: { queryKey: ['sections'], queryFn: () => call(listSections, {}), staleTime: Number.POSITIVE_INFINITY },
  site: (orgId: string) => ({ queryKey: ['sites', 'one', orgId], queryFn: () => call(readSite, { orgId }) }),
} as const
