import { html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { errorSummary, type FieldErrors, textField } from '#kernel/page-forms.ts'
import { pageTitle } from '#kernel/page-parts.ts'
import { casePaths } from './paths.ts'
import { boardWords, formWords as w } from './words.ts'

/** What was typed and what was wrong with it; the answer never says which of number and code was wrong (T12). */
export type FollowData = { readonly slug: string; readonly number: string; readonly errors: FieldErrors }

/** The form that opens a message by its number and code. The code is never written back into the page. */
export function followPage(data: FollowData): Page {
  const path = casePaths.follow(data.slug)
  return {
    head: {
      title: w.followTitle.zh,
      description: w.followLead.zh,
      path,
      breadcrumb: [{ label: boardWords.title.zh, href: casePaths.board(data.slug) }, { label: w.followTitle.zh }],
    },
    main: html`
      <div class="wide form-page">
        ${pageTitle(w.followTitle.zh, w.followLead.zh)}
        ${errorSummary(data.errors)}
        <form class="form" action="${path}" method="post">
          ${textField({ name: 'number', label: w.number.zh, value: data.number, error: data.errors.number, isRequired: true })}
          ${textField({
            name: 'code',
            label: w.code.zh,
            hint: w.codeHint.zh,
            value: '',
            error: data.errors.code,
            isRequired: true,
            autocomplete: 'one-time-code',
          })}
          <p class="buttons"><button class="button">${w.followSend.zh}</button></p>
        </form>
        <p class="hint">${w.lostCode.zh}</p>
      </div>`,
  }
}
