import { execFile } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { onTestFinished } from 'vitest'
import { packFolder, unpackFolder } from '#apps/backup/folders.ts'
import { openPart, writePart } from '#apps/backup/parts.ts'
import { fingerprintOf, Manifest } from '#apps/bundle/manifest.ts'
import type { TestDatabase } from './database.ts'

const root = join(import.meta.dirname, '..')

/** Another installation: what it does with its own keys is done by a process of its own, as its keeper would. */
export interface Installation {
  readonly db: TestDatabase
  readonly data: string
}

/** How a process ended, and all it said. */
export interface Ended {
  readonly code: number
  readonly said: string
}

/** Runs Node with the keys and the database of an installation. */
export function runAt({ db, data }: Installation, args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, LIANXIN_DATA: data, DATABASE_URL: db.ownerUrl, NODE_ENV: 'test' }
  return new Promise((done) =>
    execFile(process.execPath, args, { cwd: root, env }, (fault, stdout, stderr) =>
      done({ code: Number(fault?.code ?? 0), said: stdout + stderr }),
    ),
  )
}

/** Gives a command of the product there. */
export const lianxin = (at: Installation, ...args: string[]) => runAt(at, ['src/apps/cli.ts', ...args])

/** Runs a piece of the product's code there; what it prints is what it gives. */
export const evaluateAt = async (at: Installation, script: string, ...args: string[]) =>
  (await runAt(at, ['--input-type=module', '-e', script, ...args])).said.trim()

/** The public key for what is sent there. */
export const keyOf = async (at: Installation) => (await lianxin(at, 'organisation', 'key')).said.split('\n')[0] ?? ''

function folderOfTest(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every row of a bundle by table, opened with its receiver's key. */
export async function contentsOf(file: string, receiver: Installation): Promise<Record<string, string[]>> {
  const folder = folderOfTest('lianxin-opened-')
  await unpackFolder(Readable.from([readFileSync(file)]), folder)
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const secret = readFileSync(join(receiver.data, 'secrets', 'receiver-key'), 'utf8').trim()
  const contents: Record<string, string[]> = {}
  for (const { name, part } of manifest.tables) {
    const lines = await text(await openPart(folder, { name: part, secret, manifest }))
    contents[name] = lines.split('\n').filter((line) => line !== '')
  }
  return contents
}

type Line = Record<string, unknown>

/** The bundle of a sender who put other rows into one table and made list and fingerprint fit: its seal is right, what it holds is not. */
export async function forged(
  file: string,
  receiver: Installation,
  of: { table: string; change: (row: Line, at: number) => Line },
): Promise<{ file: string; fingerprint: string }> {
  const folder = folderOfTest('lianxin-forged-')
  const parts = join(folder, 'parts')
  await unpackFolder(Readable.from([readFileSync(file)]), parts)
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(parts, 'manifest.json'), 'utf8')))
  const name = manifest.tables.find((table) => table.name === of.table)?.part ?? ''
  const lines = (await contentsOf(file, receiver))[of.table] ?? []
  const rows = lines.map((line, at) => `${JSON.stringify(of.change(JSON.parse(line), at))}\n`)
  const part = await writePart(parts, { name, source: Readable.from(rows), recipients: manifest.recipients })
  const changed = { ...manifest, parts: manifest.parts.map((one) => (one.name === name ? part : one)) }
  const list = `${JSON.stringify(changed, null, 1)}\n`
  writeFileSync(join(parts, 'manifest.json'), list)
  const { source, done } = packFolder(parts)
  await pipeline(source, createWriteStream(join(folder, 'forged.lianxin')))
  await done
  return { file: join(folder, 'forged.lianxin'), fingerprint: fingerprintOf(list) }
}

/** Run where a bundle came in, by {@link evaluateAt}: reads an attachment and a picture as the public does. */
export const readingFiles = `import { visitor } from '#kernel/actor.ts'; import { perform } from '#kernel/ctx.ts'; import { Db } from '#kernel/db.ts'
  import { readAttachment, readPicture } from '#modules/publishing/index.ts'
  const [url, orgId, articleId, fileId, address] = process.argv.slice(1); const db = new Db(url)
  const read = (work) => perform({ db, actor: visitor, effect: 'read', requestId: 'test', now: new Date() }, work)
  const list = await read((ctx) => readAttachment(ctx, { orgId }, { articleId, fileId }))
  const picture = await read((ctx) => readPicture(ctx, { fileId: address.split('/')[2], address }))
  console.log(list.name, list.bytes.toString(), picture.mediaType); await db.close()`
