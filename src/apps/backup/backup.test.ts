import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import { keepFile } from '#kernel/files.ts'
import { act, actorAt, testDatabase } from '../../../tests/database.ts'
import { plantMembers } from '../../../tests/members.ts'
import { open, plantCounty, publish } from '../../../tests/portal/live.ts'
import { sealAll } from '../../../tests/sealing.ts'
import { drill } from './drill.ts'
import { filesBelow } from './folders.ts'
import { readManifest } from './manifest.ts'
import { faultsOf } from './parts.ts'
import { keepRecipient, makeKeyPair, readSecret, splitSecret } from './recovery-key.ts'
import { checkBackup, restoreFolder } from './restore.ts'
import { listBackups, removeOld } from './shelf.ts'
import { type Backup, nameFor, takeBackup } from './take.ts'

const db = testDatabase()
const place = mkdtempSync(join(tmpdir(), 'lianxin-backup-'))
const data = join(place, 'data')
const to = join(place, 'backups')
const canary = '王备份演练'
let pair: Awaited<ReturnType<typeof makeKeyPair>>
let backup: Backup

beforeAll(async () => {
  cpSync(join(config.dataFolder, 'secrets'), join(data, 'secrets'), { recursive: true })
  rmSync(join(data, 'secrets', 'audit-head.json'), { force: true })
  pair = await makeKeyPair()
  keepRecipient(data, pair.recipient)
  const { county, qingxi, village } = await plantCounty(db)
  await plantMembers(db.owner, [village], { members: 40, names: [canary] })
  for (const org of [county, qingxi, village]) {
    await open(db.app, org)
    await publish(db.app, org, { title: `${org.name}的一篇文章` })
  }
  const file = { name: '附件.txt', mediaType: 'text/plain', bytes: Buffer.from('附件里的话') }
  await act(db.app, actorAt('/1/', { orgId: county.id }), async (ctx) => {
    await keepFile(ctx, file, join(data, 'files'))
    record(ctx, 'test.file-kept')
  })
  await sealAll(db, join(data, 'secrets', 'audit-head.json'))
  backup = await takeBackup({ databaseUrl: db.ownerUrl, data, to, now: new Date('2026-11-20T18:30:00Z') })
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

const source = () => ({ folder: backup.folder, secret: pair.secret })

describe('a backup', () => {
  test('stands whole in a folder of its own, named by its time, and nothing half beside it', () => {
    expect(readdirSync(to)).toEqual(['lianxin-2026-11-20-183000'])
    expect(backup.manifest.files).toEqual({ count: 1, bytes: expect.any(Number), lost: 0 })
    expect(backup.manifest.tables.find(({ name }) => name === 'members.member')?.rows).toBe(40)
  })

  test('shows nothing of what is in it: no name, no text, no key (T34, R-B07)', async () => {
    const secret = readFileSync(join(data, 'secrets', 'keys.json'), 'utf8')
    const hidden = [canary, '的一篇文章', '附件里的话', secret, pair.secret].map((text) => Buffer.from(text))
    for (const path of await filesBelow(backup.folder)) {
      const bytes = readFileSync(path)
      expect(
        hidden.filter((text) => bytes.includes(text)),
        path,
      ).toEqual([])
    }
  })

  test('is opened by the recovery key, whole or from any two of its three shares', async () => {
    const [one = '', two = '', three = ''] = await splitSecret(pair.secret)
    for (const shares of [
      [one, two],
      [three, one],
      [two, three],
    ])
      expect(await readSecret(shares.join('\n'))).toBe(pair.secret)
    await expect(readSecret(one)).rejects.toMatchObject({ code: 'backup.share-alone' })
    const mistyped = two.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
    await expect(readSecret(`${one}\n${mistyped}`)).rejects.toMatchObject({ code: 'backup.share-mistyped' })
    expect((await checkBackup(source())).parts.length).toBe(backup.manifest.parts.length)
  })

  test('is not made without a recovery key, nor inside the data folder', async () => {
    const of = { databaseUrl: db.ownerUrl, data, now: new Date() }
    await expect(takeBackup({ ...of, to: join(data, 'backups') })).rejects.toMatchObject({ code: 'backup.beside-data' })
    await expect(takeBackup({ ...of, data: place, to })).rejects.toMatchObject({ code: 'backup.no-recipient' })
  })
})

// A drill starts a database and two programs of its own: on a busy machine that takes its time.
describe('a drill (R-B03, R-B05)', { timeout: 600_000 }, () => {
  test('restores into a database of its own and finds rows, files, audit and pages as they were', async () => {
    const result = await drill({ backup: backup.folder, data })
    expect(result.findings).toEqual([])
    expect(result).toMatchObject({ files: 1, seals: expect.any(Number) })
    expect(result.seals).toBeGreaterThan(5)
    expect(result.pages?.length).toBe(5)
  })

  test('with the recovery key alone shows that the key that was put away opens it (R-B07)', async () => {
    const secretFile = join(place, 'recovery-key')
    writeFileSync(secretFile, (await splitSecret(pair.secret)).slice(1).join('\n'))
    expect((await drill({ backup: backup.folder, data, secretFile })).findings).toEqual([])
  })
})

describe('a damaged backup', { timeout: 600_000 }, () => {
  const damaged = (damage: (folder: string) => void): string => {
    const folder = join(mkdtempSync(join(place, 'damaged-')), 'backup')
    cpSync(backup.folder, folder, { recursive: true })
    damage(folder)
    return folder
  }
  const flip = (path: string) => {
    const bytes = readFileSync(path)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
  }

  test('names the part with one flipped byte', async () => {
    const folder = damaged((at) => flip(join(at, 'tables', 'members.member.copy.zst.age')))
    const faults = await faultsOf(folder, readManifest(folder))
    expect(faults.map(({ code, sentence }) => [code, sentence.en.includes('members.member')])).toEqual([
      ['backup.part-changed', true],
    ])
    expect((await drill({ backup: folder, data })).findings[0]?.zh).toContain('members.member')
  })

  test('names each part that is missing, and leaves the new folder empty', async () => {
    const folder = damaged((at) => rmSync(join(at, 'files.tar.zst.age')))
    const target = join(place, 'restored-in-vain')
    await expect(restoreFolder({ ...source(), folder }, target)).rejects.toMatchObject({ code: 'backup.part-missing' })
    expect(existsSync(target)).toBe(false)
  })

  test('says for which key it was made when another one is tried', async () => {
    const { secret } = await makeKeyPair()
    const target = join(place, 'wrong-key')
    const attempt = restoreFolder({ folder: backup.folder, secret }, target)
    await expect(attempt).rejects.toMatchObject({
      code: 'backup.wrong-key',
      sentence: { zh: expect.stringContaining(pair.recipient) },
    })
    expect(existsSync(target)).toBe(false)
  })

  test('is refused when its list of contents was written by somebody without the keys inside', async () => {
    const folder = damaged((at) => {
      const file = join(at, 'manifest.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('"rows": 40', '"rows": 41'))
    })
    const attempt = restoreFolder({ ...source(), folder }, join(place, 'forged'))
    await expect(attempt).rejects.toMatchObject({ code: 'backup.manifest-damaged' })
  })

  test('is refused when a later version made it', async () => {
    const folder = damaged((at) => {
      const file = join(at, 'manifest.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"0001-[^"]+"/, '"9999-kernel-later.sql"'))
    })
    const attempt = restoreFolder({ ...source(), folder }, join(place, 'newer'))
    await expect(attempt).rejects.toMatchObject({ code: 'backup.newer-product' })
  })
})

test('nothing is restored over data', async () => {
  await expect(restoreFolder(source(), data)).rejects.toMatchObject({ code: 'backup.folder-in-use' })
})

test('old backups go, the newest never', async () => {
  const shelf = mkdtempSync(join(place, 'shelf-'))
  const days = ['2026-11-01', '2026-11-10', '2026-11-19']
  for (const day of days) cpSync(backup.folder, join(shelf, nameFor(new Date(`${day}T18:30:00Z`))), { recursive: true })
  const now = new Date('2026-11-20T18:30:00Z')
  expect((await removeOld(shelf, { days: 7, now })).length).toBe(2)
  expect(listBackups(shelf).length).toBe(1)
  expect(await removeOld(shelf, { days: 1, now: new Date('2027-01-01T00:00:00Z') })).toEqual([])
})
