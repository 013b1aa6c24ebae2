import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { gb18030 } from '../../../../tests/odd-files.ts'
import { listCases as listEndpoint } from '../contract.ts'
import { getCase, listCases } from '../service.ts'
import { dropClassList, getClassList, saveClassList } from './class-list.ts'
import { importClasses } from './command.ts'
import { classifyCase } from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe, baiyun } = places
const ofCounty =
  '一级分类,二级分类,三级分类\n城乡建设,物业管理,物业收费\n城乡建设,物业管理,业主委员会\n城乡建设,市政设施,路灯'
const ofTown = '城乡建设,村镇建设,村道'

beforeAll(async () => {
  await plantCounty(db)
  await save(county, ofCounty)
})

const save = async (place: Place, text: string, role = 'DESK') => {
  const { isOwn, changedAt } = await held(place)
  const input = { text, changedAt: isOwn ? changedAt : null }
  return act(db.app, deskOf(place, { role }), (ctx) => saveClassList(ctx, input))
}
const held = (place: Place) => look(db.app, deskOf(place), getClassList)
const newCase = async (title = '小区物业费又涨了') => {
  const { number } = await submitAbout(db, xihe, { title })
  return (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
}
const decide = (caseId: string, of: { field: string; second?: string; third?: string }) =>
  act(db.app, deskOf(xihe), (ctx) => classifyCase(ctx, { caseId, ...of }))

describe('the list of classes of a place (D19)', () => {
  it('holds for it and those below; the nearest one holds whole, and taken back that from above does again', async () => {
    expect(await held(xihe)).toMatchObject({ keptBy: county.name, isOwn: false, lines: { length: 3 }, mayKeep: true })
    await save(qingshi, ofTown)
    expect((await held(xihe)).lines).toEqual([{ field: '城乡建设', second: '村镇建设', third: '村道' }])
    expect((await held(baiyun)).keptBy).toBe(county.name)
    expect(await act(db.app, deskOf(qingshi), dropClassList)).toMatchObject({ classes: 3 })
    expect((await held(xihe)).keptBy).toBe(county.name)
    await expect(act(db.app, deskOf(qingshi), dropClassList)).rejects.toMatchObject({
      code: 'cases.class-list-not-own',
    })
  })

  it('is written by who handles or dispatches there; wrong lines are told by number and nothing is written', async () => {
    await expect(save(xihe, ofTown, 'SECRETARY')).rejects.toMatchObject({ code: 'cases.not-a-keeper' })
    const wrong = await save(county, `${ofCounty}\n,物业管理,`).catch((fault: unknown) => fault)
    expect(wrong).toMatchObject({ code: 'cases.class-list-faults', fields: [{ path: 'text' }] })
    expect((wrong as { sentence: { zh: string } }).sentence.zh).toContain('第5行缺一级分类。')
    await expect(save(county, '一级分类,二级分类,三级分类')).rejects.toMatchObject({ code: 'cases.class-list-empty' })
    expect((await held(county)).lines).toHaveLength(3)
  })

  it('is not laid over what somebody wrote meanwhile before his name and the time were read', async () => {
    const at = new Date('2026-11-29T09:05:00+08:00')
    const write = (changedAt: string | null, text = ofTown) =>
      act(db.app, deskOf(baiyun), (ctx) => saveClassList(ctx, { text, changedAt }), at)
    await write(null)
    onTestFinished(() => act(db.app, deskOf(baiyun), dropClassList).then(() => {}))
    const refused = await write(null, ofCounty).catch((fault: unknown) => fault)
    expect(refused).toMatchObject({ kind: 'conflict', code: 'cases.class-list-meanwhile' })
    expect((refused as { sentence: { zh: string } }).sentence.zh).toMatch(
      /^白云镇党委受理员在2026年11月29日.*09:05改过/,
    )
    await expect(write('2026-11-28T00:00:00.000Z', ofCounty)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await held(baiyun)).lines).toHaveLength(1)
    await expect(write(at.toISOString(), ofCounty)).resolves.toMatchObject({ classes: 3 })
  })

  it('brings so many new names a day and no more; what is known already, and another place, is not counted', async () => {
    const list = (sign: string, count: number) =>
      Array.from({ length: count }, (_, at) => `城乡建设,村镇建设,${sign}${at}`).join('\n')
    await save(baiyun, list('甲', 2000))
    await save(baiyun, list('甲', 2000))
    await save(baiyun, list('乙', 1900))
    await expect(save(baiyun, list('丙', 200))).rejects.toMatchObject({ code: 'cases.class-names-spent' })
    await save(baiyun, list('丁', 1))
    const refused = await save(baiyun, list('戊', 1)).catch((fault: unknown) => fault)
    expect(refused).toMatchObject({ code: 'cases.class-names-spent' })
    const { zh } = (refused as { sentence: { zh: string } }).sentence
    for (const part of ['最多写进4000个', '每存一次至少按100个算', '一天是40次']) expect(zh).toContain(part)
    expect(zh).toMatch(/最早明天 \d\d:\d\d 以后能再写进一部分/)
    expect((await held(baiyun)).lines[0]?.third).toBe('丁0')
    await save(baiyun, list('乙', 1900))
    await save(qingshi, list('戊', 1))
    await act(db.app, deskOf(qingshi), dropClassList)
    await act(db.app, deskOf(baiyun), dropClassList)
  })

  it('takes no name with a line break in it', async () => {
    const broken = save(county, `${ofCounty}\n民政,"殡\n葬",`)
    await expect(broken).rejects.toMatchObject({ code: 'cases.class-list-faults' })
    const sentence = await broken.catch(({ sentence: { zh } }) => zh)
    expect(sentence).toContain('第5行的名称里有换行')
  })

  it('comes from a CSV file of an older spreadsheet by the command, for the topmost organisation', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-classes-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'classes.csv')
    writeFileSync(file, gb18030(`${ofCounty}\n民政,殡葬,`))
    const said: string[] = []
    const tools = { db: db.app, say: (line: string) => void said.push(line) }
    expect(await importClasses.run([file], tools)).toBe(4)
    expect(said[0]).toContain('共4类')
    expect((await held(xihe)).lines.at(-1)).toEqual({ field: '民政', second: '殡葬', third: null })
    await expect(importClasses.run([join(folder, 'none.csv')], tools)).rejects.toMatchObject({
      code: 'cases.class-file-missing',
    })
    await save(county, ofCounty)
  })
})

