import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { addBroughtKeys, type BroughtKey } from '#kernel/brought-keys.ts'
import { config } from '#kernel/config.ts'
import { refusals } from '#kernel/errors.ts'
import { storeContent } from '#kernel/files.ts'
import { migrations } from '#kernel/migrate.ts'
import { cleanRichText } from '#kernel/rich-text.ts'
import { unpackFolder } from '../backup/folders.ts'
import { faultsOf, openPart } from '../backup/parts.ts'
import { keptPair } from '../backup/recovery-key.ts'
import { holdKeys } from '../keys/holding.ts'
import { type Carried, carried } from './carried.ts'
import { entryOf } from './entry.ts'
import { findForgeries } from './forgeries.ts'
import { fingerprintOf, type Manifest, manifestName, plainFingerprint, readManifest } from './manifest.ts'
import { sealedHere } from './sealing.ts'
import * as staging from './staging.ts'
import { noteDuplicates, type Row, writeEntry } from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

/** What is taken in, and what the sender said its fingerprint is. */
export interface TakingIn {
  readonly databaseUrl: string
  readonly file: string
  readonly fingerprint: string
  readonly now: Date
  /** Told of each thing for which all of it is refused. */
  readonly report: (finding: staging.Finding) => void
}

/** The pair of keys for what others send to this installation. */
export const receiverPair = () => keptPair(join(config.dataFolder, 'secrets', 'receiver-key'))

/**
 * Takes one organisation in, with everything below it, in one transaction: all of it or nothing. Nothing is read out of the
 * file before every part of it was checked.
 *
 * @throws Refusal `bundle.damaged`, `bundle.other-fingerprint`, `bundle.other-key`, `bundle.other-version`, `bundle.no-parent`, `bundle.forged`, `bundle.collides`
 */
