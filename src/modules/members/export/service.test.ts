import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import type * as OfficeCrypto from 'officecrypto-tool'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, listWaiting, readMatter } from '#kernel/procedure/service.ts'
import { plainText } from '#kernel/spreadsheet/cells.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { registry } from '../../../apps/procedures.ts'
import type { ExportColumn } from './contract.ts'
import { expiring } from './jobs.ts'
import { approvalFrom, approvalsFor, minutesForAgain, needsApproval, twoAbove } from './rules.ts'
import { writeFile } from './run.ts'
import * as service from './service.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS
const { decrypt, isEncrypted } = createRequire(import.meta.url)('officecrypto-tool') as typeof OfficeCrypto
const db = testDatabase()
const org = (path: string, type: TreeOrg['type'], parent?: TreeOrg): TreeOrg => ({
  ...{ id: newId(), path, parentId: parent?.id ?? null, code: path, name: `组织${path}`, type },
  depth: path.split('/').length - 2,
})
const county = org('/1/', 'PARTY_COMMITTEE')
const township = org('/1/2/', 'PARTY_COMMITTEE', county)
const branch = org('/1/2/3/', 'BRANCH', township)
const other = org('/1/20/', 'PARTY_COMMITTEE', county)
let planted: PlantedMember[]
let boss: Actor
let bossToo: Actor

beforeAll(async () => {
  await writeTree(db.owner, [county, township, branch, other])
  await db.owner.query(`update organisations.org set level = 'COUNTY' where id = $1`, [county.id])
  planted = await plantMembers(db.owner, [branch], { members: 120, seed: 5 })
  await db.owner.query(`update people.person set former_name = null`)
  boss = await seated(county, 'ORGANISER', '李部长')
  bossToo = await seated(county, 'SECRETARY', '赵书记')
})

const actorOf = (at: TreeOrg, role = 'ORGANISER', name = `${role}${at.path}`) =>
  actorIn(at, { accountId: newId(), identityId: newId(), personId: newId(), role, name })
const clerk = actorOf(township, 'ORGANISER', '张干事')
const secretary = actorOf(branch, 'SECRETARY', '王书记')

// With an account that holds the post: without one nobody could decide.
async function seated(at: TreeOrg, role: string, name: string): Promise<Actor> {
  const { id } = await plantAccount(db, { login: `seat-${newId().slice(-12)}`, at, roles: [role], name })
  return { ...actorOf(at, role, name), accountId: id }
}

type Asked = Partial<Parameters<typeof service.exportMembers>[1]>
const usual = {
  ...{ orgId: branch.id, filter: {}, reason: '核对组织关系' },
  columns: ['name', 'category'] as ExportColumn[],
}
const ask = (actor: Actor, asked: Asked = {}) =>
  act(db.app, actor, (ctx) => service.exportMembers(ctx, { ...usual, ...asked }))
const decide = (actor: Actor, matterId: string | null, what: string, { opinion = '', at = new Date() } = {}) =>
  act(
    db.app,
    actor,
    async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId: matterId as string })
      return actOnMatter(ctx, registry, {
        matterId: matterId as string,
        act: what,
        version,
        ...(opinion ? { opinion } : {}),
      })
    },
    at,
  )
const read = (actor: Actor, exportId: string) => look(db.app, actor, (ctx) => service.readExport(ctx, { exportId }))
const write = (actor: Actor, exportId: string) => act(db.app, actor, (ctx) => writeFile(ctx, exportId))
const fetch = (actor: Actor, exportId: string) => act(db.app, actor, (ctx) => service.fetchExport(ctx, { exportId }))

const showPassword = (actor: Actor, exportId: string) =>
  act(db.app, actor, (ctx) => service.showExportPassword(ctx, { exportId }))

const run = { progress: async () => {}, signal: new AbortController().signal }

async function cellsOf(bytes: Buffer): Promise<string[][]> {
  const book = new Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => expect(cell.formula).toBeUndefined())
    rows.push((row.values as unknown[]).slice(1).map(String))
  })
  return rows
}

