import { beforeAll, expect, it } from 'vitest'
import { perform } from '#kernel/ctx.ts'
import { dayOf } from '#kernel/time.ts'
import { listOf, textsOf, uploadList } from '../../../../tests/account-lists.ts'
import { Browser, plantAccount } from '../../../../tests/accounts.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { createAccount, disableAccount } from '../administration.ts'
import { duePosts } from '../due/store.ts'
import { grantRole, revokeRole } from '../identities/service.ts'
import { decideListedPosts, makeListedAccounts, takeAccountLinks } from './making.ts'
import { readAccountList } from './service.ts'

// What happens between the check of a list, the making of its accounts, and the granting of their posts.
const db = testDatabase()
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 0 },
}
const ids: Record<'bringer' | 'maker' | 'granter', { id: string; identityIds: string[] }> = {
  ...{ bringer: { id: '', identityIds: [] }, maker: { id: '', identityIds: [] }, granter: { id: '', identityIds: [] } },
}
beforeAll(async () => {
  await writeTree(db.owner, [town])
  ids.bringer = await plantAccount(db, { login: 'the-bringer', at: town, roles: ['SYSTEM_ADMIN'] })
  ids.maker = await plantAccount(db, { login: 'the-maker', at: town, roles: ['SYSTEM_ADMIN'] })
  ids.granter = await plantAccount(db, { login: 'the-granter', at: town, roles: ['SECURITY_ADMIN'] })
})

const as = (who: keyof typeof ids, role: string, name: string) =>
  actorAt(town.path, {
    ...{ role, orgId: town.id, accountId: ids[who].id, name },
    identityId: ids[who].identityIds[0] ?? '',
  })
const bringer = () => as('bringer', 'SYSTEM_ADMIN', '上传员')
const maker = () => as('maker', 'SYSTEM_ADMIN', '新建员')
const security = () => as('granter', 'SECURITY_ADMIN', '安全员')
const upload = (...rows: string[]) => uploadList(db, bringer(), { bytes: listOf(...rows) })
const read = (accountListId: string, actor = security()) =>
  look(db.app, actor, (ctx) => readAccountList(ctx, { accountListId }))
