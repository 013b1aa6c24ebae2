import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import type { Line, OrgType } from '#modules/organisations/codes.ts'
import { useToast } from '#ui/notice.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import type { LineScope } from '../line-matters/codes.ts'
import { listLineMatters, listReached, previewLine, readLineMatter } from '../line-matters/contract.ts'
import { listReceived, readReceived } from '../line-matters/received/contract.ts'

/** To whom a matter goes, as the form has it. */
export interface LineTo {
  readonly line: Line
  readonly scope: LineScope
  readonly types: OrgType[]
}

const all = ['line-matters'] as const
type Show = 'OPEN' | 'DONE' | 'RETURNED' | 'LEFT'

/** The server data of 条线事项. */
export const lineQueries = {
  sent: (paging: { page: number; size: number }) => ({
    queryKey: [...all, 'sent', paging],
    queryFn: () => call(listLineMatters, paging),
  }),
  received: { queryKey: [...all, 'received'], queryFn: () => call(listReceived, {}) },
  one: (lineMatterId: string) => ({
    queryKey: [...all, 'sent', lineMatterId],
    queryFn: () => call(readLineMatter, { lineMatterId }),
  }),
  organisations: (lineMatterId: string, of: { page: number; size: number; show?: Show }) => ({
    queryKey: [...all, 'sent', lineMatterId, of],
    queryFn: () => call(listReached, { lineMatterId, ...of }),
  }),
  receivedOne: (lineMatterId: string) => ({
    queryKey: [...all, 'received', lineMatterId],
    queryFn: () => call(readReceived, { lineMatterId }),
  }),
  /** Read anew each time: tree and lines may have changed. */
  reach: ({ line, scope, types }: LineTo) => ({
    queryKey: [...all, 'reach', line, scope, types],
    queryFn: () => call(previewLine, { line, scope, ...(types.length > 0 ? { types: types.join(',') } : {}) }),
    staleTime: 0,
  }),
} as const

/** Tells that an act is done, and reads the matters and 待办 anew. */
export function useLineDone() {
  const queries = useQueryClient()
  const toast = useToast()
  return async (told: Sentence) => {
    toast('success', told)
    await queries.invalidateQueries({ queryKey: all })
    await queries.invalidateQueries({ queryKey: ['due'] })
  }
}
