import { createHash } from 'node:crypto'
import { refusals } from '#kernel/errors.ts'
import { cleanRichText, plainText } from '#kernel/rich-text.ts'
import { fold, plainText as searchText } from '#kernel/search.ts'
import type { ArticleText } from './contract.ts'
import { beginningOf, mostBodyBytes } from './rules.ts'
import type { ArticleSearch, KeptText } from './store.ts'
import { words } from './words.ts'

const { refuseIf } = refusals(words)

/**
 * The text of an article as it is kept: its markup cleaned (T09), its summary taken from the beginning and its source from
 * the organisation where none is given.
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
  }
}

/** What an article is found by; a hit in its title stands first. */
export function searchTextOf(text: KeptText): ArticleSearch {
  const whole = searchText([text.title, text.subtitle ?? '', plainText(text.bodyHtml)].join('\n'))
  return { ...whole, title: fold(text.title) }
}

/** The public digest of an article: SHA-256 over title, subtitle and markup, each on its own line. */
export function digestOf(text: Pick<KeptText, 'title' | 'subtitle' | 'bodyHtml'>): string {
  const whole = [text.title, text.subtitle ?? '', text.bodyHtml].join('\n')
  return `sha256:${createHash('sha256').update(whole).digest('hex')}`
}
