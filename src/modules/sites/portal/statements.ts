import { html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { pageTitle, phoneLink } from '#kernel/page-parts.ts'
import { sitePaths } from './paths.ts'
import { ACCESSIBILITY, PRIVACY } from './statement-words.ts'
import { siteWords as w } from './words.ts'

/** Whose site it is and whom to call. */
export type StatementData = { readonly slug: string; readonly organisation: string; readonly phone?: string }

/** What the site does so that everybody can read it, and whom to tell where it fails. */
export function accessibilityPage(data: StatementData): Page {
  return statement(data, sitePaths.accessibility(data.slug), ACCESSIBILITY)
}

/** How the data of those who read and write is used (PRV-02). */
export function privacyPage(data: StatementData): Page {
  return statement(data, sitePaths.privacy(data.slug), PRIVACY)
}

const statement = (data: StatementData, path: string, { title, parts }: typeof PRIVACY): Page => ({
  head: { title: title.zh, description: title.zh, path, breadcrumb: [{ label: title.zh }] },
  main: html`
    <div class="wide form-page">
      ${pageTitle(title.zh, data.organisation)}
      <div class="text">
        ${parts.map(
          (part) => html`
          <h2>${part.title.zh}</h2>
          <ul>${part.lines.map((line) => html`<li>${line.zh}</li>`)}</ul>`,
        )}
        ${data.phone && html`<p>${w.call.zh}：${phoneLink(data.phone)}</p>`}
      </div>
    </div>`,
})
