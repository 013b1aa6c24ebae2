import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { dayOf } from '#kernel/time.ts'
import { attachToAnswers, callerAt, deskOf, places, plantCounty } from '../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { hostileFiles } from '../../../../tests/hostile-files.ts'
import { addChannel, setChannelState } from '../channels/service.ts'
import { saveClassList } from '../classes/class-list.ts'
import { classifyCase } from '../classes/service.ts'
import { answeredFiles } from '../due/store.ts'
import * as cases from '../service.ts'
import * as files from './service.ts'
import { takeMessages } from './taking.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS
const db = testDatabase()
const { qingshi, county } = places
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN', orgId: county.id })
const desk = deskOf(qingshi)
let channelId = ''
let count = 0

beforeAll(() => plantCounty(db))
// A channel of its own for each test: what came into one is known there.
beforeEach(async () => {
  count += 1
  const given = { orgId: qingshi.id, kind: 'FILE', name: `热线工单${count}`, isPrivate: false, replyUrl: '' } as const
  const added = await act(db.app, keeper, (ctx) => addChannel(ctx, given))
  expect(added).toMatchObject({ path: '', secret: '' })
  channelId = added.id
})

const csv = (...rows: string[]) => Buffer.from(['工单编号,内容,姓名,电话', ...rows].join('\n'))
const two = csv('H-1,集镇路口的路灯坏了一个多月。,王女士,13900001234', 'H-2,菜场门口的井盖松了，怕摔着人。,,')

const upload = (bytes: Buffer, of: { name?: string; actor?: Actor } = {}) => {
  const { name = '工单.csv', actor = desk } = of
  const caller = { ...callerAt('127.0.0.1'), upload: bytes }
  return perform({ db: db.app, actor, effect: 'write', requestId: 'test', caller }, (ctx) =>
    files.uploadMessageFile(ctx, { channelId, name }),
  )
}
const take = (fileId: string) => act(db.app, desk, (ctx) => takeMessages(ctx, { fileId }, { progress: async () => {} }))
const filed = async (bytes: Buffer, name?: string) => {
  const { id } = await upload(bytes, name === undefined ? {} : { name })
  await take(id)
  return id
}
const read = (fileId: string, actor = desk) => look(db.app, actor, (ctx) => files.getMessageFile(ctx, { fileId }))
const fetch = (fileId: string) => act(db.app, desk, (ctx) => files.fetchFileAnswers(ctx, { fileId }))
const rowsOf = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((row) => row.split(','))
const caseOf = async (text: string) =>
  (
    await db.owner.query<{ id: string; number: string }>(
      `select c.id, c.number from cases.case c join cases.arrival a on a.case_id = c.id where a.channel_id = $1 and body like $2`,
      [channelId, `%${text}%`],
    )
  ).rows
const dueFiles = () =>
  look(db.app, desk, async ({ actor, tx }) =>
    (await tx.rows(answeredFiles({ actor, most: 50, today: dayOf(new Date()) }))).map(({ id }) => id),
  )
const answer = async (text: string, said: string) => {
  const [one] = await caseOf(text)
  const caseId = one?.id ?? ''
  await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, desk, (ctx) => cases.replyCase(ctx, { caseId, text: said }))
}

