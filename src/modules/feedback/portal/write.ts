import { html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { choice, errorSummary, type FieldErrors, textArea } from '#kernel/page-forms.ts'
import { hiddenFields, pageTitle } from '#kernel/page-parts.ts'
import { remarkKinds } from '../codes.ts'
import { plainPath, type WrittenRemark } from '../rules.ts'
import type { RemarkReceipt } from '../service.ts'
import { feedbackPaths } from './paths.ts'
import { feedbackWords as w } from './words.ts'

export type WriteRemarkData = {
  readonly values: WrittenRemark
  readonly errors: FieldErrors
  /** Makes a second press of the button the same remark. */
  readonly token: string
}

const above = { label: w.title.zh, href: feedbackPaths.answers() }

/** The form; after a refusal all that was typed is still in it. */
export function writeRemarkPage({ values, errors, token }: WriteRemarkData): Page {
  const from = plainPath(values.from)
  return {
    head: {
      title: w.writeTitle.zh,
      description: w.lead.zh,
      path: feedbackPaths.write(),
      breadcrumb: [above, { label: w.writeTitle.zh }],
    },
    main: html`
      <div class="wide form-page">
        ${pageTitle(w.writeTitle.zh, w.writeLead.zh)}
        ${errorSummary(errors)}
        <form class="form" action="${feedbackPaths.write()}" method="post">
          ${hiddenFields({ token, from: from === '' ? undefined : from })}
          ${from !== '' && html`<p class="about">${w.about.zh}：${from}</p>`}
          ${choice({
            name: 'kind',
            label: w.kind.zh,
            value: values.kind,
            error: errors.kind,
            isRequired: true,
            options: Object.entries(remarkKinds).map(([value, { zh }]) => ({ value, label: zh })),
          })}
          ${textArea({
            name: 'text',
            label: w.text.zh,
            hint: w.textHint.zh,
            value: values.text,
            error: errors.text,
            isRequired: true,
            rows: 6,
            length: [5, 1000],
          })}
          <p class="buttons"><button class="button">${w.send.zh}</button></p>
        </form>
        <p class="hint">${w.notCases.zh}</p>
      </div>`,
  }
}

/** Number and code, told once. */
export function remarkReceiptPage({ number, code }: RemarkReceipt): Page {
  return {
    head: {
      title: w.receiptTitle.zh,
      description: w.receiptTitle.zh,
      path: feedbackPaths.write(),
      breadcrumb: [above, { label: w.receiptTitle.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide form-page receipt">
        <h1>${w.receiptTitle.zh}</h1>
        <p>${w.receiptLead.zh}</p>
        <div class="slip" id="slip">
          <dl>
            <div><dt>${w.number.zh}</dt><dd>${number}</dd></div>
            <div><dt>${w.code.zh}</dt><dd class="code">${code}</dd></div>
          </dl>
        </div>
        <p><a class="more" href="${feedbackPaths.follow()}">${w.follow.zh}</a></p>
        <p><a class="more" href="${feedbackPaths.answers()}">${w.answered.zh}</a></p>
      </div>`,
  }
}
