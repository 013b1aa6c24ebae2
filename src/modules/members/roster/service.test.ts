import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { gb18030, zip } from '../../../../tests/odd-files.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { attendToDuplicates } from '../duplicates/opening.ts'
import { editMember } from '../record/service.ts'
import { checkRoster, importRoster } from './run.ts'
import { listFaults, listImports, readImport, revokeImport, startImport, uploadRoster } from './service.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let tree: TreeOrg[]
let branches: TreeOrg[]
let actor: Actor

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 40, seed: 21 })
  branches = tree.filter((org) => org.type === 'BRANCH')
  actor = actorIn(tree[0]!)
})

const headings = [
  '姓名',
  '性别',
  '民族',
  '公民身份号码',
  '出生日期',
  '学历',
  '入党日期',
  '转正日期',
  '人员类别',
  '手机',
  '现居住地',
  '所在党支部代码',
  '所在党支部',
]
const line = (name: string, number: string, more: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
    姓名: name,
    民族: '汉族',
    公民身份号码: number,
    学历: '大学本科',
    入党日期: '2012.5.4',
    转正日期: '2013年5月4日',
    人员类别: '正式党员',
    手机: '139 0000 0001',
    现居住地: '甲县乙镇丙村1组2号',
    所在党支部代码: branches[0]!.code,
    ...more,
  }
  return headings.map((heading) => cells[heading] ?? '')
}
const csv = (rows: readonly (readonly string[])[]) => [headings, ...rows].map((row) => row.join(',')).join('\r\n')
const numbers = [
  '529901199003074010',
  '529901195507012026',
  '529901198506201267',
  completeIdNumber('52990119700815002'),
  '440524188001010014',
]
const good = (): string[][] => [
  line('张三丰', numbers[0]!),
  line('阿依古丽·买买提', numbers[1]!, { 民族: '维吾尔族', 性别: '女' }),
  line('䶮伟', numbers[2]!, { 出生日期: '1985-06-20' }),
]

