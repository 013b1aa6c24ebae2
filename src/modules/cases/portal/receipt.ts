import { longDay, minuteOf } from '#kernel/day-text.ts'
import { type Content, html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { casePaths } from './paths.ts'
import { boardWords, formWords as w } from './words.ts'

/** The receipt of a message. `code` is shown on this page only and is not kept in clear anywhere; days are `2026-11-23`. */
export type ReceiptData = {
  readonly slug: string
  readonly number: string
  readonly code: string
  readonly title: string
  readonly acceptByOn: string
  /** The instant with which accepting ends; a receipt that was kept before an upgrade has the day only. */
  readonly acceptByAt?: string
  readonly answerByOn: string
  /** What the public log gives the writer to keep. */
  readonly logReceipt?: Content
}

/** Number and code in large type, what comes next, and how to follow the message. */
export function receiptPage(data: ReceiptData): Page {
  return {
    head: {
      title: w.receiptTitle.zh,
      description: w.receiptTitle.zh,
      path: casePaths.receipt(data.slug),
      breadcrumb: [{ label: boardWords.title.zh, href: casePaths.board(data.slug) }, { label: w.receiptTitle.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide form-page receipt">
        <h1>${w.receiptTitle.zh}</h1>
        <p>${w.receiptLead.zh}</p>
        <div class="slip" id="slip">
          <p class="about">${data.title}</p>
          <dl>
            <div><dt>${w.number.zh}</dt><dd>${data.number}</dd></div>
            <div><dt>${w.code.zh}</dt><dd class="code">${data.code}</dd></div>
          </dl>
        </div>
        <p class="buttons with-script">
          <button type="button" class="button" data-print="page">${w.print.zh}</button>
          <button type="button" class="button button-plain" data-copy="slip" data-done="${w.copied.zh}">${w.copy.zh}</button>
        </p>
        ${data.logReceipt}
        <h2>${w.whatNext.zh}</h2>
        <ol class="next-steps">
          <li>${w.acceptBy(acceptBy(data)).zh}</li>
          <li>${w.answerBy(longDay(data.answerByOn)).zh}</li>
          <li>${w.howToFollow.zh}</li>
        </ol>
        <p>${w.keepSafe.zh}</p>
        <form action="${casePaths.receipt(data.slug)}" method="post">
          <p class="buttons"><button class="button button-plain">${w.noted.zh}</button></p>
        </form>
        <p><a class="more" href="${casePaths.follow(data.slug)}">${w.followTitle.zh}</a></p>
      </div>`,
  }
}

const acceptBy = ({ acceptByOn, acceptByAt }: ReceiptData): string =>
  acceptByAt === undefined ? longDay(acceptByOn) : `${longDay(acceptByOn)} ${minuteOf(new Date(acceptByAt)).slice(-5)}`
