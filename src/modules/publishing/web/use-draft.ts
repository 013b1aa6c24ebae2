import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { CallRefused, call } from '#kernel/client.ts'
import { type ArticleDetail, readArticle, saveArticle, submitArticle, writeArticle } from '../contract.ts'
import { type Typed, textOf } from './editor-form.ts'
import { articleQueries } from './queries.ts'

/** Which article is written, and on which version the writer builds. */
export interface Draft {
  readonly orgId: string
  readonly articleId?: string
  readonly version: number
}

/**
 * Saving of an article that is being written. When somebody saved meanwhile, `theirs` is what they saved; `build` goes
 * on from its version, so that the next saving becomes the newest version and theirs stays among the versions.
 */
export function useDraft(begun: Draft) {
  const queries = useQueryClient()
  // A ref, for whoever saves twice before the page is drawn again.
  const draft = useRef(begun)
  const [theirs, setTheirs] = useState<ArticleDetail>()

  const save = async (typed: Typed): Promise<Required<Draft>> => {
    try {
      const moved = await send(draft.current, typed)
      draft.current = { ...draft.current, articleId: moved.id, version: moved.version }
      setTheirs(undefined)
      await queries.invalidateQueries({ queryKey: articleQueries.all })
      return { ...draft.current, articleId: moved.id }
    } catch (fault) {
      const { articleId } = draft.current
      const isLate = fault instanceof CallRefused && fault.problem.code === 'publishing.changed-meanwhile'
      if (isLate && articleId !== undefined) setTheirs(await call(readArticle, { articleId }))
      throw fault
    }
  }
  const submit = async (saved: Required<Draft>): Promise<void> => {
    await call(submitArticle, { articleId: saved.articleId, version: saved.version })
    await queries.invalidateQueries({ queryKey: articleQueries.all })
  }
  const build = (version: number) => {
    draft.current = { ...draft.current, version }
  }
  return { save, submit, theirs, build }
}

const send = ({ orgId, articleId, version }: Draft, typed: Typed) =>
  articleId === undefined
    ? call(writeArticle, { orgId, ...textOf(typed) })
    : call(saveArticle, { articleId, version, ...textOf(typed) })
