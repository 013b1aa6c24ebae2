import type { Actor } from '#kernel/actor.ts'
import type { Can } from '#kernel/contract.ts'
import type { Site } from '#modules/sites/index.ts'
import type { ArticleDetail } from '../contract.ts'
import { may } from '../policy.ts'
import { publishingPaths } from '../portal/paths.ts'
import type { Article } from '../store.ts'
import type { OfferDirection, OfferedArticle, OfferedRow } from './contract.ts'
import { mayAnswer } from './own-procedure.ts'
import { type Offerable, standingOf, whyNotOffered } from './rules.ts'
import type { Answer, Offer, Offered, OfferedItem, Receiver, StepRow } from './store.ts'

/** The standing offers of an article, to whom it could be offered, what decides whether it can, and what was answered. */
export interface ArticleOffers {
  readonly standing: readonly Offer[]
  readonly above: Receiver | undefined
  readonly offerableTo: (direction: OfferDirection) => Offerable
  readonly answers: readonly (StepRow & { readonly orgName: string })[]
}

/** To whom an article is offered now, and what was answered, as its own page shows it. */
export const offersOf = ({ standing, answers }: ArticleOffers): Pick<ArticleDetail, 'offers' | 'answers'> => ({
  offers: standing.map(({ direction, toName, offeredAt }) => ({
    ...{ direction, toName, offeredAt: offeredAt.toISOString() },
  })),
  answers: answers.map((answer) => ({ ...answer, at: answer.at.toISOString() })),
})

/** Whether this person may offer it, or take an offer back. */
export function offeringOf(actor: Actor, { path }: Article, { standing, offerableTo }: ArticleOffers): Can {
  const can = (direction: OfferDirection, answer: true | string) => {
    const isOffered = !standing.some((one) => one.direction === direction)
    return whyNotOffered(offerableTo(direction), { direction, isOffered }) ?? answer
  }
  return {
    offerArticleUp: can('UP', may.offerArticleUp(actor, path)),
    offerArticleDown: can('DOWN', may.offerArticleDown(actor, path)),
  }
}

/** An article that was offered, as the list shows it. */
export const rowOf = (offered: OfferedItem, answer: Answer | undefined): OfferedRow => ({
  offerId: offered.id,
  title: offered.title,
  fromName: offered.fromName,
  direction: offered.direction,
  offeredAt: offered.offeredAt.toISOString(),
  standing: standingOf(offered, answer),
})

/** An article that was offered to a site, the answer of the site, and what happened. */
export interface Opened {
  readonly site: Site
  readonly offered: Offered
  readonly answer: Answer | undefined
  readonly steps: readonly StepRow[]
}

/** The article with what the site made of it, and what this person may do. */
export function detailOf(actor: Actor, opened: Opened): OfferedArticle {
  const { site, offered, answer, steps } = opened
  const { id: offerId, articleId, slug } = offered
  const standing = standingOf(offered, answer)
  const isShown = standing === 'TAKEN' && site.slug !== null && site.state === 'ACTIVE'
  return {
    orgId: site.orgId,
    orgName: site.orgName,
    offerId,
    title: offered.title,
    subtitle: offered.subtitle,
    bodyHtml: offered.bodyHtml,
    source: offered.source,
    author: offered.author,
    attachments: offered.attachments.flatMap(({ file, name, mediaType, size }) =>
      slug === null ? [] : [{ name, path: publishingPaths.attachment(slug, articleId, file), mediaType, size }],
    ),
    fromName: offered.fromName,
    direction: offered.direction,
    offeredAt: offered.offeredAt.toISOString(),
    updatedAt: offered.updatedAt?.toISOString() ?? null,
    originalPath: slug === null ? null : publishingPaths.article(slug, articleId),
    publicPath: isShown && site.slug !== null ? publishingPaths.article(site.slug, articleId) : null,
    standing,
    version: answer?.version ?? 0,
    sectionCode: answer?.sectionCode ?? offered.sectionCode,
    columnId: answer?.columnId ?? null,
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    can: canOf(actor, opened),
  }
}

function canOf(actor: Actor, { site, offered, answer }: Opened): OfferedArticle['can'] {
  const standing = standingOf(offered, answer)
  const now = (act: Parameters<typeof mayAnswer>[1], answer: true | string): true | string => {
    const isPossible = mayAnswer(standing, act)
    return isPossible === true ? answer : isPossible
  }
  const taking = may.takeOffer(actor, { ...site, writtenBy: offered.writtenBy })
  return {
    takeOffer: now('take', taking === true && site.state === 'PAUSED' ? 'publishing.site-paused' : taking),
    declineOffer: now('decline', may.declineOffer(actor, site.path)),
    endOffer: now('end', may.endOffer(actor, site.path)),
  }
}
