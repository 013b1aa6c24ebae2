import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainXlsx } from '#kernel/spreadsheet/plain.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { listOf, textsOf, uploadList } from '../../../../tests/account-lists.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { disableAccount } from '../administration.ts'
import { duePosts } from '../due/store.ts'
import { decideListedPosts, makeListedAccounts } from './making.ts'
import { downloadAccountTemplate, listAccountLists, readAccountList } from './service.ts'

const db = testDatabase()
const org = (at: number, path: string, of: { name: string; code: string; parentId?: string }): TreeOrg => ({
  ...{
    id: `00000000-0000-7000-8000-0000000000a${at}`,
    path,
    type: 'PARTY_COMMITTEE',
    depth: path.split('/').length - 2,
  },
  ...{ parentId: null, ...of },
})
const top = org(1, '/1/', { name: '云岭县委', code: '001' })
const town = org(2, '/1/2/', { name: '青石镇党委', code: '001.001', parentId: top.id })
const bridge = org(3, '/1/2/3/', { name: '石桥村党支部', code: '001.001.001', parentId: town.id })
const water = org(4, '/1/2/4/', { name: '㵲水村党支部', code: '001.001.002', parentId: town.id })
const otherTown = org(5, '/1/5/', { name: '白水镇党委', code: '001.002', parentId: top.id })
const otherBridge = org(6, '/1/5/6/', { name: '石桥村党支部', code: '001.002.001', parentId: otherTown.id })

let makerId = ''
let granter = { id: '', identityIds: [''] }
beforeAll(async () => {
  await writeTree(db.owner, [top, town, bridge, water, otherTown, otherBridge])
  makerId = (await plantAccount(db, { login: 'the-maker', at: top, roles: ['SYSTEM_ADMIN'] })).id
  granter = await plantAccount(db, { login: 'the-granter', at: top, roles: ['SECURITY_ADMIN'], name: '安全员' })
})

const maker = (at = top) => actorAt(at.path, { role: 'SYSTEM_ADMIN', orgId: at.id, accountId: makerId })
const security = (at = top) =>
  actorAt(at.path, {
    ...{ role: 'SECURITY_ADMIN', orgId: at.id, accountId: granter.id, name: '安全员' },
    identityId: granter.identityIds[0] ?? '',
  })
const upload = (bytes: Buffer, name?: string, actor = maker()) =>
  uploadList(db, actor, { bytes, ...(name === undefined ? {} : { name }) })
const read = (accountListId: string, actor = maker()) =>
  look(db.app, actor, (ctx) => readAccountList(ctx, { accountListId }))
