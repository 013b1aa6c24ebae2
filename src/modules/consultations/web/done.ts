import { useQueryClient } from '@tanstack/react-query'
import { useToast } from '#ui/notice.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import { consultationQueries } from './queries.ts'

/** Tells that an act is done, and reads everything of the chapter anew. */
export function useDone() {
  const queries = useQueryClient()
  const toast = useToast()
  return async (told: Sentence) => {
    toast('success', told)
    await queries.invalidateQueries({ queryKey: consultationQueries.list.queryKey })
  }
}
