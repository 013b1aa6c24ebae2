import { beforeAll, describe, expect, it } from 'vitest'
import { listOf, uploadList } from '../../../../tests/account-lists.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, actorAt, testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { makeListedAccounts } from './making.ts'

// Two people bring lists in at the same moment, which name the same organisations and accounts in opposite order.
const db = testDatabase()
const org = (at: number, path: string, parentId: string | null, name: string): TreeOrg => ({
  ...{ id: `00000000-0000-7000-8000-0000000000a${at}`, path, parentId, code: `00${at}`, name },
  ...{ type: 'PARTY_COMMITTEE', depth: at === 1 ? 0 : 1 },
})
const county = org(1, '/1/', null, '云岭县委')
const towns = [org(2, '/1/2/', county.id, '青石镇党委'), org(3, '/1/3/', county.id, '溪河镇党委')]
const makers: string[] = []

beforeAll(async () => {
  await writeTree(db.owner, [county, ...towns])
  for (const login of ['the-first', 'the-second'])
    makers.push((await plantAccount(db, { login, at: county, roles: ['SYSTEM_ADMIN'] })).id)
})

const maker = (at: number) =>
  actorAt(county.path, { role: 'SYSTEM_ADMIN', orgId: county.id, accountId: makers[at] ?? '' })
const upload = (at: number, rows: readonly string[]) => uploadList(db, maker(at), { bytes: listOf(...rows) })
const make = (at: number, accountListId: string) =>
  act(db.app, maker(at), (ctx) => makeListedAccounts(ctx, { accountListId, mode: 'RIGHT_ROWS' }))
const made = async (names: string) =>
  (await db.owner.query(`select login from accounts.account where display_name like $1`, [`${names}%`])).rows.length

const many = 40
const letters = (number: number) => String.fromCodePoint(0x4e00 + number)
/** So many people by turns of both townships; `login` names the account of each, or none. */
const people = (surname: string, login: (number: number) => string) =>
  Array.from({ length: many }, (_, number) => {
    const { name } = towns[number % 2] as TreeOrg
    return `${surname}${letters(number)},${login(number)},${name},信息编辑,`
  })
const numbered = (name: string) => (number: number) => `${name}.${String(number).padStart(3, '0')}`

describe('two lists at the same moment', { timeout: 60_000 }, () => {
  it('are both checked', async () => {
    const rows = people('赵', numbered('zhao'))
    const lists = await Promise.all([upload(0, rows), upload(1, rows.toReversed())])
    expect(lists).toMatchObject([{ rowsNew: many }, { rowsNew: many }])
  })

  it('of the same people make each account once, and tell the other of them', async () => {
    const rows = people('钱', numbered('qian'))
    const [first, second] = [await upload(0, rows), await upload(1, rows.toReversed())]
    const ended = await Promise.all([make(0, first.id), make(1, second.id)])
    expect(ended.map(({ rowsNew }) => rowsNew).sort()).toEqual([0, many])
    expect(ended.map(({ rowsKnown }) => rowsKnown).sort()).toEqual([0, many])
    expect(await made('钱')).toBe(many)
  })

  it('make nobody twice where names are proposed', async () => {
    const rows = people('孙', () => '')
    const [first, second] = [await upload(0, rows), await upload(1, rows.toReversed())]
    await Promise.all([make(0, first.id), make(1, second.id)])
    expect(await made('孙')).toBe(many)
  })

  it('of other people with the same names of accounts tell at each row of the second that it is taken', async () => {
    const first = await upload(0, people('李', numbered('same')))
    const second = await upload(1, people('周', numbered('same')).toReversed())
    const ended = await Promise.all([make(0, first.id), make(1, second.id)])
    expect(ended.map(({ rowsWrong }) => rowsWrong).sort()).toEqual([0, many])
    expect((await made('李')) + (await made('周'))).toBe(many)
  })
})