test('the file has the columns in the order they were asked for, and the sorting of the list (UX §6)', async () => {
  const actor = actorOf(branch)
  await db.owner.query(
    `update members.member set join_date = join_date - (abs(hashtext(id::text)) % 900) where org_id = $1`,
    [branch.id],
  )
  const asked = { q: planted[0]!.name.slice(0, 1), sort: '-joined' }
  const { id } = await ask(actor, { filter: asked, columns: ['joinDate', 'orgName', 'name'] })
  await write(actor, id)
  const rows = await cellsOf((await fetch(actor, id)).bytes)
  const at = rows.findIndex(([first]) => first === '入党时间' || first === '入党日期')
  expect(rows[at]).toEqual([rows[at]?.[0], '所在党支部', '姓名'])
  const days = rows.slice(at + 1).flatMap(([first]) => (/^\d{4}-\d\d-\d\d$/.test(first ?? '') ? [first] : []))
  expect(days.length).toBeGreaterThan(2)
  expect(days).toEqual([...days].sort().reverse())
  expect(new Set(days).size).toBeGreaterThan(1)
})

describe('who must allow an export', () => {
  test.each([
    [approvalFrom - 1, ['name', 'category'], false],
    [approvalFrom, ['name'], true],
    [1, ['name', 'mobile'], true],
    [1, ['idNumber'], true],
    [1, ['birthDate'], true],
  ] as const)('%i rows of %j: %s', (rows, columns, wanted) => expect(needsApproval({ rows, columns })).toBe(wanted))

  test.each([
    [1, 1],
    [twoAbove, 1],
    [twoAbove + 1, 2],
  ])('%i rows are allowed by %i', (rows, wanted) => expect(approvalsFor(rows)).toBe(wanted))

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '　=1', '|calc'])(
    '%j is no formula any more (T07)',
    (cell) => expect(plainText(cell)).toBe(`'${cell}`),
  )
  test.each(['张三', '2026-01-01', '13912345678', '-', ''])('%j stays', (cell) => expect(plainText(cell)).toBe(cell))
})

