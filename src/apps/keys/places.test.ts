import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { followingContext } from '#kernel/crypto.ts'
import { standingContexts } from './places.ts'

// What counts tries is forgotten within a day, and may begin anew under another key.
const forgotten = /^app\.attempt\//
const byRecord = /^(?:cases\.arrival|consultations\.participation)\/\$\{|^members\.roster\.\$\{field\}$/
// Where a context is handed on: who hands it over is looked at himself.
const handedOn = [
  ...['src/kernel/brought-keys.ts context', 'src/kernel/brought-keys.ts context: string'],
  ...['src/modules/notices/reminder/service.ts ctx', 'src/modules/notices/reminder/service.ts ctx: Ctx'],
  ...['src/modules/notices/sms/service.ts ctx', 'src/modules/notices/sms/service.ts ctx: Ctx'],
]

const files = globSync('src/**/*.ts').filter((file) => !file.includes('.test.') && !file.includes('.prove.'))
const texts = new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]))
const call = /(?:\.hash|\.hashKey|\bhashCode|\bkeysFor)\(\s*([^,)]+)/g

/** What a context is that a file names: itself between quotes, or the constant of that name there or where it comes from. */
function contextOf(file: string, written: string): string {
  const text = texts.get(file) ?? ''
  const quoted = /^['`](.*)['`]$/.exec(written)?.[1]
  if (quoted !== undefined) return quoted
  const constant = (of: string) => new RegExp(`const ${written} = '([^']+)'`).exec(of)?.[1]
  const isImported = new RegExp(`import \\{[^}]*\\b${written}\\b`).test(text)
  const elsewhere = isImported
    ? [...texts.values()].flatMap((of) => constant(of.replaceAll(/(?<!export )const/g, '')) ?? [])
    : []
  return constant(text) ?? elsewhere[0] ?? `${file} ${written}`
}

it('every context of a keyed hash in the source is known, so that its key outlives its master (E04)', () => {
  const named = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(call)].map(([, written = '']) => contextOf(file, written.trim())),
  )
  expect(named.length).toBeGreaterThan(30)
  const known = new Set([...standingContexts, followingContext, ...handedOn])
  expect([...new Set(named)].filter((one) => !known.has(one) && !byRecord.test(one) && !forgotten.test(one))).toEqual(
    [],
  )
  const roster = ['members.roster.mobile', 'members.roster.residence']
  expect([...known].filter((one) => !named.includes(one) && !roster.includes(one) && !handedOn.includes(one))).toEqual(
    [],
  )
})
