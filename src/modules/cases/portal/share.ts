import { minuteOf } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import { qrCode } from '#kernel/qr-code.ts'
import { caseKinds, publicSteps } from '../codes.ts'
import { titleOf } from './board.ts'
import type { CaseData, CaseEvent } from './case-data.ts'
import { casePaths } from './paths.ts'
import { shareWords as w } from './share-words.ts'

/** What a sheet of paper must say of itself: number, address, and up to which minute it tells what happened (CZ7). */
export const slipOnPaper = (data: CaseData): Safe => html`
  <p class="on-paper">
    ${w.number(data.number).zh}${data.hasPublicPage && html`<br>${w.address(addressOf(data)).zh}`}
    <br>${w.asOf(minuteOf(lastChangeOf(data))).zh}
  </p>`

const addressOf = ({ origin, slug, number }: CaseData): string => origin + casePaths.case(slug, number)

// Not the minute of reading: a page that nothing happened to stays the same to the letter, and is not sent again.
function lastChangeOf({ sentAt, events, replies, declaration, supplements, rating, refusal }: CaseData): Date {
  const dated = [...events, ...replies, ...supplements, declaration, rating, refusal]
  return new Date(Math.max(...[sentAt, ...dated.map((one) => one?.at ?? sentAt)].map((at) => at.getTime())))
}

/** How a public case is sent on and followed: address, QR code and feed, all of this site, with no account (CZ6, CZ7). */
export const sharing = (data: CaseData): Safe => {
  const { slug, number } = data
  return html`
    <section class="sharing">
      <h2>${w.title.zh}</h2>
      <p>${(data.author ? w.leadOfWriter : w.lead).zh}</p>
      ${qrCode(addressOf(data), w.qr.zh)}
      <p class="address"><a id="address" href="${casePaths.case(slug, number)}">${addressOf(data)}</a></p>
      <p class="buttons with-script">
        <button type="button" class="button button-plain" data-copy="address" data-done="${w.copied.zh}">${w.copy.zh}</button>
      </p>
      <p class="buttons"><a class="button button-plain" href="${casePaths.feed(slug, number)}">${w.follow.zh}</a></p>
      <p class="small on-screen">${w.followLead.zh}</p>
    </section>`
}

/** A line of a case's feed, in the form of every feed of the portal. */
export type CaseFeedItem = {
  readonly title: string
  readonly path: string
  readonly summary: string
  readonly at: Date
  readonly section: string
}

/**
 * What a feed tells of a public case: that something happened, who did it and when, newest first. What was written stays on
 * the page: a copy of it in somebody's reader would outlive every part that is taken out later.
 */
export function caseFeed(data: CaseData): { title: string; description: string; items: CaseFeedItem[] } {
  const section = caseKinds[data.kind].zh
  const path = casePaths.case(data.slug, data.number)
  const item = ({ id = '', at, what, by = '' }: CaseEvent): CaseFeedItem => ({
    title: `${what}　${data.number}`,
    path: `${path}#${eventAnchor(id)}`,
    summary: by,
    ...{ at, section },
  })
  return {
    title: w.feedTitle(titleOf(data), data.number).zh,
    description: `${section}，${publicSteps[data.step].zh}`,
    items: data.events.map(item).reverse(),
  }
}

/** The place of a line of the record on its page, named after the line: a case that is put together with another shows other lines, and its own again later. */
export const eventAnchor = (id: string): string => `e-${id}`
