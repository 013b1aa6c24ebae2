/** Page sizes on offer (UX-CS3). */
export const pageSizes = [20, 50, 100] as const

/** What the address of a list says besides its filters; everything a list shows can be sent as a link (UX-CS4). */
export interface ListQuery {
  /** From 1. */
  readonly page: number
  readonly size: (typeof pageSizes)[number]
  readonly sort: { readonly key: string; readonly descending: boolean } | undefined
}

/** Reads `page`, `size` and `sort` (`name` or `-name`); what makes no sense counts as not given. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const page = Number(params.get('page'))
  const size = Number(params.get('size'))
  return {
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    size: pageSizes.find((one) => one === size) ?? 20,
    sort: readSort(params.get('sort')),
  }
}

/** The same address with other values; an empty or missing value takes the key away. */
export function changed(
  params: URLSearchParams,
  values: Readonly<Record<string, string | undefined>>,
  { keepPage = false }: { keepPage?: boolean } = {},
): URLSearchParams {
  const next = new URLSearchParams(params)
  if (!keepPage) next.delete('page')
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || value === '') next.delete(key)
    else next.set(key, value)
  }
  return next
}

/** Does the address hold all these values? A quick chip is on when it does. */
export function holds(params: URLSearchParams, values: Readonly<Record<string, string>>): boolean {
  return Object.entries(values).every(([key, value]) => params.get(key) === value)
}

// No list has a filter of this name.
const mark = 'via'

/** For the address of one that is opened from a list: the list's own, and that it was opened there. */
export const fromList = (params: URLSearchParams): URLSearchParams =>
  changed(params, { [mark]: 'list' }, { keepPage: true })

export const isFromList = (params: URLSearchParams): boolean => params.get(mark) === 'list'

/** The address of the list again. */
export const ofList = (params: URLSearchParams): URLSearchParams =>
  changed(params, { [mark]: undefined }, { keepPage: true })

const readSort = (text: string | null): ListQuery['sort'] => {
  const match = /^(-?)(\w+)$/.exec(text ?? '')
  return match?.[2] === undefined ? undefined : { key: match[2], descending: match[1] === '-' }
}
