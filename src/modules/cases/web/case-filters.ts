import type { CallInput } from '#kernel/contract.ts'
import type { Chip, Filter } from '#ui/list-filters.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Sentence } from '#ui/sentence.tsx'
import { caseKinds, caseStates } from '../codes.ts'
import type { listCases } from '../contract.ts'
import { pageWords } from './words.ts'

const choices = (of: Readonly<Record<string, Sentence>>) =>
  Object.entries(of).map(([value, { zh, en }]) => ({ value, label: { zh, en } }))

/** What the list of cases may be narrowed by. */
export const caseFilters: readonly Filter[] = [
  { key: 'q', label: pageWords.seek, kind: 'text' },
  { key: 'kind', label: pageWords.kind, kind: 'choice', choices: choices(caseKinds) },
  { key: 'state', label: pageWords.state, kind: 'choice', choices: choices(caseStates) },
]

/** The filters of one tap, with their counts where known. */
export function caseChips(counts: { waiting: number; dueSoon: number; overdue: number } | undefined): readonly Chip[] {
  const counted = (count: number | undefined) => (count === undefined ? {} : { count })
  return [
    { label: pageWords.waiting, params: { state: 'SUBMITTED' }, ...counted(counts?.waiting) },
    { label: pageWords.dueSoon, params: { dueSoon: 'true' }, ...counted(counts?.dueSoon) },
    { label: pageWords.overdue, params: { overdue: 'true' }, ...counted(counts?.overdue) },
    { label: pageWords.all, params: { view: 'all' } },
  ]
}

const keys = ['q', 'kind', 'state', 'view', 'overdue', 'dueSoon', 'judged'] as const

/** Reads the address of the page as the endpoint asks for it. */
export function caseQuery(params: URLSearchParams): CallInput<typeof listCases> {
  const { page, size } = readListQuery(params)
  const filled = keys.flatMap((key) => {
    const value = params.get(key)
    return value ? [[key, value]] : []
  })
  return {
    ...Object.fromEntries(filled),
    page,
    size,
    orgId: params.get('org') ?? undefined,
    includeBelow: params.get('below') === '0' ? 'false' : 'true',
  }
}