const bring = (bytes: Buffer, name = '名册.csv', of = actor) => upload(db, of, { orgId: of.orgId!, name, bytes })
const check = (batchId: string, of = actor) => act(db.app, of, (ctx) => checkRoster(ctx, batchId), now)
const take = (batchId: string, mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING' = 'RIGHT_ROWS', of = actor) =>
  act(db.app, of, (ctx) => importRoster(ctx, { batchId, mode }), now)
const faults = async (batchId: string, of = actor) =>
  (await look(db.app, of, (ctx) => listFaults(ctx, { batchId, page: 1, size: 100 }))).rows
const whole = async (rows: readonly (readonly string[])[]) => {
  const batchId = await bring(Buffer.from(csv(rows)))
  await check(batchId)
  return { batchId, outcome: await take(batchId) }
}

async function xlsx(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('名册')
  sheet.addRow(['某县党员名册'])
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

describe('an uploaded roster', () => {
  it('is kept sealed, queued for checking, and told about', async () => {
    const batchId = await bring(Buffer.from(csv(good())))
    const row = (
      await db.owner.query('select content_sealed, state from members.import_batch where id = $1', [batchId])
    ).rows[0]
    expect(row.state).toBe('UPLOADED')
    expect(row.content_sealed.includes(Buffer.from('张三丰'))).toBe(false)
    const queued = await db.owner.query(`select 1 from app.task where kind = 'members.check-roster'`)
    expect(queued.rowCount).toBe(1)
    const { rows } = await look(db.app, actor, (ctx) => listImports(ctx, { page: 1, size: 20 }))
    expect(rows).toMatchObject([
      { id: batchId, fileName: '名册.csv', can: { startImport: 'members.roster-not-checked' } },
    ])
    expect(await check(batchId)).toMatchObject({ rowsNew: 3, rowsWrong: 0 })
    const shown = await look(db.app, actor, (ctx) => readImport(ctx, { batchId }))
    expect(shown).toMatchObject({ state: 'CHECKED', rowsNew: 3, can: { startImport: true } })
    expect((await db.owner.query('select 1 from members.member')).rowCount).toBe(0)
    const started = await act(db.app, actor, (ctx) => startImport(ctx, { batchId, mode: 'ALL_OR_NOTHING' }))
    expect(started.taskId).not.toBe(shown.taskId)
    expect(await take(batchId, 'ALL_OR_NOTHING')).toMatchObject({ rowsNew: 3 })
    await expect(take(batchId)).rejects.toMatchObject({ code: 'members.roster-not-checked' })
    const after = (await db.owner.query('select content_sealed from members.import_batch where id = $1', [batchId]))
      .rows[0]
    expect(after.content_sealed).toBeNull()
  })

  it('in .xlsx and in .csv of GB18030 reads as the same rows', async () => {
    const rows = good()
    rows[0]![6] = '2012-05-04'
    const sheet = await xlsx([headings, ...rows, []])
    const dated = await xlsx([headings, [...rows[0]!.slice(0, 6), new Date('2012-05-04'), ...rows[0]!.slice(7)]])
    for (const bytes of [
      sheet,
      dated,
      gb18030(csv(rows)),
      Buffer.from(`\ufeff${csv(rows)}`),
      Buffer.from(csv(rows).replaceAll(',', '\t')),
    ]) {
      const batchId = await bring(bytes, '名册.xlsx')
      const outcome = await check(batchId)
      expect(outcome).toMatchObject({ rowsNew: 0, rowsUpdated: 0, rowsWrong: 0 })
      expect(outcome.rowsUnchanged).toBeGreaterThan(0)
    }
  })

  it('belongs to who may import, in the reach', async () => {
    const branch = branches[0]!
    const secretary = actorIn(branch, { role: 'SECRETARY' })
    await expect(bring(Buffer.from('x'), 'x.csv', secretary)).rejects.toMatchObject({
      code: 'members.not-for-this-role',
    })
    const batchId = await bring(Buffer.from(csv(good())))
    const below = actorIn(tree.find((org) => org.depth === 2)!)
    await expect(check(batchId, below)).rejects.toMatchObject({ code: 'members.roster-not-found' })
    await expect(faults(batchId, below)).rejects.toMatchObject({ code: 'members.roster-not-found' })
  })
})

describe('what is wrong is said in words, cell by cell', () => {
  it('of the rows themselves', async () => {
    const batchId = await bring(
      Buffer.from(
        csv([
          line('', completeIdNumber('52990119600815004')),
          line('李四', '5.29901E+17'),
          line('王五', '529902197402290017'),
          line('赵六', '529901200110153035', { 入党日期: '2018-01-01', 人员类别: '群众', 手机: '123' }),
          line('孙七', numbers[0]!, { 所在党支部代码: 'NO' }),
          line('孙七', numbers[0]!),
        ]),
      ),
    )
    expect(await check(batchId)).toMatchObject({ rowsTotal: 6, rowsWrong: 6, rowsNew: 0 })
    const said = (await faults(batchId)).map((fault) => fault.zh)
    expect(said[0]).toBe('第 2 行“姓名”：这一格是空的。请填写。')
    expect(said.join('\n')).toMatch(/第 3 行“公民身份号码”：号码被表格软件改成了科学计数/)
    expect(said.join('\n')).toMatch(/第 4 行“公民身份号码”：公民身份号码中的出生日期在日历上不存在/)
    expect(said.join('\n')).toMatch(/第 5 行“手机”：手机号码应为11位数字/)
    expect(said.join('\n')).toMatch(/第 5 行“人员类别”：看不懂这个人员类别/)
    expect(said.join('\n')).toMatch(/第 6 行“所在党支部代码”：在您管理的范围内没有这个代码/)
    expect(said.join('\n')).toMatch(/第 7 行“公民身份号码”：与第 6 行的公民身份号码相同/)
    expect(said.join('\n')).not.toMatch(/null|undefined|\{/)
  })

  it('of a day of joining that is later than the day of becoming full on record, at that cell and before anything is written', async () => {
    await whole([line('张三丰', numbers[0]!, { 入党日期: '2018-05-04', 转正日期: '2019-05-04' })])
    const later = { 人员类别: '预备党员', 入党日期: '2020-05-04', 转正日期: '' }
    const batchId = await bring(Buffer.from(csv([line('张三丰', numbers[0]!, later)])))
    expect(await check(batchId)).toMatchObject({ rowsWrong: 1, rowsUpdated: 0 })
    expect(await faults(batchId)).toMatchObject([{ column: '入党日期', code: 'members.roster-joined-after-full' }])
    expect(await take(batchId)).toMatchObject({ rowsWrong: 1, rowsUpdated: 0 })
    const mended = { ...later, 人员类别: '正式党员', 转正日期: '2021-05-04' }
    expect((await whole([line('张三丰', numbers[0]!, mended)])).outcome).toMatchObject({ rowsWrong: 0, rowsUpdated: 1 })
  })

  it('of what is already known; what is known elsewhere is taken in, without a name or a place (D02, decisions 9)', async () => {
    const other = branches.find((org) => org.id !== branches[0]!.id && !org.path.startsWith(branches[0]!.path))!
    const moved = await bring(Buffer.from(csv([line('张三丰', numbers[0]!, { 所在党支部代码: other.code })])))
    expect(await check(moved)).toMatchObject({ rowsWrong: 1 })
    expect((await faults(moved))[0]!.code).toBe('members.roster-other-branch')
    const foreign = actorIn(other)
    const elsewhere = await bring(
      Buffer.from(csv([line('张三丰', numbers[0]!, { 所在党支部代码: other.code })])),
      'a.csv',
      foreign,
    )
    expect(await check(elsewhere, foreign)).toMatchObject({ rowsWrong: 0, rowsNew: 1 })
    const { findings } = await look(db.app, foreign, (ctx) => readImport(ctx, { batchId: elsewhere }))
    expect(findings).toMatchObject([{ code: 'members.roster-known-elsewhere', count: 1 }])
    expect(JSON.stringify(findings)).not.toContain(branches[0]!.name)
    expect(await take(elsewhere, 'RIGHT_ROWS', foreign)).toMatchObject({ rowsNew: 1, rowsWrong: 0 })
    const pairs = async () => (await db.owner.query('select state, first_id, second_id from members.duplicate')).rows
    expect(await pairs()).toMatchObject([{ state: 'OPEN' }])
    // Taken back, there is nothing left to compare, and nobody is kept busy with it.
    const attend = () => act(db.app, systemActor('members.attend-to-duplicates'), attendToDuplicates)
    await attend()
    await act(db.app, foreign, (ctx) => revokeImport(ctx, { batchId: elsewhere, reason: '发错了文件' }), now)
    await attend()
    expect(await pairs()).toMatchObject([{ state: 'DIFFERENT' }])
    expect((await db.owner.query('select 1 from procedure.matter where ended_at is null')).rowCount).toBe(0)
  })
})

describe('a second roster', () => {
  it('writes what differs and nothing else, and can be taken back', async () => {
    const rows = good()
    rows[0]![5] = '硕士研究生'
    rows[0]![9] = '13911112222'
    rows[1]![10] = ''
    const { batchId, outcome } = await whole(rows)
    expect(outcome).toMatchObject({ rowsNew: 0, rowsUpdated: 1, rowsUnchanged: 2 })
    const read = async () =>
      (await db.owner.query(`select education, mobile_mask, residence_area from people.person where name = '张三丰'`))
        .rows[0]
    expect(await read()).toEqual({ education: '14', mobile_mask: '139****2222', residence_area: '甲县乙镇丙村' })
    expect(await whole(rows).then((again) => again.outcome)).toMatchObject({ rowsUpdated: 0, rowsUnchanged: 3 })
    const answer = await act(db.app, actor, (ctx) => revokeImport(ctx, { batchId, reason: '传错了文件' }), now)
    expect(answer).toEqual({ removed: 0, restored: 1, kept: 0 })
    expect(await read()).toMatchObject({ education: '20', mobile_mask: '139****0001' })
  })

  it('taken back removes who came with it, keeps who was touched since, and only within seven days', async () => {
    const { batchId, outcome } = await whole([
      line('新一', numbers[3]!),
      line('新二', numbers[4]!, { 入党日期: '1900-01-01', 转正日期: '1901-01-01' }),
    ])
    const kinds = (await faults(batchId)).map((fault) => fault.code)
    expect({ outcome, kinds }).toMatchObject({ outcome: { rowsNew: 1 }, kinds: ['people.born-too-long-ago'] })
    const { rows } = await db.owner.query(`select id from members.member where name = '新一'`)
    await act(
      db.app,
      actor,
      (ctx) => editMember(ctx, { memberId: rows[0].id, version: 1, reason: '补录', person: { school: '某校' } }),
      now,
    )
    const late = new Date(now.getTime() + 8 * 24 * 3_600_000)
    await expect(
      act(db.app, actor, (ctx) => revokeImport(ctx, { batchId, reason: '太晚' }), late),
    ).rejects.toMatchObject({
      code: 'members.roster-not-revocable',
    })
    const kept = await act(db.app, actor, (ctx) => revokeImport(ctx, { batchId, reason: '试撤' }), now)
    expect(kept).toEqual({ removed: 0, restored: 0, kept: 1 })
    const fresh = await whole([line('新三', '529901200110153035', { 入党日期: '2022-05-04', 转正日期: '2023-05-04' })])
    expect(fresh.outcome).toMatchObject({ rowsNew: 1 })
    const gone = await act(db.app, actor, (ctx) => revokeImport(ctx, { batchId: fresh.batchId, reason: '撤销' }), now)
    expect(gone).toEqual({ removed: 1, restored: 0, kept: 0 })
    expect((await db.owner.query(`select 1 from people.person where name = '新三'`)).rowCount).toBe(0)
  })

  it('stopped on the way leaves nothing', async () => {
    const batchId = await bring(
      Buffer.from(csv([line('新四', '529901200110153035', { 入党日期: '2022-05-04', 转正日期: '' })])),
    )
    await check(batchId)
    const stop = () => Promise.reject(new Error('somebody asked to stop'))
    const stopped = act(db.app, actor, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }, stop), now)
    await expect(stopped).rejects.toThrow('somebody asked to stop')
    expect((await db.owner.query(`select 1 from people.person where name = '新四'`)).rowCount).toBe(0)
    expect(await take(batchId)).toMatchObject({ rowsNew: 1 })
  })

  it('of two that run at once brings everybody once', async () => {
    const rows = [line('新五', completeIdNumber('52990119720815001'))]
    const batches = await Promise.all([bring(Buffer.from(csv(rows))), bring(Buffer.from(csv(rows)))])
    for (const batchId of batches) await check(batchId)
    const outcomes = await Promise.all(batches.map((batchId) => take(batchId)))
    expect(outcomes.map((outcome) => outcome.rowsNew).sort()).toEqual([0, 1])
  })
})

describe('a file that is no roster is refused in a sentence (T08)', () => {
  const refused = async (bytes: Buffer, name = 'x.xlsx') => {
    const batchId = await bring(bytes, name)
    const code = await check(batchId).then(
      () => 'taken',
      (fault) => fault.code,
    )
    return { code }
  }

  it('of the wrong kind, empty, without headings or columns', async () => {
    expect((await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).code).toBe('kernel.sheet-kind')
    expect((await refused(Buffer.from('PK\u0003\u0004 no zip'))).code).toBe('kernel.sheet-unreadable')
    expect((await refused(Buffer.from('一,二\r\n三,四'))).code).toBe('members.roster-headings')
    expect((await refused(Buffer.from(headings.join(',')))).code).toBe('kernel.sheet-empty')
    expect((await refused(Buffer.from([0, 1, 2, 0, 5]))).code).toBe('kernel.sheet-kind')
    await expect(
      act(db.app, actor, (ctx) => uploadRoster(ctx, { name: 'a.xls', orgId: actor.orgId! })),
    ).rejects.toMatchObject({
      code: 'kernel.sheet-empty',
    })
  })

  it('with a bomb, a forged size, a macro or too many parts inside', async () => {
    const zeros = Buffer.alloc(60 * 1024 * 1024)
    const workbook = { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') }
    const bombs = {
      ratio: zip([workbook, { name: 'xl/worksheets/sheet1.xml', bytes: zeros }]),
      forged: zip([workbook, { name: 'xl/worksheets/sheet1.xml', bytes: zeros, declared: 1000 }]),
      macro: zip([workbook, { name: 'xl/vbaProject.bin', bytes: Buffer.from('x') }]),
      parts: zip([workbook, ...Array.from({ length: 300 }, (_, i) => ({ name: `a${i}`, bytes: Buffer.from('x') }))]),
    }
    for (const [kind, bytes] of Object.entries(bombs)) {
      const { code } = await refused(bytes)
      expect(`${kind}: ${code}`).toBe(`${kind}: kernel.sheet-${kind === 'macro' ? 'macros' : 'suspicious'}`)
    }
  })
})
