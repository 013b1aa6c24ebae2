import { type Day, daysBetween } from '#kernel/time.ts'
import type { Purpose } from './codes.ts'
import { codeName } from './details/codes.ts'

/** How many days one search spans at most; with an account fewer, so that no search gives the picture of a person. */
export const mostDays = { all: 31, account: 7 } as const

/** What is wrong with what is asked, with the field it is wrong in; nothing when it may be searched. */
export function faultOf(asked: { purpose: Purpose; from: Day; until: Day; isAboutAccount: boolean }) {
  const { purpose, from, until, isAboutAccount } = asked
  const days = daysBetween(from, until) + 1
  if (days < 1) return { code: 'auditing.window-backwards', field: 'until' } as const
  if (isAboutAccount && purpose === 'INSPECTION')
    return { code: 'auditing.purpose-too-wide', field: 'purpose' } as const
  if (isAboutAccount && days > mostDays.account)
    return { code: 'auditing.window-too-long-for-account', field: 'until', days: mostDays.account } as const
  if (days > mostDays.all) return { code: 'auditing.window-too-long', field: 'until', days: mostDays.all } as const
  return undefined
}

const shownDetails = [
  'reason',
  'purpose',
  'fields',
  'columns',
  'field',
  'role',
  'kind',
  'act',
  'from',
  'to',
  'rows',
  'count',
]

/**
 * Of the details of an entry what is a code of a table, a day or a number: which fields, which reason, how many. Anything else might be
 * a word of somebody or the number of a person and is left out, whoever wrote it there.
 */
export function codesIn(act: string, details: Readonly<Record<string, unknown>>): { name: string; values: string[] }[] {
  return shownDetails.flatMap((name) => {
    const values = [details[name]].flat().filter((value) => isShown(act, name, value))
    return values.length === 0 ? [] : [{ name, values: values.map(String) }]
  })
}

const isShown = (act: string, name: string, value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && (isDay(value) || codeName(act, name, value) !== undefined))
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)