describe('a file of messages (B17, D17)', () => {
  it('is checked first, and files nothing', async () => {
    const file = await upload(csv('H-1,路灯坏了一个多月。', ',没有编号的一条。'))
    expect(file).toMatchObject({ state: 'CHECKED', rowsTotal: 2, rowsNew: 1, rowsKnown: 0, rowsWrong: 1 })
    expect((await read(file.id)).faults).toEqual([
      { row: 3, column: '来源编号', zh: expect.stringContaining('没有来源编号'), en: expect.any(String) },
    ])
    expect(await caseOf('')).toEqual([])
    await expect(fetch(file.id)).rejects.toMatchObject({ code: 'cases.file-not-done' })
  })

  it('becomes one case a row at the desk, its writers masks and its numbers digests', async () => {
    const fileId = await filed(two)
    const [one] = await caseOf('路灯')
    const seen = await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId: one?.id ?? '' }))
    expect(seen).toMatchObject({ channel: 'FILE', writer: '王**', orgName: qingshi.name, isPublic: false })
    expect(JSON.stringify(seen)).not.toMatch(/王女士|13900001234|H-1/)
    const { rows } = await db.owner.query<{ whole: string }>(
      'select f::text || (select a::text from cases.arrival a limit 1) as whole from cases.message_file f where id = $1',
      [fileId],
    )
    expect(rows[0]?.whole).not.toMatch(/H-1|王女士|路灯/)
  })

  it('makes nothing new when it comes again, and only what is new when it has grown', async () => {
    await filed(two)
    const again = await upload(two)
    expect(again).toMatchObject({ rowsNew: 0, rowsKnown: 2 })
    await take(again.id)
    const grown = await upload(Buffer.concat([two, Buffer.from('\nH-3,村口的公交站牌倒了，看不见班次。,,')]))
    expect(grown).toMatchObject({ rowsNew: 1, rowsKnown: 2 })
    expect(await take(grown.id)).toEqual({ rowsNew: 1, rowsKnown: 2 })
    expect(await caseOf('')).toHaveLength(3)
    await expect(take(grown.id)).rejects.toMatchObject({ code: 'cases.file-done' })
  })

  it('that reports wrongdoing goes past the organisation, and its answer is not told below (XF-05)', async () => {
    const fileId = await filed(csv('H-9,镇里有干部挪用公款，请查。'))
    const [report] = await caseOf('挪用公款')
    const caseId = report?.id ?? ''
    await expect(look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))).rejects.toMatchObject({
      code: 'cases.missing',
    })
    const above = deskOf(county)
    await act(db.app, above, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
    await act(db.app, above, (ctx) => cases.replyCase(ctx, { caseId, text: '县里已查实并处理，谢谢您。' }))
    const [, row] = rowsOf((await fetch(fileId)).bytes)
    expect(row).toEqual(['H-9', report?.number, '已按规定转上级受理，结果由上级告知本人。', '', '', '', ''])
    expect((await read(fileId)).file.hasNews).toBe(false)
    expect(await dueFiles()).not.toContain(fileId)
  })

  it('is bound to its reach, to desks, and to a channel that is open', async () => {
    const { id } = await upload(two)
    await expect(read(id, deskOf(places.baiyun))).rejects.toMatchObject({ code: 'cases.file-missing' })
    await expect(upload(two, { actor: deskOf(places.baiyun) })).rejects.toMatchObject({ code: 'cases.channel-missing' })
    await expect(upload(two, { actor: deskOf(qingshi, { role: 'EDITOR' }) })).rejects.toMatchObject({
      code: 'cases.not-a-handler',
    })
    await act(db.app, keeper, (ctx) => setChannelState(ctx, { channelId, state: 'PAUSED' }))
    await expect(upload(two)).rejects.toMatchObject({ code: 'cases.channel-paused' })
    await expect(act(db.app, desk, (ctx) => files.startMessageFile(ctx, { fileId: id }))).rejects.toMatchObject({
      code: 'cases.channel-paused',
    })
    expect((await look(db.app, desk, (ctx) => files.listMessageFiles(ctx))).channels).not.toContainEqual(
      expect.objectContaining({ id: channelId }),
    )
  })

  it.each(['a sheet of 60 MB of zeros', 'a thousand million laughs in strings', 'an .xlsx under a password'])(
    'is refused in words when it is hostile: %s (T08)',
    async (name) => {
      const hostile = hostileFiles.find((one) => one.name === name)
      const refused = upload(hostile?.bytes() ?? Buffer.alloc(0), { name: '工单.xlsx' })
      await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^kernel\.sheet-/) })
    },
  )

  it('has at most a thousand rows, a heading, and a name of a spreadsheet', async () => {
    const long = csv(...Array.from({ length: 1001 }, (_, at) => `H-${at},路灯坏了。`))
    await expect(upload(long)).rejects.toMatchObject({ code: 'cases.file-too-long' })
    await expect(upload(Buffer.from('甲,乙\n1,2'))).rejects.toMatchObject({ code: 'cases.file-headings' })
    await expect(upload(two, { name: '工单.exe' })).rejects.toMatchObject({ code: 'kernel.sheet-kind' })
  })
})