const make = (accountListId: string, mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING' = 'RIGHT_ROWS', actor = maker()) =>
  act(db.app, actor, (ctx) => makeListedAccounts(ctx, { accountListId, mode }))
const decide = (accountListId: string, rows: number[], decision: 'GRANT' | 'DECLINE' = 'GRANT', actor = security()) =>
  act(db.app, actor, (ctx) => decideListedPosts(ctx, { accountListId, rows, decision }))
const told = async (...rows: string[]) => {
  const { faults } = await read((await upload(listOf(...rows))).id)
  return faults.map(({ row, column, zh }) => `${row} ${column} ${zh}`)
}
const countOf = async (table: string) => Number((await db.owner.query(`select count(*) as n from ${table}`)).rows[0].n)
const accountsAt = async (logins: readonly string[]) =>
  (
    await db.owner.query(
      'select login, display_name, org_id from accounts.account where login = any ($1) order by login',
      [logins],
    )
  ).rows

describe('the check of a list', () => {
  it('tells each wrong cell by row and column, in words, and makes nothing', async () => {
    const before = [await countOf('accounts.account'), await countOf('accounts.invitation')]
    const said = await told(
      '张三,the-maker,青石镇党委,党支部书记,',
      '李四,,青石镇政府,党支部书记,',
      '王五,,石桥村党支部,党支部书记,',
      '赵六,,青石镇党委,镇长,2099-13-01',
      '钱七,qian.qi,青石镇党委,信息编辑,2001-01-01',
      '孙八,sun.ba,青石镇党委,信息编辑,',
      '周九,sun.ba,青石镇党委,信息编辑,',
      '吴十,,青石镇党委,信息编辑,',
      '吴十,,青石镇党委,诉求办理人员,',
    )
    expect(said).toEqual([
      '2 账号 这个账号名已经有人用了，请换一个。',
      '3 党组织 在您管理的范围内没有叫这个名字或代码的党组织。请写全称、简称或组织代码，一个字也不差。',
      '4 党组织 在您管理的范围内有几个党组织叫这个名字：石桥村党支部（001.001.001）、石桥村党支部（001.002.001）。请改写成组织代码。',
      expect.stringMatching(/^5 身份 没有这个身份。可以写的有：系统管理员、安全管理员/),
      expect.stringMatching(/^5 任期止 /),
      '6 任期止 结束日期不能早于今天。',
      '8 账号 账号与第 7 行相同。一个账号只写一行，请改正。',
      '10 姓名 与第 9 行同名、同组织。同一个人只留一行；是两个人的，请给两行都写明账号。',
    ])
    expect([await countOf('accounts.account'), await countOf('accounts.invitation')]).toEqual(before)
    const { rows } = await db.owner.query(`select count(*)::int as n from audit.entry where act = 'accounts.created'`)
    expect(rows).toEqual([{ n: 0 }])
  })

  it('speaks of an organisation outside the reach as of one that is not there (T01)', async () => {
    const { id } = await upload(
      listOf('张三,,001.002,信息编辑,', '李四,,白水镇党委,信息编辑,', '王五,,石桥村党支部,信息编辑,'),
      'a.csv',
      maker(town),
    )
    const { faults, rows } = await read(id, maker(town))
    expect(faults.map(({ row, zh }) => [row, zh.slice(0, 10)])).toEqual([
      [2, '在您管理的范围内没有'],
      [3, '在您管理的范围内没有'],
    ])
    expect(rows.map(({ row, orgName }) => [row, orgName])).toEqual([[4, '石桥村党支部']])
  })

  it('proposes names for accounts, free ones, and none that another row of the list names itself', async () => {
    await plantAccount(db, { login: 'zhengyi', at: otherTown, roles: [], name: '郑怡' })
    const { id } = await upload(
      listOf('郑一,,青石镇党委,信息编辑,', '郑一,,㵲水村党支部,信息编辑,', '冯二,zhengyi2,青石镇党委,信息编辑,'),
    )
    const { rows, faults } = await read(id)
    expect(faults).toEqual([])
    expect(rows.map(({ login, isProposed }) => [login, isProposed])).toEqual([
      ['zhengyi3', true],
      ['zhengyi4', true],
      ['zhengyi2', false],
    ])
  })

  it('says who holds the post there already, and lets the row pass', async () => {
    await plantAccount(db, { login: 'old-secretary', at: water, roles: ['SECRETARY'], name: '老书记' })
    const { id } = await upload(
      listOf('新书记,new-secretary,㵲水村党支部,党支部书记,', '党员甲,member-jia,㵲水村党支部,党员,'),
    )
    const { notes, list } = await read(id)
    expect(list).toMatchObject({ rowsNew: 2, rowsWrong: 0 })
    expect(notes.map(({ row, column, zh }) => [row, column, zh])).toEqual([
      [2, '身份', '这个组织今天已有人是“党支部书记”：老书记。照样可以新建，请核对要不要两个人。'],
    ])
  })

  it('reads GB18030 as an older Chinese spreadsheet saved it, and an .xlsx with days', async () => {
    const gbk =
      '0NXD+yy1s9fp1q8sye233SzIzsba1rkNCtXFyP0syq/HxbTltbPWp7K/LLWz1qeyv8rpvMcsMjA5OS0xMi0zMQ0KwO7LxCyCMeMzy6605bWz1qeyvyzQxc+iseC8rSwNCg=='
    const { id } = await upload(Buffer.from(gbk, 'base64'), '名单.csv', maker(town))
    const { rows, faults } = await read(id, maker(town))
    expect(faults).toEqual([])
    expect(rows.map(({ displayName, orgName, role, until }) => [displayName, orgName, role, until])).toEqual([
      ['张三', '石桥村党支部', 'SECRETARY', '2099-12-31'],
      ['李四', '㵲水村党支部', 'EDITOR', null],
    ])
    const sheet = [
      ['姓名', '组织代码', '身份'],
      ['甲乙', '001.001.001', '编辑'],
    ]
    const xlsx = Buffer.from(await plainXlsx(sheet, { sheet: '名单', widths: [20, 20, 20] }))
    expect(await upload(xlsx, '名单.xlsx')).toMatchObject({ rowsNew: 1, rowsWrong: 0 })
  })

  it('says why a file is not read: empty, of another kind, without headings, too long, or not as it seems', async () => {
    const refused = async (bytes: Buffer, name?: string) => upload(bytes, name).then(String, ({ code }) => code)
    expect(await refused(Buffer.alloc(0))).toBe('kernel.sheet-empty')
    expect(await refused(listOf())).toBe('kernel.sheet-empty')
    expect(await refused(listOf('张三,,001,党员,'), '名单.xls')).toBe('kernel.sheet-kind')
    expect(await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'), '名单.xlsx')).toBe('kernel.sheet-kind')
    expect(await refused(Buffer.from('PK\u0003\u0004nothing'), '名单.xlsx')).toBe('kernel.sheet-unreadable')
    expect(await refused(Buffer.from('姓名,党组织\n张三,青石镇党委'))).toBe('accounts.list-headings')
    const many = Array.from({ length: 501 }, (_, at) => `张${at},a-${at},001,党员,`)
    expect(await refused(listOf(...many))).toBe('accounts.list-too-long')
  })

  it('takes the template as it was filled in: choices, hidden mark, its example left standing', async () => {
    const { bytes } = await look(db.app, maker(), downloadAccountTemplate)
    const parts = unzipSync(bytes)
    const text = Object.entries(parts).map(([name, part]) =>
      name.endsWith('.xml') ? Buffer.from(part).toString() : '',
    )
    expect(text.join()).toContain('LIANXIN_ACCOUNT_TEMPLATE')
    expect(text.join()).toContain('石桥村党支部（001.002.001）')
    expect(text.join()).toContain('dataValidation')
    const rows = await textsOf(bytes)
    const filled = [...rows, ['填表人', '', '白水镇党委', '信息编辑', '']]
    const xlsx = Buffer.from(await plainXlsx(filled, { sheet: '账号名单', widths: [20, 20, 20, 20, 20] }))
    expect(await upload(xlsx, '模板.xlsx')).toMatchObject({ rowsTotal: 1, rowsNew: 1, rowsWrong: 0 })
  })
})

describe('a list that was checked', () => {
  it('makes all or nothing, or the right rows; brought in again it makes nothing twice', async () => {
    const rows = ['何一,he.yi,青石镇党委,信息编辑,', '何二,,青石镇党委,信息编辑,', '何三,,没有这里,信息编辑,']
    const { id } = await upload(listOf(...rows))
    await expect(make(id, 'ALL_OR_NOTHING')).rejects.toMatchObject({ code: 'accounts.list-has-wrong-rows' })
    expect(await accountsAt(['he.yi', 'heer'])).toEqual([])
    expect(await make(id)).toMatchObject({ state: 'DONE', rowsNew: 2, rowsWrong: 1, postsWaiting: 2 })
    expect(await accountsAt(['he.yi', 'heer'])).toEqual([
      { login: 'he.yi', display_name: '何一', org_id: town.id },
      { login: 'heer', display_name: '何二', org_id: town.id },
    ])
    await expect(make(id)).rejects.toMatchObject({ code: 'accounts.list-done' })
    const again = await upload(listOf(...rows))
    expect(again).toMatchObject({ rowsNew: 0, rowsKnown: 2, rowsWrong: 1 })
    await expect(make(again.id)).rejects.toMatchObject({ code: 'accounts.list-nothing-new' })
    const mended = await upload(listOf(rows[0]!, rows[1]!, '何三,,青石镇党委,信息编辑,'))
    expect(mended).toMatchObject({ rowsNew: 1, rowsKnown: 2, rowsWrong: 0 })
    expect((await read(mended.id)).notes[1]?.zh).toBe(
      '这个组织已经有何二的账号（heer），没有重复新建。如果是另一个人，请写明账号再上传。',
    )
    expect(await make(mended.id, 'ALL_OR_NOTHING')).toMatchObject({ rowsNew: 1 })
  })

  it('checked twice is made once; what was taken by hand meanwhile is told at its row', async () => {
    const rows = ['许一,xu.yi,青石镇党委,信息编辑,', '许二,xu.er,青石镇党委,信息编辑,', '许三,,青石镇党委,信息编辑,']
    const [first, second] = [await upload(listOf(...rows)), await upload(listOf(...rows))]
    await plantAccount(db, { login: 'xu.er', at: otherTown, roles: [], name: '别人' })
    await plantAccount(db, { login: 'xusan', at: otherTown, roles: [], name: '别人' })
    expect(await make(first.id)).toMatchObject({ rowsNew: 2, rowsWrong: 1 })
    const { faults, rows: made } = await read(first.id)
    expect(faults).toEqual([
      { row: 3, column: '账号', zh: expect.stringContaining('已经有人用了'), en: expect.any(String) },
    ])
    expect(made.map(({ login, state }) => [login, state])).toEqual([
      ['xu.yi', 'MADE'],
      ['xusan2', 'MADE'],
    ])
    expect(await make(second.id)).toMatchObject({ rowsNew: 0, rowsKnown: 2, rowsWrong: 1 })
    expect(await accountsAt(['xusan2', 'xusan3'])).toHaveLength(1)
  })

  it('is made by the system administrator and granted by the security administrator, and by nobody else', async () => {
    const { id } = await upload(listOf('吕一,lv.yi,青石镇党委,信息编辑,'))
    for (const role of ['SECURITY_ADMIN', 'AUDIT_ADMIN', 'ORGANISER', 'SECRETARY', 'MEMBER']) {
      const somebody = actorAt('/1/', { role, orgId: top.id, accountId: makerId })
      await expect(make(id, 'RIGHT_ROWS', somebody)).rejects.toMatchObject({ code: 'accounts.for-system-admin' })
      await expect(upload(listOf('某人,,001,党员,'), 'a.csv', somebody)).rejects.toMatchObject({
        code: 'accounts.for-system-admin',
      })
    }
    await make(id)
    await expect(decide(id, [2], 'GRANT', maker())).rejects.toMatchObject({ code: 'accounts.for-security-admin' })
    expect(
      await countOf(`accounts.identity i join accounts.account a on a.id = i.account_id where a.login = 'lv.yi'`),
    ).toBe(0)
    expect(await decide(id, [2])).toEqual({ done: 1, refused: 0 })
    expect((await read(id, security())).rows[0]).toMatchObject({ state: 'GRANTED' })
    await expect(decide(id, [2])).rejects.toMatchObject({ code: 'accounts.list-no-posts' })
    await expect(read(id, actorAt('/1/5/', { role: 'SYSTEM_ADMIN', orgId: otherTown.id }))).rejects.toMatchObject({
      code: 'accounts.list-not-found',
    })
  })

  it('tells at its row why a post cannot be granted, grants the others, and takes a no', async () => {
    const today = dayOf(new Date())
    const limited = await plantAccount(db, { login: 'short-granter', at: top, roles: ['SECURITY_ADMIN'] })
    await db.owner.query(
      `update accounts.identity set valid = daterange('2020-01-01', $2::date + 1) where account_id = $1`,
      [limited.id, addDays(today, 10)],
    )
    const short = actorAt('/1/', {
      ...{ role: 'SECURITY_ADMIN', orgId: top.id, accountId: limited.id },
      identityId: limited.identityIds[0] ?? '',
    })
    const { id } = await upload(
      listOf(
        `施一,shi.yi,青石镇党委,信息编辑,${addDays(today, 9)}`,
        '施二,shi.er,青石镇党委,信息编辑,',
        '施三,shi.san,青石镇党委,信息编辑,',
        '施四,shi.si,青石镇党委,信息编辑,',
      ),
    )
    await make(id)
    expect(await decide(id, [2, 3], 'GRANT', short)).toEqual({ done: 1, refused: 1 })
    const { rows } = await read(id, security())
    expect(rows.map(({ state }) => state)).toEqual(['GRANTED', 'MADE', 'MADE', 'MADE'])
    expect(rows[1]?.refusal?.zh).toContain('授予的身份不能比您自己的身份更久')
    expect(await decide(id, [3, 4], 'DECLINE')).toEqual({ done: 2, refused: 0 })
    await act(db.app, maker(), async (ctx) => {
      const { rows: found } = await db.owner.query(`select id from accounts.account where login = 'shi.si'`)
      return disableAccount(ctx, { accountId: found[0].id, disabled: true })
    })
    expect((await read(id, security())).list.postsWaiting).toBe(0)
    expect((await read(id, security())).rows[1]).toMatchObject({
      state: 'DECLINED',
      refusal: { zh: '安全员没有授予这个身份。' },
    })
  })

  it('waits in 待办 of the security administrator until its posts are decided', async () => {
    const due = async () =>
      (
        await look(db.app, security(), (ctx) =>
          ctx.tx.rows(duePosts({ actor: ctx.actor, today: dayOf(ctx.now), most: 100 })),
        )
      ).map(({ titleZh }) => titleZh)
    const { id } = await upload(listOf('孔一,kong.yi,青石镇党委,信息编辑,'), '待办名单.csv')
    expect(await due()).not.toContain('待办名单.csv')
    await make(id)
    expect(await due()).toContain('待办名单.csv')
    await decide(id, [2])
    expect(await due()).not.toContain('待办名单.csv')
  })
})

it('lists stand in the list of whoever reaches them, the newest first', async () => {
  const { id } = await upload(listOf('金一,jin.yi,石桥村党支部,党员,'), '镇名单.csv', maker(town))
  const of = (actor: ReturnType<typeof maker>) =>
    look(db.app, actor, (ctx) => listAccountLists(ctx, { page: 1, size: 20 }))
  expect((await of(security(town))).rows[0]).toMatchObject({ id, fileName: '镇名单.csv', orgName: '青石镇党委' })
  expect((await of(security(town))).can).toEqual({ uploadAccountList: 'accounts.for-system-admin' })
  expect((await of(maker(otherTown))).rows.map((row) => row.id)).not.toContain(id)
})
