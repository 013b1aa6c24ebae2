import { beforeAll, describe, expect, it } from 'vitest'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { signIn } from '../service.ts'
import * as service from './service.ts'

const db = testDatabase()
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
beforeAll(() => writeTree(db.owner, [town]))

let count = 0
async function writer() {
  const { login, id } = await plantAccount(db, { login: `writer-${++count}`, at: town, roles: ['DESK'] })
  const [visits, browser] = [new Visits(db), new Browser()]
  await visits.open(browser, (ctx) => signIn(ctx, { login, password }))
  return {
    id,
    later: (minutes: number) => visits.later(minutes),
    read: async (form: string) =>
      (await visits.inside(browser, (ctx) => service.readUnsent(ctx, { form }), 'read')).unsent,
    keep: (form: string, values: unknown) =>
      visits.inside(browser, (ctx) => service.keepUnsent(ctx, { form, values: JSON.stringify(values) }), 'steps'),
    drop: (form: string) => visits.inside(browser, (ctx) => service.dropUnsent(ctx, { form }), 'steps'),
  }
}

describe('what was typed and not sent (UX-CS5)', () => {
  it('is there again, the newest of it, until it is dropped', async () => {
    const { read, keep, drop } = await writer()
    expect(await read('cases.reply:1')).toBeNull()
    await keep('cases.reply:1', { text: '您好，路灯' })
    await keep('cases.reply:1', { text: '您好，路灯已于昨日修好' })
    await keep('cases.reply:2', { text: '另一件' })
    expect(JSON.parse((await read('cases.reply:1'))?.values ?? '')).toEqual({ text: '您好，路灯已于昨日修好' })
    await drop('cases.reply:1')
    expect(await read('cases.reply:1')).toBeNull()
    expect(await read('cases.reply:2')).not.toBeNull()
  })

  it('belongs to its writer alone, and nobody reads it in the database', async () => {
    const [one, other] = [await writer(), await writer()]
    await one.keep('members.enter:1', { idNumber: '529901196402290038' })
    expect(await other.read('members.enter:1')).toBeNull()
    await other.drop('members.enter:1')
    expect(await one.read('members.enter:1')).not.toBeNull()
    const { rows } = await db.owner.query<{ sealed: Buffer }>('select sealed from accounts.unsent_form')
    expect(rows.map(({ sealed }) => sealed.includes('529901196402290038'))).not.toContain(true)
    await expect(db.app.pool.query('select * from accounts.unsent_form')).rejects.toThrow('permission denied')
  })

  it('that another account brings along does not open', async () => {
    const [one, other] = [await writer(), await writer()]
    await one.keep('members.enter:9', { name: '甲' })
    await db.owner.query(
      'insert into accounts.unsent_form select $2, form, sealed, saved_at from accounts.unsent_form where account_id = $1',
      [one.id, other.id],
    )
    await expect(other.read('members.enter:9')).rejects.toThrow()
  })

  it('is kept for the forty newest forms', async () => {
    const { read, keep, later } = await writer()
    for (let form = 1; form <= 41; form++) {
      await keep(`cases.reply:${form}`, { text: `${form}` })
      later(0.1)
    }
    expect(await read('cases.reply:1')).toBeNull()
    expect(await read('cases.reply:2')).not.toBeNull()
  })
})