describe('the answers of a file', () => {
  it('go back as a .csv of numbers, answers and days, without a name, a telephone or a text, and nothing that a spreadsheet runs (T07)', async () => {
    const fileId = await filed(two)
    await answer('路灯', '=已报修，12月5日前换好。')
    expect(await read(fileId)).toMatchObject({ file: { hasNews: true }, answered: 1 })
    expect(await dueFiles()).toContain(fileId)
    const decided = { field: '城乡建设', second: '街巷设施', third: '路灯' }
    await act(db.app, desk, (ctx) => saveClassList(ctx, { text: Object.values(decided).join(','), changedAt: null }))
    const [lamp] = await caseOf('路灯')
    await act(db.app, desk, (ctx) => classifyCase(ctx, { caseId: lamp?.id ?? '', ...decided }))
    const [head, first, second] = rowsOf((await fetch(fileId)).bytes)
    expect(head).toEqual(['来源编号', '编号', '答复', '日期', '一级分类', '二级分类', '三级分类'])
    expect(first?.slice(4)).toEqual(Object.values(decided))
    expect(first?.slice(0, 3)).toEqual(['H-1', lamp?.number, "'=已报修，12月5日前换好。"])
    expect(first?.[3]).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(second).toEqual(['H-2', (await caseOf('井盖'))[0]?.number, '', '', '', '', ''])
    expect((await read(fileId)).file.hasNews).toBe(false)
    expect(await dueFiles()).not.toContain(fileId)
    await answer('井盖', '井盖已经换好，谢谢您提醒。')
    expect((await read(fileId)).file.hasNews).toBe(true)
  })

  it('say how many files everybody finds on the site, for who is listed got no code (decisions 325)', async () => {
    const fileId = await filed(
      Buffer.from('工单编号,内容,是否公开\nH-1,集镇路口的路灯坏了一个多月。,是\nH-2,菜场门口的井盖松了，怕摔着人。,否'),
    )
    const [[lamp], [lid]] = [await caseOf('路灯'), await caseOf('井盖')]
    for (const [text, one] of [
      ['路灯', lamp],
      ['井盖', lid],
    ] as const) {
      await answer(text, '已经换好，谢谢您提醒。')
      for (const isPublic of [true, false]) await attachToAnswers(db, one?.id ?? '', isPublic)
    }
    const [, first, second] = rowsOf((await fetch(fileId)).bytes)
    expect(first?.[2]).toBe(
      `已经换好，谢谢您提醒。（另有1个文件，请在网站“互动交流”打开编号${lamp?.number}的这件留言查看。）`,
    )
    expect(second?.[2]).toBe('已经换好，谢谢您提醒。')
  })

  it('go back as an .xlsx that does not round a long number', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('工单')
    sheet.addRow(['编号', '内容', '家庭住址'])
    sheet.addRow(['20261129000123456789', '路灯坏了一个多月，晚上看不见路。', '青石镇3组12号'])
    const fileId = await filed(Buffer.from(await workbook.xlsx.writeBuffer()), '工单.xlsx')
    await answer('路灯', '已换好。')
    const { name, bytes } = await fetch(fileId)
    expect(name).toBe('工单_答复.xlsx')
    const back = new Workbook()
    await back.xlsx.load(bytes as unknown as ArrayBuffer)
    const made = back.getWorksheet('答复')
    const cells = (row: number) => [1, 2, 3, 4, 5, 6, 7, 8].map((at) => made?.getRow(row).getCell(at).value)
    expect(cells(1)).toEqual(['来源编号', '编号', '答复', '日期', '一级分类', '二级分类', '三级分类', null])
    expect(cells(2).slice(0, 3)).toEqual(['20261129000123456789', (await caseOf('路灯'))[0]?.number, '已换好。'])
  })

  it('say why a message was not accepted', async () => {
    const fileId = await filed(two)
    const [one] = await caseOf('井盖')
    await act(db.app, desk, (ctx) => cases.refuseCase(ctx, { caseId: one?.id ?? '', reason: 'NO_MATTER', note: '' }))
    expect(rowsOf((await fetch(fileId)).bytes)[2]?.[2]).toMatch(/^不予受理：/)
  })

  it('are in a file that is erased when nobody waits for them any more (D29)', async () => {
    const fileId = await filed(two)
    const forget = (now: Date) => act(db.app, actorAt('/', { kind: 'system' }), files.forgetMessageFiles, now)
    await forget(new Date(Date.now() + 40 * 24 * 3_600_000))
    expect((await fetch(fileId)).bytes.length).toBeGreaterThan(0)
    await db.owner.query(`update cases.case set state = 'CLOSED', closed_at = now() where channel = 'FILE'`)
    await forget(new Date(Date.now() + 40 * 24 * 3_600_000))
    await expect(fetch(fileId)).rejects.toMatchObject({ code: 'cases.file-gone' })
    expect(await read(fileId)).toMatchObject({
      answered: null,
      file: { isErased: true, hasNews: false, can: { fetchFileAnswers: 'cases.file-gone' } },
    })
  })

  it('are no news any more to who fetched them, and those given meanwhile are', async () => {
    const fileId = await filed(two)
    await answer('路灯', '已报修。')
    await fetch(fileId)
    // Begun before the answers were fetched, written after.
    await db.owner.query('begin')
    await db.owner.query('select now()')
    await fetch(fileId)
    await db.owner.query(
      `insert into cases.reply (id, case_id, at, text, by_name) select gen_random_uuid(), c.id, now(), '已换好。', '测' from cases.case c
         join cases.arrival a on a.case_id = c.id where a.channel_id = $1 and c.body like '菜场%'`,
      [channelId],
    )
    await db.owner.query('commit')
    expect((await read(fileId)).file.hasNews).toBe(true)
  })
})

it('a file that is being filed is not begun a second time', async () => {
  const { id } = await upload(two)
  const start = () => act(db.app, desk, (ctx) => files.startMessageFile(ctx, { fileId: id }))
  const told = await Promise.allSettled([start(), start()])
  expect(told.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(told.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'cases.file-at-work' } })
})