describe('the class of a case below its field', () => {
  it('is one of the list, whole or in part, and stays when the list is written anew', async () => {
    const caseId = await newCase()
    const read = async () => {
      const { field, second, third } = await look(db.app, deskOf(xihe), (ctx) => getCase(ctx, { caseId }))
      return [field, second, third]
    }
    await decide(caseId, { field: '城乡建设', second: '物业管理' })
    expect(await read()).toEqual(['城乡建设', '物业管理', null])
    await decide(caseId, { field: '城乡建设', second: '物业管理', third: '物业收费' })
    await save(county, '城乡建设,市政设施,路灯')
    expect(await read()).toEqual(['城乡建设', '物业管理', '物业收费'])
    // Said once more it is no new decision; another one of the old list is.
    await decide(caseId, { field: '城乡建设', second: '物业管理', third: '物业收费' })
    await expect(decide(caseId, { field: '城乡建设', second: '物业管理', third: '业主委员会' })).rejects.toMatchObject({
      code: 'cases.class-missing',
    })
    await save(county, ofCounty)
    await decide(caseId, { field: '交通运输' })
    expect(await read()).toEqual(['交通运输', null, null])
  })

  it('belongs to what lies above it, and the database holds that whoever writes', async () => {
    const caseId = await newCase()
    for (const of of [
      { field: '交通运输', second: '物业管理' },
      { field: '城乡建设', second: '市政设施', third: '物业收费' },
    ])
      await expect(decide(caseId, of)).rejects.toMatchObject({ code: 'cases.class-missing' })
    const write = (field: string | null, second: string | null, third: string | null) =>
      db.owner.query('update cases.case set field = $2, second = $3, third = $4 where id = $1', [
        caseId,
        field,
        second,
        third,
      ])
    await expect(write('交通运输', '物业管理', null)).rejects.toMatchObject({ constraint: 'case_second' })
    await expect(write('城乡建设', '市政设施', '物业收费')).rejects.toMatchObject({ constraint: 'case_third' })
    await expect(write('城乡建设', null, '物业收费')).rejects.toMatchObject({ constraint: 'case_class_levels' })
    await expect(write(null, '物业管理', null)).rejects.toMatchObject({ constraint: 'case_class_levels' })
  })

  it('narrows the list, with words searched for as well', async () => {
    const [lamp, fee] = [await newCase('村口路灯不亮'), await newCase('物业费涨价不公示')]
    await decide(lamp, { field: '城乡建设', second: '市政设施', third: '路灯' })
    await decide(fee, { field: '城乡建设', second: '物业管理' })
    const found = async (query: Record<string, string>) => {
      const input = listEndpoint.query.parse({ size: 100, ...query })
      return (await look(db.app, deskOf(xihe), (ctx) => listCases(ctx, input))).rows.map(({ id }) => id)
    }
    expect(await found({ field: '城乡建设', second: '市政设施' })).toEqual([lamp])
    expect((await found({ field: '城乡建设' })).sort()).toEqual([lamp, fee].sort())
    expect(await found({ field: '城乡建设', second: '物业管理', q: '涨价' })).toEqual([fee])
    expect(await found({ field: '城乡建设', second: '市政设施', q: '涨价' })).toEqual([])
  })
})
