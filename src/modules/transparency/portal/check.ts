import { minuteOf } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { errorSummary, type FieldErrors, textArea } from '#kernel/page-forms.ts'
import { pageTitle } from '#kernel/page-parts.ts'
import type { ReceiptCheck } from '../service.ts'
import { logPaths } from './paths.ts'
import { logWords as w } from './words.ts'

export type CheckData = {
  /** What was pasted; nothing typed is lost. */
  readonly receipt: string
  readonly errors: FieldErrors
  readonly check?: ReceiptCheck
}

/** Checks a receipt on the server, so that it works without a script; the answer is a sentence. */
export function checkPage({ receipt, errors, check }: CheckData): Page {
  return {
    head: {
      title: w.checkTitle.zh,
      description: w.checkLead.zh,
      path: logPaths.check(),
      breadcrumb: [{ label: w.title.zh, href: logPaths.log() }, { label: w.checkTitle.zh }],
      isPrivate: check !== undefined,
    },
    main: html`
      <div class="wide form-page">
        ${pageTitle(w.checkTitle.zh, w.checkLead.zh)}
        ${errorSummary(errors)}
        ${check && verdict(check)}
        <form class="form" action="${logPaths.check()}" method="post">
          ${textArea({
            name: 'receipt',
            label: w.receiptField.zh,
            hint: w.receiptHint.zh,
            value: receipt,
            error: errors.receipt,
            isRequired: true,
            rows: 10,
            length: [100, 10_000],
          })}
          <p class="buttons"><button class="button">${w.checkSend.zh}</button></p>
        </form>
        <p>${w.trustNobody.zh} <a class="more" href="${logPaths.verifier()}">${w.verifier.zh}</a></p>
      </div>`,
  }
}

const verdict = (check: ReceiptCheck): Safe => {
  if (check.verdict !== 'THERE')
    return html`<div class="notice-box" role="status"><p><strong>${(check.verdict === 'NOT_THERE' ? w.notThere : w.otherLog).zh}</strong></p></div>`
  const { receipt, index, size, isUnbroken } = check
  const history = isUnbroken === null ? w.noProof : isUnbroken ? w.unbroken(size) : w.broken
  return html`
    <div class="notice-box" role="status">
      <p><strong>${(receipt.refusal ? w.refusedThere : w.there)(receipt.number, index).zh}</strong></p>
      <p>${(receipt.refusal ? w.refusedAt : w.receivedAt)(minuteOf(new Date(receipt.time))).zh}</p>
      <p>${history.zh}</p>
    </div>`
}
