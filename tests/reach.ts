import { expect } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Refusal } from '#kernel/errors.ts'
import { act, look, type TestDatabase } from './database.ts'
import { actorIn, isUnder, randomFrom, type TreeOrg } from './trees.ts'

/** A record of the tree, kept by this organisation. */
export interface Kept {
  readonly id: string
  readonly org: TreeOrg
}

/** One way to come at a record, who may go it, and from where; the model says from the organisation that keeps it or one above. */
export interface Way<R extends Kept> {
  readonly roles: readonly string[]
  readonly tries: (actor: Actor, one: R) => Promise<boolean>
  readonly from?: (one: R, place: TreeOrg) => boolean
}

/** The posts there are. */
export const allRoles = [
  ...['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'ORGANISER'],
  ...['SECRETARY', 'EDITOR', 'DESK', 'MEMBER'],
] as const

/** Every organisation of a tree by its id. */
export const byIdOf = (tree: readonly TreeOrg[]) => new Map(tree.map((org) => [org.id, org]))

/** Tries random readers at random records and finds each time what the model says (T01). Gives how many reached theirs. */
export async function tryReach<R extends Kept>(of: {
  readonly tree: readonly TreeOrg[]
  readonly records: readonly R[]
  readonly ways: Readonly<Record<string, Way<R>>>
  readonly actor?: (place: TreeOrg, role: string) => Actor
  readonly turns?: number
}): Promise<number> {
  const { tree, records, ways, actor = (place, role) => actorIn(place, { role }), turns = 2000 } = of
  const byId = byIdOf(tree)
  const random = randomFrom(turns)
  const any = <T>(from: readonly T[]) => from[random(from.length)] as T
  let reached = 0
  for (let turn = 0; turn < turns; turn++) {
    const [name, one] = [any(Object.keys(ways)), any(records)]
    const way = ways[name] as Way<R>
    const near = tree.filter((org) => isUnder(byId, one.org.id, org) || org.parentId === one.org.parentId)
    const [place, role] = [any(turn % 2 ? near : tree), any(turn % 3 ? way.roles : allRoles)]
    const isFrom = way.from ? way.from(one, place) : isUnder(byId, one.org.id, place)
    const expected = way.roles.includes(role) && isFrom
    const got = await way.tries(actor(place, role), one)
    expect(got, `${turn}: ${role} at ${place.path} ${name}, kept by ${one.org.path}`).toBe(expected)
    if (got) reached += 1
  }
  return reached
}

/** Whether a reading gives the record, or its refusal; other faults are thrown. */
export const reads = (db: TestDatabase, actor: Actor, work: (ctx: Ctx) => Promise<unknown>): Promise<boolean> =>
  look(db.app, actor, work).then((answer) => answer !== undefined, refused())

/**
 * Whether a change can be made, or is refused by this word alone, which only who reaches the record hears. It is taken back
 * at once, so that every case begins alike.
 */
export const changes = (
  db: TestDatabase,
  actor: Actor,
  work: (ctx: Ctx) => Promise<unknown>,
  stopped?: string,
): Promise<boolean> =>
  act(db.app, actor, async (ctx) => {
    await work(ctx)
    await ctx.tx.sent()
    throw takenBack
  }).then(() => false, refused(stopped))

const takenBack = new Error('taken back')

const refused = (reached?: string) => (fault: unknown) => {
  if (fault === takenBack) return true
  if (fault instanceof Refusal) return fault.code === reached
  throw fault
}

/** Of these tables the database alone shows to a connection of each organisation what it and those below keep, and no other row. */
export async function rowsByTheDatabase(
  db: TestDatabase,
  tree: readonly TreeOrg[],
  tables: readonly string[],
): Promise<void> {
  const byId = byIdOf(tree)
  const idAt = new Map(tree.map(({ path, id }) => [path, id]))
  const count = tables
    .map((table) => `select '${table}' as of, org_path as path, count(*)::int as rows from ${table} group by org_path`)
    .join(' union all ')
  const kept: { of: string; path: string; rows: number }[] = (await db.owner.query(count)).rows
  for (const table of tables) {
    const rows = kept.filter((row) => row.of === table).reduce((sum, row) => sum + row.rows, 0)
    expect(rows * tree.length, `${table}: readers and rows`).toBeGreaterThanOrEqual(2000)
  }
  const client = await db.app.pool.connect()
  const sorted = (rows: typeof kept) => rows.map((row) => `${row.of} ${row.path} ${row.rows}`).sort()
  try {
    for (const place of tree) {
      const { path, pathEnd } = actorIn(place).reach
      await client.query('begin')
      await client.query(`select set_config('app.path', $1, true), set_config('app.path_end', $2, true)`, [
        path,
        pathEnd,
      ])
      const seen: typeof kept = (await client.query(count)).rows
      await client.query('rollback')
      expect(sorted(seen), place.path).toEqual(
        sorted(kept.filter((row) => isUnder(byId, idAt.get(row.path) ?? '', place))),
      )
    }
  } finally {
    client.release()
  }
}
