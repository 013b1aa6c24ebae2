import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Sentence } from '#ui/sentence.tsx'
import { ArticleSection } from '../contract.ts'
import { articleQueries } from './queries.ts'

/** The sections articles may stand in, in their order; undefined until known. */
export function useSections(): readonly { readonly code: ArticleSection; readonly title: Sentence }[] | undefined {
  const { data } = useQuery(articleQueries.sections)
  return useMemo(
    () =>
      data?.rows.flatMap(({ code, title }) => {
        const read = ArticleSection.safeParse(code)
        return read.success ? [{ code: read.data, title }] : []
      }),
    [data],
  )
}
