import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { systemActor } from '#kernel/actor.ts'
import { insertEntry } from '#kernel/audit.ts'
import { forgetKeys, keyRing, keysFile } from '#kernel/crypto.ts'
import { headsOfContents, resealContent } from '#kernel/files.ts'
import { newId } from '#kernel/ids.ts'
import { derive, type KeyRing, newestOf, oldestOf, writtenRing } from '#kernel/key-ring.ts'
import { log } from '#kernel/log.ts'
import { compiled } from '#kernel/query.ts'
import { writeWhole } from '#kernel/whole-file.ts'
import { followNumbers } from './follow.ts'
import { standingByRecord, standingContexts } from './places.ts'
import { isOlder, type Report, resealColumns } from './reseal.ts'

/**
 * Adds a new version of the keys and makes the hashes of identity numbers anew under it. Cut short, it goes on where it stopped and
 * adds no other version; until it is done the program does not start.
 */
export async function rotate(owner: pg.ClientBase, report: (version: number, done: number) => void): Promise<number> {
  const before = keyRing()
  const version = before.pending ?? newestOf(before.masters) + 1
  if (version > 255) throw new Error('a sealed value has room for 255 versions of its key')
  const masters = new Map(before.masters)
  if (!masters.has(version)) masters.set(version, randomBytes(32))
  const ring = { ...before, masters, pending: version }
  keep(ring)
  report(version, 0)
  await followNumbers(owner, ring, (done) => report(version, done))
  await note(owner, 'kernel.keys-rotated', { count: version })
  keep({ ...ring, following: version, pending: undefined })
  return version
}

/** Seals everything anew that an older version sealed, rows first, then files; what does not open is counted and left. */
export async function reseal(
  owner: pg.ClientBase,
  report: Report,
): Promise<{ values: number; files: number; damaged: number }> {
  const newest = newestOf(keyRing().masters)
  const { values, damaged: damagedValues } = await resealColumns(owner, newest, report)
  let [files, damaged] = [0, damagedValues]
  for await (const { digest, head } of headsOfContents()) {
    if (!isOlder(head, newest)) continue
    try {
      if (!(await resealContent(digest))) continue
      files += 1
      if (files % 100 === 0) report('files', files)
    } catch (fault) {
      damaged += 1
      log.error({ fault: (fault as Error).message, digest: digest.toString('hex') }, 'a kept file was not sealed anew')
    }
  }
  await note(owner, 'kernel.values-resealed', { count: values + files })
  return { values, files, damaged }
}

/**
 * Takes the oldest master out of the key file. The caller has made sure that nothing needs it. What it hashed and nobody can hash
 * anew stays good: the keys of those hashes remain, each for its own context only.
 */
export async function retire(owner: pg.ClientBase): Promise<void> {
  const ring = keyRing()
  const oldest = oldestOf(ring.masters)
  const master = ring.masters.get(oldest)
  if (!master) throw new Error('there is no key')
  const { rows } = await owner.query<{ context: string }>(standingByRecord)
  const contexts = [...standingContexts, ...rows.map(({ context }) => context)]
  const derived = contexts.map((context) => [context, derive(master, `hash/${context}`)] as const)
  const masters = new Map([...ring.masters].filter(([version]) => version !== oldest))
  await note(owner, 'kernel.key-retired', { count: oldest })
  // What an earlier one left goes before: those contexts began with it.
  keep({ ...ring, masters, kept: new Map([...derived, ...ring.kept]) })
}

function keep(ring: KeyRing): void {
  writeWhole(keysFile(), writtenRing(ring))
  forgetKeys()
}

async function note(owner: pg.ClientBase, act: string, details: Readonly<Record<string, number>>): Promise<void> {
  const { kind, accountId, identityId, name, role, orgId } = systemActor('keys')
  const { sql, parameters } = compiled(
    insertEntry({
      ...{ id: newId(), at: new Date(), actorKind: kind, accountId, identityId, actorName: name, role, orgId },
      ...{ act, subject: 'kernel.keys', subjectId: null, details, requestId: null },
    }),
  )
  await owner.query(sql, [...parameters])
}