export async function takeIn(of: TakingIn): Promise<{ manifest: Manifest; rows: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'lianxin-organisation-'))
  try {
    await unpackFolder(createReadStream(of.file), folder).catch(() => {
      throw refuse('invalid', 'bundle.damaged', { slots: { part: of.file } })
    })
    const bundle = await openBundle(folder, of.fingerprint)
    const owner = new pg.Client({ connectionString: of.databaseUrl, application_name: 'lianxin organisation import' })
    await owner.connect()
    try {
      await holdKeys(owner)
      return { manifest: bundle.manifest, rows: await enter(owner, bundle, of) }
    } finally {
      await owner.end()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An unpacked bundle whose every part is as its list says. */
interface Bundle {
  readonly manifest: Manifest
  /** The rows of a part, some at a time. */
  readonly lines: (part: string, slice?: number) => AsyncGenerator<Row[]>
  readonly bytes: (part: string) => Promise<Buffer>
}

async function openBundle(folder: string, fingerprint: string): Promise<Bundle> {
  const manifest = readManifest(folder, fingerprint)
  const [fault] = await faultsOf(folder, manifest)
  if (fault) throw refuse('invalid', 'bundle.damaged', { slots: { part: partOf(fault.sentence.en, manifest) } })
  refuseOtherVersion(manifest)
  const { secret, recipient } = await receiverPair()
  const isOurs = manifest.recipients.includes(recipient)
  refuseIf(!isOurs, 'forbidden', 'bundle.other-key', { slots: { recipient: manifest.recipients[0] ?? '' } })
  const open = (name: string) => openPart(folder, { name, secret, manifest })
  return {
    manifest,
    async *lines(part, slice = 500) {
      let page: Row[] = []
      for await (const line of createInterface({ input: await open(part), crlfDelay: Number.POSITIVE_INFINITY })) {
        page.push(JSON.parse(line))
        if (page.length < slice) continue
        yield page
        page = []
      }
      if (page.length > 0) yield page
    },
    async bytes(part) {
      const chunks: Buffer[] = []
      for await (const chunk of await open(part)) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
  }
}

const partOf = (text: string, manifest: Manifest) =>
  manifest.parts.find(({ name }) => text.includes(name))?.name ?? manifestName

// The lines of a table are read as they were written: both sides must know the same columns.
function refuseOtherVersion(manifest: Manifest): void {
  const own = migrations()
  const checksums = (list: Manifest['migrations']) => new Map(list.map(({ name, checksum }) => [name, checksum]))
  const theirs = checksums(manifest.migrations)
  const differs = [...own, ...manifest.migrations].find(({ name }) => theirs.get(name) !== checksums(own).get(name))
  if (differs) throw refuse('conflict', 'bundle.other-version', { slots: { migration: differs.name } })
}

async function enter(owner: pg.Client, bundle: Bundle, of: TakingIn): Promise<number> {
  const { manifest } = bundle
  await owner.query('begin')
  const place = await placeFor(owner, manifest)
  const steps = await stageAll(owner, bundle, place.path)
  const forgeries = await findForgeries(owner, manifest.organisation.id)
  for (const forgery of forgeries) of.report(forgery)
  refuseIf(forgeries.length > 0, 'forbidden', 'bundle.forged', { slots: { count: forgeries.length } })
  const collisions = await staging.findCollisions(owner)
  for (const collision of collisions) of.report(collision)
  refuseIf(collisions.length > 0, 'conflict', 'bundle.collides', { slots: { count: collisions.length } })
  const parent = place.missing
  if (parent) throw refuse('missing', 'bundle.no-parent', { slots: { ...parent } })
  await staging.settle(owner, { topId: manifest.organisation.id, parentId: place.parentId, steps })
  const rows = await staging.enact(owner)
  await noteDuplicates(owner, { path: place.path, withSimilar: config.similarMembers, at: of.now })
  const fingerprint = plainFingerprint(of.fingerprint)
  const details = { code: manifest.organisation.code, fingerprint, rows, annex: annexOf(manifest) }
  await writeEntry(owner, entryOf('organisations.taken-in', { orgId: manifest.organisation.id, at: of.now, details }))
  // Before the commit: a key too many opens nothing, a receipt whose key is missing would be worth nothing.
  for await (const keys of bundle.lines('keys.jsonl.zst.age')) addBroughtKeys(keys as unknown as BroughtKey[])
  await owner.query('commit')
  return rows
}

/** Puts every row on its stage, sealed and placed for this installation; gives the highest step of the paths that came along. */
async function stageAll(owner: pg.Client, bundle: Bundle, prefix: string): Promise<number> {
  await staging.openStages(owner)
  let steps = 0
  for (const [at, table] of carried.entries()) {
    const listed = bundle.manifest.tables[at]
    if (listed?.name !== table.name) throw refuse('invalid', 'bundle.damaged', { slots: { part: manifestName } })
    let found = 0
    for await (const rows of bundle.lines(listed.part, table.slice)) {
      found += rows.length
      steps = Math.max(steps, ...rows.map(stepOf))
      await staging.stage(owner, table, await entering(bundle, { table, rows, prefix }))
    }
    const slots = { table: table.name, found, listed: listed.rows }
    refuseIf(found !== listed.rows, 'invalid', 'bundle.rows-differ', { slots })
  }
  return steps
}

// The path that comes before all paths of what is taken in. A superior that is not there is told after what is there already.
async function placeFor(owner: pg.Client, { organisation: { parent } }: Manifest) {
  const above = parent === null ? undefined : await staging.findParent(owner, parent.code)
  const isMissing = parent !== null && !above && !(await staging.isEmpty(owner))
  const path = `${above?.path ?? '/'}${await staging.nextStep(owner)}/`
  return { path, parentId: above?.id ?? null, missing: isMissing ? parent : undefined }
}

async function entering(bundle: Bundle, of: { table: Carried; rows: Row[]; prefix: string }): Promise<Row[]> {
  const placed = of.rows.map((row) => sealedHere(cleaned(placedAt(row, of.prefix), of.table), of.table))
  if (of.table.name !== 'app.file') return placed
  const kept: Row[] = []
  for (const row of placed) {
    const digest = await storeContent(await bundle.bytes(`files/${row.id}.zst.age`))
    kept.push({ ...row, digest: `\\x${digest.toString('hex')}` })
  }
  return kept
}

function placedAt(row: Row, prefix: string): Row {
  const paths = ['path', 'org_path', 'place_path', 'to_path'].filter((column) => typeof row[column] === 'string')
  return { ...row, ...Object.fromEntries(paths.map((column) => [column, prefix + String(row[column]).slice(1)])) }
}

// Pages show stored markup as it stands, because it was cleaned when it was written: what comes from elsewhere is cleaned here.
const cleaned = (row: Row, { markup = [] }: Carried): Row => ({
  ...row,
  ...Object.fromEntries(markup.map((column) => [column, cleanRichText(String(row[column]))])),
})

// The steps of paths are drawn from one sequence, which must stand above those that came along.
const stepOf = ({ path }: Row) =>
  typeof path === 'string' ? Math.max(0, ...path.split('/').map((step) => Number.parseInt(step || '0', 36))) : 0

const annexOf = (manifest: Manifest) =>
  manifest.parts.find(({ name }) => name === manifest.annex.part)?.digest ?? fingerprintOf('')
