import { beforeAll, describe, expect, it } from 'vitest'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { look, testDatabase } from '../../../../tests/database.ts'
import * as contract from '../contract.ts'
import { listCases } from '../service.ts'
import * as own from './contract.ts'
import { downloadCases } from './table.ts'

const db = testDatabase()
const { county, xihe, baiyun } = places
const monday = new Date('2026-11-23T10:00:00+08:00')
const noon = new Date('2026-11-23T12:00:00+08:00')
const writer = { name: '欧阳翠花', phone: '0999-1234567' }

const take = (place: Place, query: Record<string, string> = {}, of: Parameters<typeof deskOf>[1] = {}) =>
  look(db.app, deskOf(place, of), (ctx) => downloadCases(ctx, own.downloadCases.query.parse(query)), noon)
async function linesOf(bytes: Buffer): Promise<string[][]> {
  const lines: string[][] = []
  for (const sheet of await openSheets(bytes)) for await (const { cells } of sheet.rows()) lines.push([...cells])
  return lines
}

let numbers: string[]
beforeAll(async () => {
  await plantCounty(db)
  const one = await submitAbout(db, xihe, { ...writer, title: '=HYPERLINK("http://evil.example")' }, { now: monday })
  const other = await submitAbout(
    db,
    baiyun,
    { ...writer, isPublic: 'no', title: '只想让单位知道的一件事' },
    { now: monday },
  )
  numbers = [one.number, other.number]
})

describe('the list of cases as a spreadsheet (B14)', () => {
  it('holds what the list holds, in its order, with nobody’s name or telephone', async () => {
    const query = { view: 'all' }
    const { rows } = await look(
      db.app,
      deskOf(county),
      (ctx) => listCases(ctx, contract.listCases.query.parse({ ...query, size: '100' })),
      noon,
    )
    const { name, bytes } = await take(county, query)
    const lines = await linesOf(bytes)
    const head = lines.findIndex(([first]) => first === '编号')
    expect(name).toBe('诉求件清单_20261123.xlsx')
    expect(lines.slice(head + 1, head + 3).map(([number]) => number)).toEqual(rows.map(({ number }) => number))
    expect([...numbers].sort()).toEqual(rows.map(({ number }) => number).sort())
    const secret = lines.find(([, title]) => title === '只想让单位知道的一件事')
    expect(secret?.[7]).toBe('否')
    expect(secret?.[8]).toBe('2026-11-23 10:00')
    const written = JSON.stringify(lines)
    for (const word of [writer.name, writer.phone, '欧阳', '路灯坏了一个多月']) expect(written).not.toContain(word)
    // Excel takes it for what it is: a text.
    expect(lines.flat()).toContain('\'=HYPERLINK("http://evil.example")')
  })

  it('is narrowed as the list is, and to the reach', async () => {
    const lines = async (place: Place, query: Record<string, string>) =>
      JSON.stringify(await linesOf((await take(place, query)).bytes))
    expect(await lines(county, { q: '只想让单位知道' })).not.toContain(numbers[0])
    const atXihe = await lines(xihe, { view: 'all' })
    expect([atXihe.includes(numbers[0] ?? ''), atXihe.includes(numbers[1] ?? '')]).toEqual([true, false])
  })

  it('is told in the audit, without the words that were looked for; its last line names who took it', async () => {
    const { bytes } = await take(county, { q: '王某某的事', kind: 'CONSULT' }, { name: '何受理' })
    expect((await linesOf(bytes)).at(-1)?.[0]).toMatch(/^何受理于2026年11月23日（周一）12:00下载/)
    const { rows } = await db.owner.query(
      `select details from audit.entry where act = 'cases.table-taken' order by at desc, id desc limit 1`,
    )
    expect(rows[0].details).toEqual({ kind: 'CONSULT', view: 'open', isSearched: true, rows: 0 })
  })

  it('is told in the audit with its class where a case has it, and without what somebody typed in its place (T25)', async () => {
    await db.owner.query(`update cases."case" set field = '城乡建设' where number = $1`, [numbers[0]])
    const told = async (query: Record<string, string>) => {
      await take(county, { view: 'all', ...query })
      const { rows } = await db.owner.query(
        `select details from audit.entry where act = 'cases.table-taken' order by transaction_id desc limit 1`,
      )
      return rows[0].details
    }
    const field = '城乡建设'
    expect(await told({ field })).toEqual({ view: 'all', field, isSearched: false, rows: 1 })
    for (const typed of [{ field: '王某某' }, { field, second: '王某某' }])
      expect(await told(typed)).toEqual({ view: 'all', isSearched: false, rows: 0 })
  })

  it('is for who handles cases', async () => {
    await expect(take(county, {}, { role: 'EDITOR' })).rejects.toMatchObject({ code: 'cases.not-a-handler' })
  })

  it('is refused when it would be too long, and says how to narrow it', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute where attrelid = 'cases.case'::regclass and attnum > 0
         and not attisdropped and attgenerated = ''`,
    )
    const own: Readonly<Record<string, string>> = {
      ...{ id: 'gen_random_uuid()', number: `'LX20200101-' || lpad(n::text, 6, '0')`, code_hash: 'null' },
      ...{ source: `'past'`, source_id: 'n::text' },
    }
    const names = rows.map(({ name }) => name)
    await db.owner.query(
      `insert into cases.case (${names}) select ${names.map((name) => own[name] ?? name)} from cases.case, generate_series(1, 5001) n
       where number = $1`,
      [numbers[0]],
    )
    await expect(take(xihe, { view: 'all' })).rejects.toMatchObject({
      code: 'cases.table-too-long',
      sentence: { zh: expect.stringContaining('超过5000件') },
    })
  })
})
