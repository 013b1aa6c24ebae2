import { minuteOf } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import { qrCode } from '#kernel/qr-code.ts'
import { caseKinds, publicSteps } from '../codes.ts'
import { titleOf } from './board.ts'
import type { CaseData, CaseEvent } from './case.ts'
import { casePaths } from './paths.ts'
import { shareWords as w } from './share-words.ts'

type Shared = Pick<CaseData, 'slug' | 'number' | 'isPublic' | 'seen'>

/** What a sheet of paper must say of itself: number, address and the minute as of which it is true (CZ7). */
export const slipOnPaper = ({ slug, number, isPublic, seen }: Shared): Safe => html`
  <p class="on-paper">
    ${w.number(number).zh}${isPublic && html`<br>${w.address(seen.origin + casePaths.case(slug, number)).zh}`}
    <br>${w.asOf(minuteOf(seen.at)).zh}
  </p>`

/** How a public case is sent on and followed: address, QR code and feed, all of this site, with no account (CZ6, CZ7). */
export const sharing = ({ slug, number, seen }: Shared): Safe => {
  const path = casePaths.case(slug, number)
  return html`
    <section class="sharing">
      <h2>${w.title.zh}</h2>
      <p>${w.lead.zh}</p>
      ${qrCode(seen.origin + path, w.qr.zh)}
      <p class="address"><a id="address" href="${path}">${seen.origin + path}</a></p>
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
  const item = ({ at, what, by }: CaseEvent, i: number): CaseFeedItem => ({
    title: `${what}　${data.number}`,
    path: `${path}#${eventId(i)}`,
    summary: by ? w.didBy(by).zh : '',
    ...{ at, section },
  })
  return {
    title: w.feedTitle(titleOf(data), data.number).zh,
    description: `${section}，${publicSteps[data.step].zh}`,
    items: data.events.map(item).reverse(),
  }
}

/** The place of a line of the record on its page; lines are only added, so it stays. */
export const eventId = (at: number): string => `e${at + 1}`
