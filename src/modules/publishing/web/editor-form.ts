import type { CallInput } from '#kernel/contract.ts'
import { parseDay } from '#kernel/time.ts'
import type { Choice } from '#ui/choice-options.tsx'
import type { ChosenFile } from '#ui/file-input.tsx'
import type { Field } from '#ui/form-fields.tsx'
import type { ArticleDetail, ArticleSection, saveArticle } from '../contract.ts'
import { pageWords } from './words.ts'

type Text = Omit<CallInput<typeof saveArticle>, 'articleId' | 'version'>

/** What the form of an article holds; what is left empty is an empty text or absent. */
export interface Typed {
  readonly sectionCode: ArticleSection
  readonly columnId?: string
  readonly title: string
  readonly subtitle?: string
  readonly bodyHtml: string
  readonly summary?: string
  readonly source?: string
  readonly sourceUrl?: string
  readonly author?: string
  readonly editor?: string
  readonly attachments?: readonly ChosenFile[]
  readonly notice?: { readonly fromOn?: string; readonly untilOn?: string; readonly objection?: string }
}

/** What was typed, as the endpoints take it. */
export function textOf(typed: Typed): Text {
  const { sectionCode, title, bodyHtml } = typed
  return {
    sectionCode,
    columnId: typed.columnId ?? null,
    title,
    bodyHtml,
    subtitle: given(typed.subtitle),
    summary: given(typed.summary),
    source: given(typed.source),
    sourceUrl: given(typed.sourceUrl),
    author: given(typed.author),
    editor: given(typed.editor),
    notice: noticeOf(typed.notice),
    attachments: attachmentsOf(typed.attachments),
  }
}

/** The attachments as they were sent; what is still on its way is none yet. One whose name was emptied is called 附件. */
export const attachmentsOf = (files: Typed['attachments'] = []): { file: string; name: string }[] =>
  files.flatMap(({ id, name }) => (id === null ? [] : [{ file: id, name: name.trim() || pageWords.attachments.zh }]))

/** A kept article as the form shows it. */
export function typedOf({ text }: ArticleDetail): Typed {
  const { columnId, notice, attachments, ...kept } = text
  const filled = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)) as unknown as Typed
  const files = attachments.map(({ file, name }) => ({ id: file, name }))
  return {
    ...filled,
    attachments: files,
    ...(columnId === null ? {} : { columnId }),
    ...(notice === null ? {} : { notice }),
  }
}

const given = (text: string | undefined): string | null => text?.trim() || null

// Half a notice is sent as it is: the server says what is missing.
const noticeOf = (typed: Typed['notice']): Text['notice'] => {
  const { fromOn = '', untilOn = '', objection = '' } = typed ?? {}
  return fromOn === '' && untilOn === '' && objection.trim() === '' ? null : { fromOn, untilOn, objection }
}

/** Where the article stands; windows are those of the chosen section. */
export function placeFields(sections: readonly Choice[] | undefined, columns: readonly Choice[]): readonly Field[] {
  return [
    {
      name: 'sectionCode',
      label: pageWords.section,
      hint: pageWords.sectionHint,
      kind: 'choice',
      required: true,
      choices: sections,
    },
    ...(columns.length === 0
      ? []
      : [
          {
            name: 'columnId',
            label: pageWords.column,
            hint: pageWords.columnHint,
            kind: 'choice',
            choices: columns,
          } as const,
        ]),
  ]
}

/** Source and names. */
export const aboutFields: readonly Field[] = [
  { name: 'source', label: pageWords.source, hint: pageWords.sourceHint, kind: 'text', maxLength: 60 },
  { name: 'sourceUrl', label: pageWords.sourceUrl, hint: pageWords.sourceUrlHint, kind: 'text', maxLength: 500 },
  { name: 'author', label: pageWords.author, kind: 'text', maxLength: 40 },
  { name: 'editor', label: pageWords.responsibleEditor, kind: 'text', maxLength: 40 },
  { name: 'summary', label: pageWords.summary, hint: pageWords.summaryHint, kind: 'long', rows: 3, maxLength: 300 },
]

/** The days of a public notice. */
export const noticeFields: readonly Field[] = [
  { name: 'notice.fromOn', label: pageWords.noticeFrom, kind: 'day', parse: parseDay },
  { name: 'notice.untilOn', label: pageWords.noticeUntil, kind: 'day', parse: parseDay },
  {
    name: 'notice.objection',
    label: pageWords.objection,
    hint: pageWords.objectionHint,
    kind: 'long',
    rows: 2,
    maxLength: 300,
  },
]
