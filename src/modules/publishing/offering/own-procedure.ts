import { mayDo, ownProcedure, standingAfter } from '#kernel/procedure/own.ts'
import { standings } from './codes.ts'
import type { OfferStanding } from './contract.ts'

type State = OfferStanding | 'TAKEN_BACK'

/**
 * The way of an offered article 推荐 with one site (decisions 356), kept in the row of the offer and that of the site's answer. The site decides for itself; what it
 * shows is what somebody of it read, so that a new version waits. Who offered it may take the offer back at any time.
 */
export const offerProcedure = ownProcedure({
  name: 'publishing.offer',
  title: { zh: '推荐和选用文章', en: 'An offered article' },
  roles: {
    origin: { zh: '推荐方的编辑人员', en: 'an editor of who offers it' },
    second: {
      zh: '选用方的编辑人员（设了审核的，须没有写过这篇文章）',
      en: 'an editor of the site; where it wants review, one who did not write the article',
    },
    editor: { zh: '选用方的编辑人员', en: 'an editor of the site' },
  },
  states: {
    OFFERED: standings.OFFERED,
    TAKEN: { ...standings.TAKEN, ends: true },
    CHANGED: { ...standings.CHANGED, ends: true },
    DECLINED: { ...standings.DECLINED, ends: true },
    ENDED: { ...standings.ENDED, ends: true },
    TAKEN_BACK: { zh: '推荐已收回', en: 'Offer taken back', ends: true },
  },
  begins: { state: 'OFFERED' } as { state: State },
  acts: {
    take: {
      ...{ zh: '选用', en: 'take', by: 'second' },
      ways: { OFFERED: 'TAKEN', CHANGED: 'TAKEN', DECLINED: 'TAKEN', ENDED: 'TAKEN' },
    },
    decline: { ...{ zh: '不选用', en: 'decline', by: 'editor' }, ways: { OFFERED: 'DECLINED' } },
    end: { ...{ zh: '不再展示', en: 'show no more', by: 'editor' }, ways: { TAKEN: 'ENDED', CHANGED: 'ENDED' } },
    update: {
      ...{ zh: '原文发布新的版本', en: 'another version is published', by: 'origin' },
      ways: { OFFERED: 'OFFERED', TAKEN: 'CHANGED', CHANGED: 'CHANGED', DECLINED: 'DECLINED', ENDED: 'ENDED' },
    },
    takeBack: {
      ...{ zh: '收回推荐', en: 'take the offer back', by: 'origin' },
      ways: {
        ...{ OFFERED: 'TAKEN_BACK', TAKEN: 'TAKEN_BACK', CHANGED: 'TAKEN_BACK' },
        ...{ DECLINED: 'TAKEN_BACK', ENDED: 'TAKEN_BACK' },
      },
    },
    offer: { ...{ zh: '再次推荐', en: 'offer anew', by: 'origin' }, ways: { TAKEN_BACK: 'OFFERED' } },
  },
  whyNot: { notYours: 'publishing.not-an-editor', notNow: 'publishing.offer-not-now' },
})

type Act = 'take' | 'decline' | 'end'

/** Whether an answer is possible as an offer stands with a site, or the code of the reason; who may give it is asked of the policy. */
export function mayAnswer(state: OfferStanding, act: Act): true | 'publishing.offer-not-now' {
  const answer = mayDo(offerProcedure, { state }, { act, role: offerProcedure.acts[act].by })
  return answer === true ? true : 'publishing.offer-not-now'
}

/** How it stands after an answer that was possible. */
export const answered = (state: OfferStanding, act: Act) =>
  standingAfter(offerProcedure, { state }, act).state as 'TAKEN' | 'DECLINED' | 'ENDED'