const make = (accountListId: string, mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING' = 'RIGHT_ROWS') =>
  act(db.app, maker(), (ctx) => makeListedAccounts(ctx, { accountListId, mode }))
const links = (accountListId: string, actor = maker()) =>
  perform({ ...{ db: db.app, actor, effect: 'write', requestId: 'test' }, caller: new Browser().caller }, (ctx) =>
    takeAccountLinks(ctx, { accountListId }),
  )
const accountOf = async (login: string): Promise<string> =>
  (await db.owner.query('select id from accounts.account where login = $1', [login])).rows[0].id
const disable = async (login: string, disabled: boolean) => {
  const accountId = await accountOf(login)
  await act(db.app, maker(), (ctx) => disableAccount(ctx, { accountId, disabled }))
}
const grantByHand = async (login: string, role: 'EDITOR' | 'SECURITY_ADMIN') => {
  const accountId = await accountOf(login)
  const asked = { accountId, orgId: town.id, role, until: null }
  const { identityId } = await act(db.app, security(), (ctx) => grantRole(ctx, asked))
  return { accountId, identityId }
}
const dueLists = () =>
  look(db.app, security(), (ctx) => ctx.tx.rows(duePosts({ actor: ctx.actor, today: dayOf(ctx.now), most: 100 }))).then(
    (rows) => rows.map(({ id }) => id),
  )

it('an account disabled before its post was granted is called disabled, and waits again when it is enabled', async () => {
  const { id } = await upload('何一,he.yi,青石镇党委,信息编辑,')
  await make(id)
  await disable('he.yi', true)
  expect(await read(id)).toMatchObject({ rows: [{ state: 'DISABLED' }], list: { postsWaiting: 0 } })
  const grant = () =>
    act(db.app, security(), (ctx) => decideListedPosts(ctx, { accountListId: id, rows: [2], decision: 'GRANT' }))
  await expect(grant()).rejects.toMatchObject({ code: 'accounts.list-no-posts' })
  await disable('he.yi', false)
  expect(await read(id)).toMatchObject({ rows: [{ state: 'MADE' }], list: { postsWaiting: 1 } })
  await grant()
  await disable('he.yi', true)
  expect((await read(id)).rows).toMatchObject([{ state: 'GRANTED' }])
})

it('a post that was granted by hand and taken back is settled, and does not come back to 待办', async () => {
  const { id } = await upload('许一,xu.yi,青石镇党委,信息编辑,')
  await make(id)
  expect(await dueLists()).toContain(id)
  const post = await grantByHand('xu.yi', 'EDITOR')
  expect(await dueLists()).not.toContain(id)
  await act(db.app, security(), (ctx) => revokeRole(ctx, post))
  expect(await dueLists()).not.toContain(id)
  expect(await read(id)).toMatchObject({ rows: [{ state: 'GRANTED' }], list: { postsWaiting: 0 } })
})

it('who got an account since the check is told at his row; all or nothing names the rows it is refused for', async () => {
  const rows = ['孔一,,青石镇党委,信息编辑,', '孔二,kong.er,青石镇党委,信息编辑,', '孔三,kong.san,青石镇党委,信息编辑,']
  const { id } = await upload(...rows, '孔四,,没有这里,信息编辑,')
  await act(db.app, maker(), (ctx) => createAccount(ctx, { orgId: town.id, login: 'by.hand', displayName: '孔一' }))
  await plantAccount(db, { login: 'kong.san', at: town, roles: [], name: '别人' })
  await expect(make(id, 'ALL_OR_NOTHING')).rejects.toMatchObject({
    code: 'accounts.list-has-wrong-rows',
    sentence: {
      zh: expect.stringContaining('有 2 行需要更正（第 4、5 行）'),
      en: expect.stringContaining('(rows 4、5)'),
    },
  })
  expect(await make(id)).toMatchObject({ rowsNew: 1, rowsKnown: 1, rowsWrong: 2 })
  const { notes, faults } = await read(id)
  expect(notes.map(({ row, column, zh }) => [row, column, zh])).toEqual([
    [2, '姓名', '这个组织已经有孔一的账号（by.hand），没有重复新建。如果是另一个人，请写明账号再上传。'],
  ])
  expect(faults.map(({ row }) => row)).toEqual([4, 5])
})

it('whoever made the accounts takes the links, and the page tells everybody who that is', async () => {
  const { id } = await upload('曹一,cao.yi,青石镇党委,信息编辑,')
  expect((await read(id)).list.linksFor).toBeNull()
  await make(id)
  expect((await read(id, bringer())).list).toMatchObject({
    ...{ linksFor: '新建员', can: { takeAccountLinks: 'accounts.list-links-gone' } },
  })
  await expect(links(id, bringer())).rejects.toMatchObject({
    sentence: { zh: expect.stringContaining('只能由新建这些账号的人') },
  })
  expect((await read(id, maker())).list.can.takeAccountLinks).toBe(true)
  const [, row] = await textsOf((await links(id)).bytes)
  expect(row?.[3]).toContain('/console/invitation#')
  await db.owner.query(`update accounts.account_list set links_until = now() - interval '1 minute' where id = $1`, [id])
  expect((await read(id, maker())).list.linksFor).toBeNull()
})

it('an account in use that is an administrator’s by now stands on the sheet without a link (T02)', async () => {
  const { id } = await upload('严一,yan.yi,青石镇党委,信息编辑,', '严二,yan.er,青石镇党委,信息编辑,')
  await make(id)
  await grantByHand('yan.yi', 'SECURITY_ADMIN')
  await db.owner.query(`update accounts.account set password_hash = 'set' where login = 'yan.yi'`)
  const [, first, second] = await textsOf((await links(id)).bytes)
  expect(first?.[1]).toBe('yan.yi')
  expect(first?.[3]).toContain('这个账号有管理员身份')
  expect(first?.join()).not.toContain('invitation#')
  expect(second?.[3]).toContain('/console/invitation#')
  const { rows } = await db.owner.query(
    `select details from audit.entry where act = 'accounts.list-links-taken' and subject_id = $1`,
    [id],
  )
  expect(rows).toMatchObject([{ details: { links: 1, withheld: 1 } }])
})
