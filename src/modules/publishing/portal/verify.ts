import { minuteOf } from '#kernel/day-text.ts'
import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import type { Link } from '#kernel/page-parts.ts'
import { publishingPaths } from './paths.ts'
import { verifyWords as w } from './verify-words.ts'

/** What the digest of an article is and what it comes to when it is taken again. */
export type VerifyData = {
  readonly slug: string
  readonly articleId: string
  readonly section: Link
  readonly title: string
  readonly publishedAt: Date
  readonly updatedAt?: Date
  /** As it was noted when this text was published. */
  readonly noted: string
  /** Taken of what stands here now. */
  readonly found: string
  readonly attachments: readonly { readonly name: string; readonly href: string; readonly sha256: string }[]
  /** What a visitor has written down and wants to compare; empty where he gave none. */
  readonly asked: string
}

/** Where anybody checks that an article is what was published: both digests, what they are taken of, and how to take them oneself (UX-PT5). */
export function verifyPage(data: VerifyData): Page {
  const path = publishingPaths.verify(data.slug, data.articleId)
  const article = publishingPaths.article(data.slug, data.articleId)
  return {
    head: {
      title: w.title.zh,
      description: w.lead.zh,
      path,
      breadcrumb: [data.section, { label: data.title, href: article }, { label: w.title.zh }],
      isPrivate: true,
    },
    main: html`
      <div class="wide">
        <div class="text">
          <h1>${w.title.zh}</h1>
          <p>${w.lead.zh}</p>
          ${facts(data, article)}
          ${compare(data, path)}
          ${byOneself(data)}
          <h2>${w.limitsTitle.zh}</h2>
          <p>${w.limits.zh}</p>
        </div>
      </div>`,
  }
}

const facts = (data: VerifyData, article: string): Safe => html`
  <dl class="facts-list">
    <div><dt>${w.article.zh}</dt><dd><a href="${article}">${data.title}</a></dd></div>
    <div><dt>${w.publishedAt.zh}</dt><dd>${minuteOf(data.updatedAt ?? data.publishedAt)}</dd></div>
    <div><dt>${w.noted.zh}</dt><dd><code>${data.noted}</code></dd></div>
    <div><dt>${w.found.zh}</dt><dd><code>${data.found}</code></dd></div>
  </dl>
  <p role="status"><strong>${(data.found === data.noted ? w.same : w.different).zh}</strong></p>`

// Letters count the same in either case, and the name of the algorithm may be left out.
const digits = (code: string) =>
  code
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/^sha256:/, '')

const compare = (data: VerifyData, path: string): Safe => html`
  <h2>${w.compareTitle.zh}</h2>
  <form class="find" action="${path}" method="get">
    <label for="code">${w.code.zh}</label>
    <p class="hint" id="code-hint">${w.codeHint.zh}</p>
    <div class="find-line">
      <input id="code" name="code" maxlength="100" autocomplete="off" spellcheck="false"${attributes({ value: data.asked })} aria-describedby="code-hint">
      <button class="button">${w.compare.zh}</button>
    </div>
  </form>
  ${data.asked !== '' && html`<p role="alert"><strong>${(digits(data.asked) === digits(data.found) ? w.yours : w.notYours).zh}</strong></p>`}`

const byOneself = (data: VerifyData): Safe => html`
  <h2>${w.selfTitle.zh}</h2>
  <ol>
    <li><a href="${publishingPaths.content(data.slug, data.articleId)}" download="${w.fileName.zh}">${w.takeText.zh}</a>${w.takeTextHint.zh}</li>
    <li>${w.selfWindows.zh} <code>certutil -hashfile ${w.fileName.zh} SHA256</code></li>
    <li>${w.selfLinux.zh} <code>sha256sum ${w.fileName.zh}</code></li>
    <li>${w.selfCompare.zh}</li>
  </ol>
  <p>${w.whatIsTaken.zh}</p>
  ${data.attachments.length > 0 && attachments(data.attachments)}`

const attachments = (files: VerifyData['attachments']): Safe => html`
  <h2>${w.attachments.zh}</h2>
  <p>${w.attachmentsHint.zh}</p>
  <ul>${files.map(({ name, href, sha256 }) => html`<li><a href="${href}">${name}</a><br><code>${sha256}</code></li>`)}</ul>`