describe('an export', () => {
  test('that is small and shows nothing sensitive is written at once, in who asked’s name, and fetched by him alone', async () => {
    const one = await ask(secretary, { filter: { category: 'PROBATIONARY' } })
    expect(one).toMatchObject({ state: 'ALLOWED', matterId: null, taskId: expect.any(String) })
    await write(secretary, one.id)
    const { bytes, name } = await fetch(secretary, one.id)
    const [title, mark, head, ...rows] = await cellsOf(bytes)
    const wanted = planted.filter(({ category }) => category === 'PROBATIONARY').map((member) => member.name)
    expect(new Set(title)).toEqual(new Set([`组织/1/2/3/党员名册`]))
    expect(rows.pop()?.[0]).toBe(mark?.[0])
    expect(mark?.[0]).toContain(`导出人：王书记（组织/1/2/3/）`)
    expect(mark?.[0]).toContain(`编号：${one.number}`)
    expect(head).toEqual(['姓名', '人员类别'])
    expect(rows.map(([first]) => first).sort()).toEqual(wanted.sort())
    expect(name).toMatch(/^组织.*党员名册_\d{8}_[0-9A-F]{6}\.xlsx$/)
    await expect(fetch(clerk, one.id)).rejects.toMatchObject({ code: 'members.export-not-found' })
  })

  test('with sensitive columns waits for the county; nobody allows his own, and the file comes only afterwards (E02, T06)', async () => {
    const one = await ask(clerk, { columns: ['name', 'idNumber', 'mobile'], reason: '办理医保核对' })
    expect(one).toMatchObject({ state: 'WAITING', taskId: null, can: { writeExport: 'members.export-not-allowed' } })
    await expect(write(clerk, one.id)).rejects.toMatchObject({ code: 'members.export-not-allowed' })
    await expect(decide(clerk, one.matterId, 'agree')).rejects.toMatchObject({ code: 'procedure.not-yours' })
    const { rows } = await look(db.app, boss, (ctx) => listWaiting(ctx, registry, { page: 1, size: 20 }))
    const waiting = rows.find(({ id }) => id === one.matterId)
    expect(waiting).toMatchObject({
      procedure: { zh: '名册导出审批' },
      starterName: '张干事',
      dueAt: expect.any(String),
    })
    const view = await look(db.app, boss, (ctx) => readMatter(ctx, registry, { matterId: one.matterId as string }))
    expect(view.facts.map(({ value }) => value.zh)).toEqual([
      ...['办理医保核对', branch.name, '120', '姓名、公民身份号码、手机', '公民身份号码、手机'],
    ])
    await decide(boss, one.matterId, 'agree', { opinion: '同意' })
    expect(await read(clerk, one.id)).toMatchObject({ state: 'ALLOWED', approvedBy: '李部长' })
    await write(clerk, one.id)
    const { bytes } = await fetch(clerk, one.id)
    expect(isEncrypted(bytes)).toBe(true)
    const { password } = await showPassword(clerk, one.id)
    const cells = (await cellsOf(await decrypt(bytes, { password }))).slice(3, -1)
    const numbers = planted.map(({ name, idNumber, mobile }) => [name, idNumber, mobile].join())
    expect(cells.map((row) => row.join()).sort()).toEqual(numbers.sort())
  })

  test('that somebody had to allow opens with a password alone, told apart from the file and to who asked (security 2.3)', async () => {
    const one = await ask(clerk, { columns: ['name', 'mobile'], filter: { category: 'PROBATIONARY' } })
    await expect(showPassword(clerk, one.id)).rejects.toMatchObject({ code: 'members.export-no-password' })
    await decide(boss, one.matterId, 'agree')
    await write(clerk, one.id)
    expect(await read(clerk, one.id)).toMatchObject({ state: 'READY', isLocked: true })
    const { password } = await showPassword(clerk, one.id)
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    await expect(showPassword(secretary, one.id)).rejects.toMatchObject({ code: 'members.export-not-found' })
    const { bytes } = await fetch(clerk, one.id)
    await expect(decrypt(bytes, { password: `${password}x` })).rejects.toThrow('password')
    for (const { name, mobile } of planted)
      for (const value of [name, mobile]) expect(bytes.includes(value)).toBe(false)
    const shown = await db.owner.query(
      `select details from audit.entry where subject_id = $1 and act = 'members.export-password-shown'`,
      [one.id],
    )
    expect(shown.rows).toEqual([{ details: { number: one.number } }])
  })

  test('is taken once; where the line broke, again within a quarter of an hour', async () => {
    const one = await ask(secretary, { filter: { category: 'PROBATIONARY' } })
    await write(secretary, one.id)
    const first = Date.now()
    const at = (minutes: number) =>
      act(
        db.app,
        secretary,
        (ctx) => service.fetchExport(ctx, { exportId: one.id }),
        new Date(first + minutes * 60_000),
      )
    await at(0)
    await at(minutesForAgain - 1)
    await expect(at(minutesForAgain)).rejects.toMatchObject({ code: 'members.export-gone' })
    const late = new Date(first + minutesForAgain * 60_000)
    await act(db.app, systemActor('test'), (ctx) => expiring.run(ctx, {}, run), late)
    const kept = await db.owner.query('select state, content_sealed from members.export where id = $1', [one.id])
    expect(kept.rows[0]).toEqual({ state: 'READY', content_sealed: null })
    const view = await look(db.app, secretary, (ctx) => service.readExport(ctx, { exportId: one.id }), late)
    expect(view).toMatchObject({ state: 'FETCHED', can: { fetchExport: 'members.export-gone' } })
  })

  test('says which it is also where nobody looks, for the day when the visible lines were deleted', async () => {
    const one = await ask(secretary, { filter: { category: 'PROBATIONARY' } })
    await write(secretary, one.id)
    const book = new Workbook()
    await book.xlsx.load((await fetch(secretary, one.id)).bytes as unknown as ArrayBuffer)
    expect(book.keywords).toBe(one.id)
  })

  test('that was allowed on a Friday evening may still be written on Monday, and not on Tuesday', async () => {
    const friday = new Date('2026-06-26T10:00:00Z')
    const one = await act(
      db.app,
      clerk,
      (ctx) => service.exportMembers(ctx, { ...usual, columns: ['name', 'mobile'] }),
      friday,
    )
    await decide(boss, one.matterId, 'agree', { at: friday })
    const { expiresAt } = await look(db.app, clerk, (ctx) => service.readExport(ctx, { exportId: one.id }), friday)
    expect(expiresAt).toBe('2026-06-29T16:00:00.000Z')
  })

  test('asked for by the county itself is allowed by a second person there', async () => {
    const one = await ask(boss, { columns: ['name', 'mobile'] })
    await expect(decide(boss, one.matterId, 'agree')).rejects.toMatchObject({ code: 'procedure.not-oneself' })
    await decide(bossToo, one.matterId, 'agree')
    expect(await read(boss, one.id)).toMatchObject({ state: 'ALLOWED', approvedBy: '赵书记' })
  })

  test('is sent back to say better what for, and refused with a reason', async () => {
    const one = await ask(clerk, { columns: ['name', 'residence'] })
    await decide(boss, one.matterId, 'sendBack', { opinion: '请写清楚给谁用' })
    await act(db.app, clerk, async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId: one.matterId as string })
      const said = {
        matterId: one.matterId as string,
        act: 'submitAgain',
        version,
        fields: { reason: '走访困难党员用' },
      }
      return actOnMatter(ctx, registry, said)
    })
    await expect(decide(boss, one.matterId, 'disagree')).rejects.toMatchObject({ code: 'procedure.opinion-missing' })
    await decide(boss, one.matterId, 'disagree', { opinion: '名单已有' })
    expect(await read(clerk, one.id)).toMatchObject({ state: 'REFUSED' })
    await expect(write(clerk, one.id)).rejects.toMatchObject({ code: 'members.export-not-allowed' })
  })

  test('leaves one line in the audit, with a digest for each row kept beside it and no value of anybody', async () => {
    const one = await ask(secretary, { filter: { category: 'PROBATIONARY' } })
    const { rows } = await write(secretary, one.id)
    const entries = await db.owner.query(
      `select act, details from audit.entry where subject_id = $1 and act = 'members.exported'`,
      [one.id],
    )
    expect(entries.rows).toHaveLength(1)
    expect(entries.rows[0].details).toMatchObject({
      rows,
      number: one.number,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const kept = await db.owner.query('select row_digests, content_sealed from members.export where id = $1', [one.id])
    expect(kept.rows[0].row_digests).toHaveLength(16 * rows)
    const said = JSON.stringify(entries.rows)
    for (const { name, idNumber, mobile } of planted)
      for (const value of [name, idNumber, mobile]) expect(said).not.toContain(value)
  })

  test('in parts is no way around the permission: what was taken in seven days counts together (T06)', async () => {
    const clever = actorOf(branch, 'SECRETARY', '分批')
    const first = await ask(clever, { filter: { category: 'FULL', gender: '1' } })
    expect(first.state).toBe('ALLOWED')
    expect((await ask(clever, { filter: { category: 'FULL', gender: '2' } })).state).toBe('WAITING')
  })

  test('is gone with its file when its days are over (T37)', async () => {
    const one = await ask(secretary, { filter: { category: 'PROBATIONARY' } })
    await write(secretary, one.id)
    const later = new Date(Date.now() + 8 * 86_400_000)
    const late = act(db.app, secretary, (ctx) => service.fetchExport(ctx, { exportId: one.id }), later)
    await expect(late).rejects.toMatchObject({ code: 'members.export-gone' })
    await act(db.app, systemActor('test'), (ctx) => expiring.run(ctx, {}, run), later)
    const kept = await db.owner.query('select state, content_sealed from members.export where id = $1', [one.id])
    expect(kept.rows[0]).toEqual({ state: 'EXPIRED', content_sealed: null })
  })

  test('is not written when there are more members than were allowed, nor by who lost the place (T05)', async () => {
    const one = await ask(clerk, { columns: ['name', 'mobile'], filter: { category: 'PROBATIONARY' } })
    await decide(boss, one.matterId, 'agree')
    await db.owner.query(`update members.member set category = 'PROBATIONARY', full_date = null`)
    await expect(write(clerk, one.id)).rejects.toMatchObject({ code: 'members.export-grew' })
    const moved = { ...clerk, orgId: other.id, reach: { path: '/1/20/', pathEnd: '/1/200' } }
    await expect(write(moved, one.id)).rejects.toMatchObject({ code: 'members.export-not-found' })
    await expect(fetch(moved, one.id)).rejects.toMatchObject({ code: 'members.export-not-found' })
  })

  test('asks for conditions that fit somebody, and is not for desks and editors', async () => {
    await expect(ask(clerk, { filter: { q: '从来没有' } })).rejects.toMatchObject({ code: 'members.export-nobody' })
    await expect(ask(clerk, { filter: { category: 'x' } })).rejects.toMatchObject({ code: 'members.export-conditions' })
    await expect(ask(clerk, { orgId: other.id })).rejects.toMatchObject({ code: 'organisations.not-found' })
    for (const role of ['DESK', 'EDITOR', 'MEMBER', 'SYSTEM_ADMIN'])
      await expect(ask(actorOf(branch, role))).rejects.toMatchObject({ code: 'members.not-for-this-role' })
  })
})
