import type pg from 'pg'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actorAt } from './database.ts'

/** One organisation of a random tree, as the tests' ten-line models see it. */
export interface TreeOrg {
  readonly id: string
  readonly path: string
  readonly parentId: string | null
  readonly code: string
  readonly name: string
  readonly type: 'PARTY_COMMITTEE' | 'GENERAL_BRANCH' | 'BRANCH' | 'PARTY_GROUP'
  readonly depth: number
}

// Another number gives every test that draws by chance other trees and other draws; rights/trees.prove.ts goes through many.
const otherwise = Number(process.env.LIANXIN_SEED ?? 0)

/** Numbers that look random and are the same on every machine. */
export function randomFrom(seed: number): (below: number) => number {
  let state = (seed + otherwise * 7919) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/**
 * A random tree of organisations up to five levels deep, written through the owner with today's placements and namings.
 * Paths are chosen so that one is often the beginning of another's text (`/1/2/` and `/1/20/`). Leaves are branches.
 */
export async function plantTree(owner: pg.Client, of: { orgs: number; seed?: number }): Promise<TreeOrg[]> {
  const random = randomFrom(of.seed ?? 1)
  const tree: TreeOrg[] = []
  for (let i = 0; i < of.orgs; i++) {
    const open = tree.filter((org) => org.depth < 5)
    const parent = i === 0 ? undefined : open[random(open.length)]
    const step = parent ? String(2 * 10 ** (i % 3) + Math.floor(i / 3)) + (i % 3) : '1'
    const depth = (parent?.depth ?? 0) + 1
    const type = depth <= 2 ? 'PARTY_COMMITTEE' : depth === 3 ? 'GENERAL_BRANCH' : 'BRANCH'
    tree.push({
      id: newId(),
      path: `${parent?.path ?? '/'}${step}/`,
      parentId: parent?.id ?? null,
      code: `T${String(i).padStart(5, '0')}`,
      name: `第${i}组织`,
      type,
      depth,
    })
  }
  await writeTree(owner, tree)
  return tree
}

/** Writes these organisations, parents first. */
export async function writeTree(owner: pg.Client, tree: readonly TreeOrg[]): Promise<void> {
  const column = (key: keyof TreeOrg) => tree.map((org) => org[key])
  await owner.query(
    `insert into organisations.org (id, path, parent_id, code, type, name, short_name, name_search, founded_on)
     select *, '2001-01-01' from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $6::text[], $6::text[])`,
    [column('id'), column('path'), column('parentId'), column('code'), column('type'), column('name')],
  )
  await owner.query(
    `insert into organisations.placement (id, org_id, org_path, parent_id, valid)
     select gen_random_uuid(), id, path, parent_id, daterange('2001-01-01', null) from organisations.org where id = any($1::uuid[])`,
    [column('id')],
  )
  await owner.query(
    `insert into organisations.naming (id, org_id, org_path, name, short_name, type, valid)
     select gen_random_uuid(), id, path, name, short_name, type, daterange('2001-01-01', null) from organisations.org where id = any($1::uuid[])`,
    [column('id')],
  )
}

/** An account acting for this organisation of the tree. */
export function actorIn(org: TreeOrg, of: Partial<Actor> = {}): Actor {
  return actorAt(org.path, { orgId: org.id, ...of })
}

/** The model of reach: an organisation reaches itself and everything below, told from parents alone. */
export function isUnder(tree: ReadonlyMap<string, TreeOrg>, orgId: string, top: TreeOrg): boolean {
  for (let at = tree.get(orgId); at; at = at.parentId ? tree.get(at.parentId) : undefined)
    if (at.id === top.id) return true
  return false
}
