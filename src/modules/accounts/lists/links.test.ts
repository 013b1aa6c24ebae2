import { beforeAll, describe, expect, it } from 'vitest'
import { textsOf } from '../../../../tests/account-lists.ts'
import { Browser, password, Visits } from '../../../../tests/accounts.ts'
import { act, actorAt, testDatabase } from '../../../../tests/database.ts'
import { listsOfTown, town } from '../../../../tests/lists-of-town.ts'
import { acceptInvitation, signIn } from '../service.ts'
import { decideListedPosts, dropAccountLinks } from './making.ts'

const db = testDatabase()
const { plant, bringer, maker, security, upload, read, make, links, grantByHand } = listsOfTown(db)
beforeAll(plant)

describe('the links of a list', () => {
  it('come once, on a sheet without formulas, to who made the accounts, and let each owner set the password', async () => {
    const { id } = await upload('曹一,cao.yi,青石镇党委,信息编辑,', '"=1+1曹二",cao.er,青石镇党委,信息编辑,')
    await expect(links(id)).rejects.toMatchObject({ code: 'accounts.list-links-gone' })
    await make(id)
    const stored = await db.owner.query('select links_sealed, faults, notes from accounts.account_list where id = $1', [
      id,
    ])
    await expect(links(id, { actor: bringer() })).rejects.toMatchObject({ code: 'accounts.list-links-gone' })
    const { bytes, name } = await links(id)
    expect(name).toMatch(/^账号设置链接_\d{8}\.xlsx$/)
    const [heads, first, second] = await textsOf(bytes)
    expect(heads?.slice(0, 3)).toEqual(['姓名', '账号', '党组织'])
    expect(first?.slice(0, 3)).toEqual(['曹一', 'cao.yi', '青石镇党委'])
    expect(second?.[0]).toBe("'=1+1曹二")
    const token = /^https:\/\/dj\.example\.cn\/console\/invitation#(\S{20,})$/.exec(first?.[3] ?? '')?.[1] ?? ''
    expect(JSON.stringify(stored.rows)).not.toContain(token)
    expect(stored.rows[0].links_sealed.includes(Buffer.from(token))).toBe(false)
    const visits = new Visits(db)
    const browser = new Browser()
    await visits.open(browser, (ctx) => acceptInvitation(ctx, { token, newPassword: password }))
    await act(db.app, security(), (ctx) => decideListedPosts(ctx, { accountListId: id, rows: [2], decision: 'GRANT' }))
    await visits.open(browser, (ctx) => signIn(ctx, { login: 'cao.yi', password }))
    expect(await visits.who(browser)).toMatchObject({ role: 'EDITOR', orgId: town.id })
  })

  it('can be taken again for a quarter of an hour, and are gone after it, or after a day', async () => {
    const [taken, left] = [await upload('施一,shi.yi,001,党员,'), await upload('施二,shi.er,001,党员,')]
    await make(taken.id)
    await make(left.id)
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    await links(taken.id)
    await links(taken.id, { now: at(14) })
    await expect(links(taken.id, { now: at(16) })).rejects.toMatchObject({ code: 'accounts.list-links-gone' })
    const kept = async () =>
      (
        await db.owner.query(
          'select links_sealed is not null as kept from accounts.account_list where id = any ($1) order by created_at',
          [[taken.id, left.id]],
        )
      ).rows.map((row) => row.kept)
    const drop = (now: Date) =>
      act(
        db.app,
        actorAt('/'),
        async (ctx) => {
          ctx.recorded += 1
          await dropAccountLinks(ctx)
        },
        now,
      )
    await drop(at(16))
    expect(await kept()).toEqual([false, true])
    await expect(links(left.id, { now: at(24 * 60 + 1) })).rejects.toMatchObject({ code: 'accounts.list-links-gone' })
    await drop(at(24 * 60 + 1))
    expect(await kept()).toEqual([false, false])
  })

  it('whoever made the accounts takes the links, and the page tells everybody who that is', async () => {
    const { id } = await upload('魏一,wei.yi,青石镇党委,信息编辑,')
    expect((await read(id)).list.linksFor).toBeNull()
    await make(id)
    expect((await read(id, bringer())).list).toMatchObject({
      ...{ linksFor: '新建员', can: { takeAccountLinks: 'accounts.list-links-gone' } },
    })
    await expect(links(id, { actor: bringer() })).rejects.toMatchObject({
      sentence: { zh: expect.stringContaining('只能由新建这些账号的人') },
    })
    expect((await read(id, maker())).list.can.takeAccountLinks).toBe(true)
    const [, row] = await textsOf((await links(id)).bytes)
    expect(row?.[3]).toContain('/console/invitation#')
    await db.owner.query(`update accounts.account_list set links_until = now() - interval '1 minute' where id = $1`, [
      id,
    ])
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
})
