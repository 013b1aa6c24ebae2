import type { CallInput } from '#kernel/contract.ts'
import type { Chip, Filter } from '#ui/list-filters.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Sentence } from '#ui/sentence.tsx'
import type { ClassLine } from '../classes/rules.ts'
import { caseKinds, caseStates } from '../codes.ts'
import type { listCases } from '../contract.ts'
import { classWords } from './class-words.ts'
import { pageWords } from './words.ts'

const choices = (of: Readonly<Record<string, Sentence>>) =>
  Object.entries(of).map(([value, { zh, en }]) => ({ value, label: { zh, en } }))

// Stands in no name of a class, as a stroke may.
const between = '›'

/** What the list of cases may be narrowed by; classes are those of the list that holds here, and what the address names. */
export function caseFilters(lines: readonly ClassLine[], named: string | null): readonly Filter[] {
  const seconds = lines.flatMap(({ field, second }) =>
    second === null ? [field] : [field, `${field}${between}${second}`],
  )
  const classes = [...new Set(named ? [...seconds, named] : seconds)]
  const labelled = (value: string) => {
    const label = value.split(between).join(' › ')
    return { value, label: { zh: label, en: label } }
  }
  return [
    { key: 'q', label: pageWords.seek, kind: 'text' },
    { key: 'kind', label: pageWords.kind, kind: 'choice', choices: choices(caseKinds) },
    { key: 'state', label: pageWords.state, kind: 'choice', choices: choices(caseStates) },
    { key: 'class', label: classWords.chosen, kind: 'choice', choices: classes.map(labelled) },
  ]
}

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
  const [field, second] = params.get('class')?.split(between) ?? []
  return {
    ...Object.fromEntries(filled),
    ...(field ? { field } : {}),
    ...(second ? { second } : {}),
    page,
    size,
    orgId: params.get('org') ?? undefined,
    includeBelow: params.get('below') === '0' ? 'false' : 'true',
  }
}
