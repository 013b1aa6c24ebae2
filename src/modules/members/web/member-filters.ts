import type { CallInput } from '#kernel/contract.ts'
import { parseDay } from '#kernel/time.ts'
import type { Choice } from '#ui/choice-options.tsx'
import type { Chip, Filter } from '#ui/list-filters.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Sort } from '#ui/list-tools.tsx'
import type { listMembers } from '../contract.ts'
import { memberFields } from '../fields.ts'
import { categoryNames, choicesFrom, choicesOf, statusNames } from './code-names.ts'
import { pageWords } from './words.ts'

const noGroup: Choice = { value: 'NONE', label: pageWords.noGroup }

/** What the roster may be narrowed by; the three in sight are those a clerk uses every day. */
export const memberFilters: readonly Filter[] = [
  { key: 'q', label: pageWords.seek, kind: 'text' },
  { key: 'category', label: memberFields.category, kind: 'choice', choices: choicesFrom(categoryNames) },
  {
    key: 'status',
    label: pageWords.status,
    kind: 'choice',
    none: pageWords.current,
    choices: [
      { value: 'ENDED', label: pageWords.ended },
      { value: 'ALL', label: pageWords.everyone },
      ...choicesFrom(statusNames),
    ],
  },
  { key: 'gender', label: memberFields.gender, kind: 'choice', choices: choicesOf('gender') },
  { key: 'ageFrom', label: pageWords.ageFrom, kind: 'text' },
  { key: 'ageTo', label: pageWords.ageTo, kind: 'text' },
  {
    key: 'education',
    label: memberFields.education,
    kind: 'choice',
    choices: [{ value: 'COLLEGE_PLUS', label: pageWords.collegePlus }, ...choicesOf('education')],
  },
  {
    key: 'ethnicMinority',
    label: pageWords.minority,
    kind: 'choice',
    choices: [
      { value: 'true', label: pageWords.isMinority },
      { value: 'false', label: pageWords.isHan },
    ],
  },
  {
    key: 'floating',
    label: pageWords.floating,
    kind: 'choice',
    choices: [
      { value: 'true', label: pageWords.isFloating },
      { value: 'false', label: pageWords.notFloating },
    ],
  },
  { key: 'group', label: memberFields.groupId, kind: 'choice', choices: [noGroup] },
  { key: 'joinedFrom', label: pageWords.joinedFrom, kind: 'day', parse: parseDay },
  { key: 'joinedTo', label: pageWords.joinedTo, kind: 'day', parse: parseDay },
]

/** The same with the groups of the chosen branch; where it has none, groups are asked about only when the address does. */
export function filtersWith(groups: readonly Choice[], isAsked: boolean): readonly Filter[] {
  return memberFilters.flatMap((filter) => {
    if (filter.key !== 'group') return [filter]
    return isAsked || groups.length > 0 ? [{ ...filter, choices: [noGroup, ...groups] }] : []
  })
}

/** The filters of one tap. */
export const memberChips: readonly Chip[] = [
  { label: pageWords.probationary, params: { category: 'PROBATIONARY' } },
  { label: pageWords.floating, params: { floating: 'true' } },
  { label: pageWords.under35, params: { ageTo: '35' } },
  { label: pageWords.over60, params: { ageFrom: '60' } },
  { label: pageWords.women, params: { gender: '2' } },
  { label: pageWords.ended, params: { status: 'ENDED' } },
]

/** How the roster may stand (UX-CS7). */
export const memberSorts: readonly Sort[] = [
  { value: 'name', label: pageWords.byBranch },
  { value: 'strokes', label: pageWords.byStrokes },
  { value: 'post', label: pageWords.byPost },
  { value: 'joinDate', label: pageWords.byJoining },
]

const sorts: Readonly<Record<string, 'name' | 'strokes' | 'post' | 'joined' | '-joined'>> = {
  name: 'name',
  strokes: 'strokes',
  post: 'post',
  joinDate: 'joined',
  '-joinDate': '-joined',
}

/** Reads the address of the page as the endpoint asks for it. */
export function memberQuery(params: URLSearchParams): CallInput<typeof listMembers> {
  const { page, size } = readListQuery(params)
  const filled = memberFilters.flatMap(({ key }) => {
    const value = params.get(key)
    return value ? [[key, value]] : []
  })
  return {
    ...Object.fromEntries(filled),
    page,
    size,
    orgId: params.get('org') ?? undefined,
    includeBelow: params.get('below') === '0' ? 'false' : 'true',
    sort: sorts[params.get('sort') ?? ''],
  }
}
