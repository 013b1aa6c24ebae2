import type { CallInput } from '#kernel/contract.ts'
import { parseDay } from '#kernel/time.ts'
import type { Chip, Filter } from '#ui/list-filters.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Sentence } from '#ui/sentence.tsx'
import type { ArticleSection, listArticles } from '../contract.ts'
import { pageWords, statusWords } from './words.ts'

type Asked = CallInput<typeof listArticles>

/** What the address may say of the state, and what the endpoint is asked for it. */
const states = {
  DRAFT: { label: statusWords.DRAFT, asked: { status: 'DRAFT' } },
  REVIEW: { label: statusWords.REVIEW, asked: { waiting: 'true' } },
  PUBLISHED: { label: statusWords.PUBLISHED, asked: { status: 'PUBLISHED' } },
  WITHDRAWN: { label: statusWords.WITHDRAWN, asked: { status: 'WITHDRAWN' } },
  FOR_ME: { label: pageWords.forMe, asked: { waiting: 'me' } },
} as const satisfies Record<string, { label: Sentence; asked: Partial<Asked> }>

/** The filters of one tap. */
export const articleChips: readonly Chip[] = [
  ...Object.entries(states).map(([state, { label }]) => ({ label, params: { state } })),
  { label: pageWords.mine, params: { mine: 'true' } },
]

/** What the list of articles may be narrowed by. */
export function articleFilters(
  sections: readonly { code: ArticleSection; title: Sentence }[] | undefined,
): readonly Filter[] {
  return [
    { key: 'q', label: pageWords.seek, kind: 'text' },
    {
      key: 'section',
      label: pageWords.section,
      kind: 'choice',
      choices: sections?.map(({ code, title }) => ({ value: code, label: title })),
    },
    {
      key: 'state',
      label: pageWords.state,
      kind: 'choice',
      choices: Object.entries(states).map(([value, { label }]) => ({ value, label })),
    },
    { key: 'from', label: pageWords.from, kind: 'day', parse: parseDay },
    { key: 'until', label: pageWords.until, kind: 'day', parse: parseDay },
  ]
}

/** Reads the address of the page as the endpoint asks for it. */
export function articleQuery(params: URLSearchParams): Asked {
  const { page, size } = readListQuery(params)
  const state = states[params.get('state') as keyof typeof states]
  const day = (key: string) => {
    const read = parseDay(params.get(key) ?? '')
    return read.ok ? read.value : undefined
  }
  return {
    page,
    size,
    ...state?.asked,
    q: params.get('q') ?? undefined,
    sectionCode: (params.get('section') as ArticleSection | null) ?? undefined,
    mine: params.get('mine') === 'true' ? 'true' : undefined,
    from: day('from'),
    until: day('until'),
    orgId: params.get('org') ?? undefined,
    includeBelow: params.get('below') === '0' ? 'false' : 'true',
  }
}
