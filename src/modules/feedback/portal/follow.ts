import { minuteOf } from '#kernel/day-text.ts'
import { html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { errorSummary, type FieldErrors, textField } from '#kernel/page-forms.ts'
import { pageTitle } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
import { remarkKinds } from '../codes.ts'
import type { FollowedRemark } from '../store.ts'
import { outcomePill } from './answers.ts'
import { feedbackPaths } from './paths.ts'
import { feedbackWords as w } from './words.ts'

const above = { label: w.title.zh, href: feedbackPaths.answers() }

/** The form that opens one's own remark. The code is never written back into the page. */
export function followRemarkPage({ number, errors }: { readonly number: string; readonly errors: FieldErrors }): Page {
  return {
    head: {
      title: w.follow.zh,
      description: w.followLead.zh,
      path: feedbackPaths.follow(),
      breadcrumb: [above, { label: w.follow.zh }],
    },
    main: html`
      <div class="wide form-page">
        ${pageTitle(w.follow.zh, w.followLead.zh)}
        ${errorSummary(errors)}
        <form class="form" action="${feedbackPaths.follow()}" method="post">
          ${textField({ name: 'number', label: w.number.zh, value: number, error: errors.number, isRequired: true })}
          ${textField({
            ...{ name: 'code', label: w.code.zh, value: '', error: errors.code, isRequired: true },
            autocomplete: 'one-time-code',
          })}
          <p class="buttons"><button class="button">${w.followSend.zh}</button></p>
        </form>
      </div>`,
  }
}

/** One's own remark and what was answered. */
export function ownRemarkPage(remark: FollowedRemark): Page {
  const { number, kind, text, createdAt, answers } = remark
  return {
    head: {
      title: w.own.zh,
      description: w.own.zh,
      path: feedbackPaths.follow(),
      breadcrumb: [above, { label: w.own.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide form-page">
        ${pageTitle(w.own.zh, html`${w.number.zh} ${number}　${w.sentOn.zh} ${minuteOf(new Date(createdAt))}`)}
        <section class="text">
          <h2>${remarkKinds[kind].zh}</h2>
          ${paragraphs(text)}
          <h2>${w.done.zh}</h2>
          ${
            answers.length === 0
              ? html`<p>${w.noAnswer.zh}</p>`
              : answers.map(
                  ({ at, outcome, text: said }) =>
                    html`<p>${outcomePill(outcome)} ${minuteOf(new Date(at))}</p>${paragraphs(said)}`,
                )
          }
        </section>
      </div>`,
  }
}
