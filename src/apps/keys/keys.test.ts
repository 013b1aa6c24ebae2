import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import { followingContext, sealedUnder, standardSuite } from '#kernel/crypto.ts'
import { keepFile } from '#kernel/files.ts'
import { newId } from '#kernel/ids.ts'
import { readRing } from '#kernel/key-ring.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { proposeMeasure } from '#modules/cases/moderation/service.ts'
import { acceptCase } from '#modules/cases/service.ts'
import { deskOf, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { act, actorAt, testDatabase } from '../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../tests/members.ts'
import { sealAll } from '../../../tests/sealing.ts'
import { drill } from '../backup/drill.ts'
import { keepRecipient, makeKeyPair } from '../backup/recovery-key.ts'
import { takeBackup } from '../backup/take.ts'
import { holdKeys, holdKeysAlone } from './holding.ts'
import { sealedPlaces } from './places.ts'

// The whole of a rotation on a data folder of its own, by the commands as they are typed (E04).
const db = testDatabase()
const place = mkdtempSync(join(tmpdir(), 'lianxin-keys-'))
const data = join(place, 'data')
const keysFile = join(data, 'secrets', 'keys.json')
const ring = () => readRing(readFileSync(keysFile, 'utf8'))
const suite = () => standardSuite(ring())
let members: PlantedMember[]
let backup: string

const begin = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [resolve('src/apps/cli.ts'), ...args], {
    env: { ...process.env, LIANXIN_DATA: data, DATABASE_URL: db.ownerUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; told: string }>((pass) => {
    let told = ''
    child.stdout?.on('data', (part) => (told += part))
    child.stderr?.on('data', (part) => (told += part))
    child.on('close', (code) => pass({ code, told }))
  })
const run = (...args: string[]) => ended(begin(...args))
/** Kills the command as soon as it says this. */
async function cutOff(word: string, ...args: string[]): Promise<void> {
  const child = begin(...args)
  child.stdout?.on('data', (part) => String(part).includes(word) && child.kill('SIGKILL'))
  expect((await ended(child)).code).toBe(null)
}

beforeAll(async () => {
  cpSync(join(config.dataFolder, 'secrets'), join(data, 'secrets'), { recursive: true })
  rmSync(join(data, 'secrets', 'audit-head.json'), { force: true })
  keepRecipient(data, (await makeKeyPair()).recipient)
  await plantCounty(db)
  const village = { ...places.xihe, parentId: places.qingshi.id, code: '1', type: 'BRANCH', depth: 3 } as const
  members = await plantMembers(db.owner, [village], { members: 6000 })
  const home = actorAt('/1/', { orgId: places.county.id })
  const file = { name: '附件.txt', mediaType: 'text/plain', bytes: Buffer.from('附件里的话') }
  await act(db.app, home, async (ctx) => {
    await keepFile(ctx, file, join(data, 'files'))
    record(ctx, 'test.file-kept')
  })
  await redactOne()
  await sealAll(db, join(data, 'secrets', 'audit-head.json'))
  backup = (await takeBackup({ databaseUrl: db.ownerUrl, data, to: join(place, 'backups'), now: new Date() })).folder
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

// A measure keeps what it took out sealed, in a row that otherwise nobody may change.
async function redactOne(): Promise<void> {
  const [clerk, chief] = (['DESK', 'SECRETARY'] as const).map((role) =>
    deskOf(places.qingshi, { accountId: newId(), identityId: newId(), role }),
  )
  if (!clerk || !chief) throw new Error('nobody is there')
  const { number } = await submitAbout(db, places.qingshi, { name: '罗秀英', phone: '13987654321' })
  const { rows } = await db.owner.query<{ id: string; body: string }>(
    'select id, body from cases.case where number = $1',
    [number],
  )
  const { id: caseId = '', body = '' } = rows[0] ?? {}
  await act(db.app, clerk, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  const of = {
    caseId,
    kind: 'REDACT',
    rule: 'H1',
    reason: '写了别人的电话，请去掉以后再提。',
    parts: [body.slice(0, 4)],
  } as const
  const { matterId } = await act(db.app, clerk, (ctx) => proposeMeasure(ctx, { ...of, parts: [...of.parts] }))
  await act(db.app, chief, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: 'agree', version })
  })
}

const persons = async () =>
  (
    await db.owner.query<{ id: string; number: Buffer; hash: Buffer; mobile: Buffer }>(
      'select id, id_number_sealed as number, id_number_hash as hash, mobile_sealed as mobile from people.person',
    )
  ).rows
async function expectReadable(): Promise<void> {
  const known = new Map(members.map((one) => [one.personId, one]))
  for (const { id, number, hash, mobile } of await persons()) {
    expect(suite().open(`people.person.idNumber/${id}`, number).toString()).toBe(known.get(id)?.idNumber)
    expect(suite().open(`people.person.mobile/${id}`, mobile).toString()).toBe(known.get(id)?.mobile)
    expect(hash).toEqual(suite().hash(followingContext, known.get(id)?.idNumber ?? ''))
  }
}
const waiters = async () =>
  (await db.owner.query(`select 1 from pg_locks where locktype = 'advisory' and objid = 727278 and not granted`))
    .rowCount

/** Changes one sealed telephone and cuts another off, and gives the way back. */
async function spoilTwo() {
  const [changed, cut] = await persons()
  const put = (id: string | undefined, mobile: Buffer) =>
    db.owner.query('update people.person set mobile_sealed = $2 where id = $1', [id, mobile])
  if (!changed || !cut) throw new Error('nobody is there')
  await put(changed.id, Buffer.from(changed.mobile.map((byte, at) => (at === 30 ? byte ^ 1 : byte))))
  await put(cut.id, cut.mobile.subarray(0, 1))
  return {
    async mend() {
      for (const { id, mobile } of [changed, cut]) await put(id, mobile)
    },
    isRenewed: async () => (await persons()).filter(({ mobile }) => mobile[1] === 2).length,
  }
}

const versionsAt = async (of: (typeof sealedPlaces)[number]) =>
  (
    await db.owner.query<{ version: number }>(
      `select distinct get_byte(${of.column}, 1) as version from ${of.table} where ${of.column} is not null order by 1`,
    )
  ).rows.map(({ version }) => version)

describe('a rotation of the keys (E04)', { timeout: 600_000 }, () => {
  it('is refused while the program runs', async () => {
    const login = `${new URL(db.ownerUrl).pathname.slice(1)}_app`
    await db.owner.query(`create role "${login}" login password 'x'`)
    const address = new URL(db.ownerUrl)
    Object.assign(address, { username: login, password: 'x' })
    const client = new pg.Client({ connectionString: address.href })
    await client.connect()
    for (const args of [
      ['keys', 'rotate'],
      ['keys', 'retire', '1'],
    ])
      expect(await run(...args)).toMatchObject({ code: 2 })
    await client.end()
    await db.owner.query(`drop role "${login}"`)
    expect([...ring().masters.keys()]).toEqual([1])
  })

  it('is refused while a command of the owner holds the keys, and such a command waits for it', async () => {
    const holder = new pg.Client({ connectionString: db.ownerUrl })
    await holder.connect()
    await holdKeys(holder)
    for (const args of [
      ['keys', 'rotate'],
      ['keys', 'retire', '1'],
    ])
      expect((await run(...args)).told).not.toContain('完成')
    expect(await run('keys', 'rotate')).toMatchObject({ code: 2, told: expect.stringContaining('还有命令在用密钥') })
    expect([...ring().masters.keys()]).toEqual([1])
    await holder.query('select pg_advisory_unlock_all()')

    expect(await holdKeysAlone(holder)).toBe(true)
    const waiting = takeBackup({ databaseUrl: db.ownerUrl, data, to: join(place, 'later'), now: new Date() })
    await expect.poll(waiters).toBe(1)
    await holder.end()
    expect((await waiting).bytes).toBeGreaterThan(0)
  })

  it('cut short leaves a program that does not start, and goes on with the same key', async () => {
    await cutOff('1000', 'keys', 'rotate')
    const half = ring()
    expect(half).toMatchObject({ pending: 2, following: 1 })
    const reached = (await persons()).filter(({ hash, id }) => {
      const number = members.find(({ personId }) => personId === id)?.idNumber ?? ''
      return hash.equals(standardSuite({ ...half, following: 2 }).hash(followingContext, number))
    })
    expect(reached.length).toBeGreaterThanOrEqual(1000)
    expect(reached.length).toBeLessThan(6000)
    const start = spawn(process.execPath, [resolve('src/apps/migrate.ts')], {
      env: { ...process.env, LIANXIN_DATA: data, DATABASE_URL: db.ownerUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const refused = await ended(start)
    expect(refused.code).not.toBe(0)
    expect(refused.told).toContain('keys rotate')

    expect((await run('keys', 'rotate')).code).toBe(0)
    expect(ring()).toMatchObject({ pending: undefined, following: 2 })
    expect(ring().masters.get(2)).toEqual(half.masters.get(2))
    await expectReadable()
  })

  it('reseals in slices; killed in the middle everything is readable, and the next run does the rest', async () => {
    await cutOff('id_number_sealed', 'keys', 'reseal')
    const numbers = sealedPlaces.find(({ column }) => column === 'id_number_sealed')
    if (!numbers) throw new Error('numbers are sealed nowhere')
    expect(await versionsAt(numbers)).toEqual([1, 2])
    await expectReadable()
    expect((await run('keys', 'retire', '1')).told).toContain('people.person.mobile_sealed')

    const { mend, isRenewed } = await spoilTwo()
    const past = await run('keys', 'reseal')
    expect(past.code).toBe(1)
    expect(past.told).toContain('有 2 处')
    expect(past.told).toMatch(/、1 个附件已换成第 2 版/)
    expect(await isRenewed()).toBe(members.length - 2)
    await mend()
    const done = await run('keys', 'reseal')
    expect(done.told).toContain('2 个字段、0 个附件')
    expect(done.code).toBe(0)
    for (const one of sealedPlaces)
      expect(['', '2'], `${one.table}.${one.column}`).toContain(String(await versionsAt(one)))
    const measure = sealedPlaces.find(({ table }) => table === 'cases.measure')
    expect(measure && (await versionsAt(measure))).toEqual([2])
    await expectReadable()
    expect((await run('keys', 'reseal')).told).toMatch(/0 个字段、0 个附件/)
  })

  it('retires the old key only when nothing needs it, and what was hashed with it stays good', async () => {
    const receipt = suite().hash('cases.code', '20260310-0001/ABCDE')
    const consultation = newId()
    const sealed = standardSuite({ ...ring(), masters: new Map([...ring().masters].slice(0, 1)) }).seal('x', 'x')
    expect(sealedUnder(sealed)).toBe(1)
    await db.owner.query(`insert into app.idempotency (key, caller, digest, answer) values ('k', $1, '\\x00', $2)`, [
      consultation,
      sealed,
    ])
    const refused = await run('keys', 'retire', '1')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.told).toContain('app.idempotency.answer')
    await db.owner.query('delete from app.idempotency')
    for (const wrong of [['2'], ['7'], []]) expect((await run('keys', 'retire', ...wrong)).code).toBe(2)

    expect((await run('keys', 'retire', '1')).code).toBe(0)
    expect([...ring().masters.keys()]).toEqual([2])
    await expectReadable()
    expect(suite().hash('cases.code', '20260310-0001/ABCDE')).toEqual(receipt)
    await sealAllAgain()
    const verified = await run('audit', 'verify')
    expect(verified.told).toContain('没有发现改动')
    const { rows } = await db.owner.query(`select act from audit.entry where act like 'kernel.key%' order by at`)
    expect(rows.map(({ act: one }) => one)).toEqual(['kernel.keys-rotated', 'kernel.key-retired'])
  })

  it('leaves a backup that was made before as good as it was', async () => {
    const { findings } = await drill({ backup, data })
    expect(findings).toEqual([])
  })
})

const sealAllAgain = () => sealAll(db, join(data, 'secrets', 'audit-head.json'))
