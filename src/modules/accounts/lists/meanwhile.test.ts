import { beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { listsOfTown, town } from '../../../../tests/lists-of-town.ts'
import { createAccount, disableAccount } from '../administration.ts'
import { duePosts } from '../due/store.ts'
import { revokeRole } from '../identities/service.ts'
import { decideListedPosts } from './making.ts'

// What happens between the check of a list, the making of its accounts, and the granting of their posts.
const db = testDatabase()
const { plant, maker, security, upload, read, make, accountOf, grantByHand } = listsOfTown(db)
beforeAll(plant)

const disable = async (login: string, disabled: boolean) => {
  const accountId = await accountOf(login)
  await act(db.app, maker(), (ctx) => disableAccount(ctx, { accountId, disabled }))
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

it('a post of a line is not the whole one a list asks for: the row waits, and nobody is said to hold it', async () => {
  const { id } = await upload('许二,xu.er,青石镇党委,组织工作人员,')
  await make(id)
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, line, valid) values ($1, $2, $3, $4, 'ORGANISER', 'PUBLICITY', '[2020-01-01,)')`,
    [newId(), await accountOf('xu.er'), town.id, town.path],
  )
  expect(await read(id)).toMatchObject({ rows: [{ state: 'MADE' }], list: { postsWaiting: 1 } })
  const next = await upload('许三,xu.san,青石镇党委,组织工作人员,')
  expect((await read(next.id)).notes).toEqual([])
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
