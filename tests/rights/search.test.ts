import { describe, expect, it } from 'vitest'
import { endpoints } from '../../src/apps/chapters.ts'
import { someoneWhoMay, wireAt } from './support/acting.ts'
import { fieldsOf, isId } from './support/filler.ts'
import { nameOf } from './support/inputs.ts'
import { mayName, reach } from './support/oracle.ts'
import { changesBetween, readRows } from './support/rows.ts'
import { rightsScene, type Told } from './support/scene.ts'

const scene = rightsScene()

// Signs that mean something to like, to a tsquery, to a regular expression or to SQL itself.
const wild = [
  '%',
  '%%',
  '_',
  '__',
  '\\',
  '\\\\',
  '%_%',
  '*',
  '?',
  '.*',
  '&',
  '|',
  '!',
  ':*',
  '<->',
  '()',
  "''",
  '%\\',
  '[a-z]',
]
const injections = [
  "'",
  '"',
  "' or '1'='1",
  "' or 1=1 --",
  "'; select pg_sleep(10) --",
  "') union select * from accounts.account --",
  "x' & 'y",
  "x':* | 'y",
  "\\'; drop table members.member; --",
  '$$',
  '$1',
  "E'\\x27'",
  '1) or (select count(*) from people.person) > (0',
  '%27%20or%201=1',
  '\u02bc or 1=1',
  '＇ or 1＝1',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  '‮',
  '{"$ne":null}',
  '{{7*7}}',
  '../../etc/passwd',
  'a'.repeat(100_000),
  '测'.repeat(60),
  '%'.repeat(60),
  "'".repeat(60),
]

// Of a list how many lines it has; in a spreadsheet a record stands by its number.
const foundIn = ({ body, sheet }: Told): number =>
  sheet ? sheet.filter(([first = '']) => /^LX\d/.test(first)).length : JSON.parse(body).rows?.length

const reading = endpoints.filter((endpoint) => endpoint.method === 'GET' && endpoint.query)

describe.each(reading.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (_, endpoint) => {
  const keys = Object.keys(endpoint.query?.shape ?? {})

  it('takes no parameter for SQL, whichever it is put into (T26)', async () => {
    const actor = someoneWhoMay(scene, endpoint)
    const before = await readRows(scene.db.owner)
    let longest = 0
    for (const key of keys)
      for (const text of [...injections, ...wild]) {
        const wire = wireAt(endpoint, scene.places.get('child')!, { [key]: text.toWellFormed() })
        const begun = Date.now()
        const { status, all } = await scene.ask(actor, wire)
        longest = Math.max(longest, Date.now() - begun)
        expect(`${key}=${text.slice(0, 40)}: ${status}`).toMatch(/: [24]\d\d$/)
        expect(all).not.toMatch(/syntax error|pg_catalog|SQLSTATE|node_modules|at \w+ \(/)
        const outside = scene.canaries.ownersIn(all).filter((owner) => !reach.some((at) => owner.endsWith(`at ${at}`)))
        expect(outside.filter((owner) => !mayName(nameOf(endpoint), owner))).toEqual([])
      }
    // None of them slept for ten seconds.
    expect(longest).toBeLessThan(9_000)
    const changed = changesBetween(before, await readRows(scene.db.owner))
    expect(changed.filter((row) => !row.startsWith('audit.entry'))).toEqual([])
  })

  if (keys.includes('q'))
    it('finds nothing by signs that stand in no record', async () => {
      const actor = someoneWhoMay(scene, endpoint)
      for (const text of wild) {
        const answer = await scene.ask(actor, wireAt(endpoint, scene.places.get('child')!, { q: text }))
        expect(`${text}: ${answer.status} ${foundIn(answer)}`).toBe(`${text}: 200 0`)
      }
    })

  it('takes of a list of choices nothing but a choice', async () => {
    const chosen = keys.filter((key) => fieldsOf(endpoint)[key]?.enum && !isId(fieldsOf(endpoint)[key]))
    for (const key of chosen)
      for (const text of ['id; drop table', 'name desc', 'constructor', '__proto__', 'toString', "name' --"]) {
        const wire = wireAt(endpoint, scene.places.get('child')!, { [key]: text })
        const { status } = await scene.ask(someoneWhoMay(scene, endpoint), wire)
        expect(`${key}=${text}: ${status}`).toBe(`${key}=${text}: 422`)
      }
  })
})
