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

// A class in the address: its field, and what of it, each without the sign that stands between.
const inAddress = (names: readonly string[]) => names.map((name) => name.replace(/[%/]/g, encodeURIComponent)).join('/')
const namesIn = (value: string) =>
  value.split('/').map((name) => name.replace(/%2[5F]/g, (sign) => decodeURIComponent(sign)))

/**
 * What the list of cases may be narrowed by; classes are those of the list that holds here, and what the address names. Where there is
 * none to choose nothing asks for one.
 */
export function caseFilters(lines: readonly ClassLine[], named: string | null): readonly Filter[] {
  const listed = lines.flatMap(({ field, second }) => (second === null ? [[field]] : [[field], [field, second]]))
  const classes = [...new Set([...listed.map(inAddress), ...(named ? [named] : [])])]
  const labelled = (value: string) => {
    const label = namesIn(value).join(' › ')
    return { value, label: { zh: label, en: label } }
  }
  const byClass: Filter = { key: 'class', label: classWords.chosen, kind: 'choice', choices: classes.map(labelled) }
  return [
    { key: 'q', label: pageWords.seek, kind: 'text' },
    { key: 'kind', label: pageWords.kind, kind: 'choice', choices: choices(caseKinds) },
    { key: 'state', label: pageWords.state, kind: 'choice', choices: choices(caseStates) },
    ...(classes.length > 0 ? [byClass] : []),
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
  const [field, second] = namesIn(params.get('class') ?? '')
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
