/** JSON has no instants: they come as text and leave as dates. */
export type Texts<T> = {
  [K in keyof T]: T[K] extends Date | null
    ? string | (null extends T[K] ? null : never)
    : T[K] extends readonly (infer E)[]
      ? Texts<E>[]
      : T[K]
}
const instants = new Set([
  'at',
  'hiddenAt',
  'takenBackAt',
  'createdAt',
  'acceptDueAt',
  'acceptedAt',
  'repliedAt',
  'closedAt',
  'firstWordDueAt',
  'firstWordAt',
])

/** A value of the database's JSON with its instants as dates. */
export function withDates<T>(value: Texts<T>): T {
  if (Array.isArray(value)) return value.map(withDates) as T
  if (value === null || typeof value !== 'object') return value as T
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      instants.has(key) && typeof inner === 'string' ? new Date(inner) : withDates(inner as Texts<unknown>),
    ]),
  ) as T
}
