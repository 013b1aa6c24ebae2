import { createHash } from 'node:crypto'
import { refusals } from '#kernel/errors.ts'
import { html } from '#kernel/html.ts'
import { cleanRichText, plainText } from '#kernel/rich-text.ts'
import { fold, plainText as searchText } from '#kernel/search.ts'
import type { ArticleText } from './contract.ts'
import { beginningOf, mostBodyBytes } from './rules.ts'
import type { ArticleSearch, KeptText } from './store.ts'
import { words } from './words.ts'

const { refuseIf } = refusals(words)

/**
 * The text of an article as it is kept: its markup cleaned (T09), its summary taken from the beginning and its source from
 * the organisation where none is given. Its attachments are taken for it
 * afterwards.
 * @throws Refusal `publishing.too-long`, `publishing.nothing-written`, `publishing.notice-days`.
 */
export function prepareText(written: ArticleText, organisation: string): KeptText {
  const bodyHtml = cleanRichText(written.bodyHtml)
  const plain = plainText(bodyHtml)
  refuseIf(Buffer.byteLength(bodyHtml) > mostBodyBytes, 'invalid', 'publishing.too-long', { field: 'bodyHtml' })
  refuseIf(plain === '' && !bodyHtml.includes('<img'), 'invalid', 'publishing.nothing-written', { field: 'bodyHtml' })
  const { notice } = written
  refuseIf(notice !== null && notice.untilOn < notice.fromOn, 'invalid', 'publishing.notice-days', {
    field: 'notice.untilOn',
  })
  return {
    sectionCode: written.sectionCode,
    columnId: written.columnId,
    title: written.title,
    subtitle: written.subtitle,
    bodyHtml,
    summary: written.summary ?? beginningOf(plain),
    source: written.source ?? organisation,
    sourceUrl: written.sourceUrl,
    author: written.author,
    editor: written.editor,
    notice,
    attachments: [],
  }
}

/** What an article is found by, with the names of its attachments; a hit in its title stands first. */
export function searchTextOf(text: KeptText): ArticleSearch {
  const names = text.attachments.map(({ name }) => name)
  const whole = searchText([text.title, text.subtitle ?? '', plainText(text.bodyHtml), ...names].join('\n'))
  return { ...whole, title: fold(text.title) }
}

type Digested = Pick<KeptText, 'title' | 'subtitle' | 'bodyHtml' | 'attachments'>

/**
 * What the public digest of an article is taken of: title, subtitle and markup, each on its own line, and a line for each attachment
 * with the SHA-256 of its bytes and its name. No cleaned markup holds such a line.
 */
export function digestedText({ title, subtitle, bodyHtml, attachments }: Digested): string {
  const files = attachments.map(({ sha256, name }) => html`<file sha256="${sha256}">${name}</file>`.text)
  return [title, subtitle ?? '', bodyHtml, ...files].join('\n')
}

/** The public digest of an article: SHA-256 over its `digestedText`. */
export function digestOf(text: Digested): string {
  return `sha256:${createHash('sha256').update(digestedText(text)).digest('hex')}`
}
