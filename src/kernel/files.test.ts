import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { act, actorAt, look, testDatabase } from '../../tests/database.ts'
import { record } from './audit.ts'
import { fileName, mediaTypeOf } from './file-name.ts'
import { headsOfContents, keepFile, readFile, resealContent, sweepFiles } from './files.ts'

const db = testDatabase()
const orgId = '00000000-0000-7000-8000-0000000000b1'
const actor = actorAt('/1/', { orgId })
let folder: string

beforeAll(async () => {
  await db.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on) values
    ('${orgId}', '/1/', '001', 'PARTY_COMMITTEE', '甲', '甲', '', '2020-01-01'),
    ('00000000-0000-7000-8000-0000000000b2', '/2/', '002', 'BRANCH', '乙', '乙', '', '2020-01-01')`)
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-files-'))
})

const keep = (bytes: Buffer, name = '名单.txt', fail = false) =>
  act(db.app, actor, async (ctx) => {
    const kept = await keepFile(ctx, { name, mediaType: 'text/plain; charset=utf-8', bytes }, folder)
    record(ctx, 'kernel.file-kept', { subjectId: kept.id })
    if (fail) throw new Error('given up')
    return kept
  })
const read = (id: string, who = actor) => look(db.app, who, (ctx) => readFile(ctx, id, folder))
const onDisk = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const age = (path: string) =>
  utimesSync(path, new Date(Date.now() - 2 * 86_400_000), new Date(Date.now() - 2 * 86_400_000))

describe('a kept file', () => {
  it('comes back as it was, and stands sealed on disk under a name that tells nothing', async () => {
    const bytes = Buffer.from('张三 李四'.repeat(1000))
    const kept = await keep(bytes)
    expect(kept).toMatchObject({ name: '名单.txt', mediaType: 'text/plain', size: bytes.length })
    expect(await read(kept.id)).toEqual({ ...kept, bytes })
    const [path, ...more] = onDisk()
    expect(more).toEqual([])
    expect(path?.slice(folder.length)).toMatch(/^\/[0-9a-f]{2}\/[0-9a-f]{62}$/)
    expect(readFileSync(path as string).includes('张三')).toBe(false)
  })

  it('is stored once however often it is kept', async () => {
    const [one, two] = [await keep(Buffer.from('same'), 'a'), await keep(Buffer.from('same'), 'b')]
    expect(one.id).not.toBe(two.id)
    expect(onDisk()).toHaveLength(1)
    expect((await read(two.id)).name).toBe('b')
  })

  it('is not found from outside the reach', async () => {
    const kept = await keep(Buffer.from('mine'))
    await expect(read(kept.id, actorAt('/2/'))).rejects.toMatchObject({ kind: 'missing', code: 'kernel.not-found' })
  })

  it('is refused when empty', async () => {
    await expect(keep(Buffer.alloc(0))).rejects.toMatchObject({ code: 'kernel.file-empty' })
  })

  it('moves along when its organisation moves', async () => {
    const kept = await keep(Buffer.from('moving'))
    await db.owner.query(`update organisations.org set path = '/1a/' where id = '${orgId}'`)
    expect((await read(kept.id, actorAt('/1a/', { orgId }))).bytes.toString()).toBe('moving')
    await db.owner.query(`update organisations.org set path = '/1/' where id = '${orgId}'`)
  })
})

describe('bytes on disk that are not what was kept', () => {
  const damage: Record<string, (path: string) => void> = {
    'a flipped bit': (path) => {
      const bytes = readFileSync(path)
      bytes[30] = (bytes[30] ?? 0) ^ 1
      writeFileSync(path, bytes)
    },
    'a cut end': (path) => writeFileSync(path, readFileSync(path).subarray(0, -1)),
    'an empty file': (path) => writeFileSync(path, ''),
    'a lost file': (path) => renameSync(path, `${path}.gone`),
  }

  for (const [name, harm] of Object.entries(damage))
    it(`are noticed and healed by keeping the content again: ${name}`, async () => {
      const kept = await keep(Buffer.from('precious'))
      harm(onDisk()[0] as string)
      await expect(read(kept.id)).rejects.toMatchObject({ kind: 'missing', code: 'kernel.file-damaged' })
      await keep(Buffer.from('precious'))
      expect((await read(kept.id)).bytes.toString()).toBe('precious')
    })

  it('are noticed when the sealed content of another file was put in their place', async () => {
    const one = await keep(Buffer.from('one'))
    const [first] = onDisk()
    await keep(Buffer.from('two'))
    const second = onDisk().find((path) => path !== first)
    writeFileSync(first as string, readFileSync(second as string))
    await expect(read(one.id)).rejects.toMatchObject({ code: 'kernel.file-damaged' })
  })
})

describe('the sweeper', () => {
  it('leaves no row after a transaction that was given up, and removes the bytes after a day', async () => {
    await expect(keep(Buffer.from('orphan'), 'x', true)).rejects.toThrow('given up')
    expect((await db.owner.query(`select 1 from app.file where name = 'x'`)).rowCount).toBe(0)
    expect(await sweepFiles(db.worker, folder)).toBe(0)
    age(onDisk()[0] as string)
    expect(await sweepFiles(db.worker, folder)).toBe(1)
    expect(onDisk()).toEqual([])
  })

  it('never takes what a row wants, whoever else gave the same content up', async () => {
    const kept = await keep(Buffer.from('shared'))
    await expect(keep(Buffer.from('shared'), 'x', true)).rejects.toThrow('given up')
    age(onDisk()[0] as string)
    expect(await sweepFiles(db.worker, folder)).toBe(0)
    expect((await read(kept.id)).bytes.toString()).toBe('shared')
  })

  it('does not take an old orphan that is being kept again at this moment', async () => {
    await expect(keep(Buffer.from('again'), 'x', true)).rejects.toThrow('given up')
    const path = onDisk()[0] as string
    const kept = await act(db.app, actor, async (ctx) => {
      const again = await keepFile(ctx, { name: 'y', mediaType: '', bytes: Buffer.from('again') }, folder)
      age(path)
      expect(await sweepFiles(db.worker, folder)).toBe(0)
      record(ctx, 'kernel.file-kept')
      return again
    })
    expect((await read(kept.id)).bytes.toString()).toBe('again')
  })

  it('takes files away while others go through them, which is no damage', async () => {
    const shelf = join(folder, 'ab')
    mkdirSync(shelf)
    const [one, other] = [`${'0'.repeat(61)}1`, `${'0'.repeat(61)}2`]
    for (const name of [one, other]) writeFileSync(join(shelf, name), '\u0001\u0001x')
    const heads = headsOfContents(folder)
    const first = await heads.next()
    for (const name of readdirSync(shelf)) rmSync(join(shelf, name))
    expect(first.value?.head).toEqual(Buffer.from([1, 1]))
    expect((await heads.next()).done).toBe(true)
    expect(await resealContent(Buffer.from(`ab${one}`, 'hex'), folder)).toBe(false)
  })

  it('removes drafts of writes that were cut off', async () => {
    await keep(Buffer.from('x'))
    const draft = join(folder, 'drafts', 'half')
    writeFileSync(draft, 'half')
    expect(await sweepFiles(db.worker, folder)).toBe(0)
    age(draft)
    expect(await sweepFiles(db.worker, folder)).toBe(1)
    expect(existsSync(draft)).toBe(false)
  })
})

describe('a file name from outside', () => {
  it('loses folders, hidden signs and what Windows refuses', () => {
    expect(fileName('../../etc/passwd')).toBe('passwd')
    expect(fileName('C:\\Users\\a\\党员名单.xlsx')).toBe('党员名单.xlsx')
    expect(fileName('发票\u202Efdp.exe')).toBe('发票fdp.exe')
    expect(fileName('a\r\nSet-Cookie: x.txt')).toBe('aSet-Cookie_ x.txt')
    expect(fileName('.htaccess')).toBe('htaccess')
    expect(fileName('CON.txt')).toBe('_CON.txt')
    expect(fileName('..')).toBe('未命名')
    expect(fileName(`${'长'.repeat(300)}.docx`)).toMatch(/^长{115}\.docx$/)
  })

  it('is harmless whatever it was, and stays what it is the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 })), (from) => {
        const name = fileName(from)
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|^\s|\s$/u)
        expect(name.length).toBeGreaterThan(0)
        expect([...name].length).toBeLessThanOrEqual(120)
        expect(encodeURIComponent(name)).toBeTruthy()
        expect(fileName(name)).toBe(name)
      }),
      { numRuns: 1000 },
    )
  })

  it('comes with a media type that may stand in a header', () => {
    expect(mediaTypeOf('Text/HTML; charset=utf-8')).toBe('text/html')
    expect(mediaTypeOf('text/plain\r\nx: y')).toBe('application/octet-stream')
    expect(mediaTypeOf('')).toBe('application/octet-stream')
  })
})
