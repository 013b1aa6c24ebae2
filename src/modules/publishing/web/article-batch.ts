import { call } from '#kernel/client.ts'
import { permission } from '#ui/action-button.tsx'
import type { RunAction } from '#ui/run-dialog.tsx'
import { type ArticleRow, readArticle, returnArticle } from '../contract.ts'
import { words } from '../words.ts'
import { returnFields } from './article-acts.tsx'
import { pageWords } from './words.ts'

/**
 * What a reviewer does with several articles at once: gives them back with one reason. None is published so: its text must have been
 * read (decisions 350).
 */
export const articleBatch = (onSettled: () => Promise<unknown>): readonly RunAction<ArticleRow>[] => {
  const versions = new Map<string, number>()
  return [
    {
      label: pageWords.return,
      lead: pageWords.returnLead,
      fields: returnFields,
      nameOf: ({ title }) => title,
      look: async ({ id }) => {
        const { can, version } = await call(readArticle, { articleId: id })
        versions.set(id, version)
        return permission(can, 'returnArticle', words)
      },
      act: ({ id }, { reason }, idempotencyKey) =>
        call(
          returnArticle,
          { articleId: id, version: versions.get(id) ?? 1, reason: String(reason) },
          { idempotencyKey },
        ),
      onSettled,
    },
  ]
}
