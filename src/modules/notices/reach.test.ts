import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { type Line, lines } from '#modules/organisations/codes.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { byIdOf, changes, type Kept, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { actorIn, isUnder, plantTree, randomFrom, type TreeOrg } from '../../../tests/trees.ts'
import * as received from './line-matters/received/service.ts'
import * as service from './line-matters/service.ts'
import type { Addressed } from './line-matters/store.ts'

const db = testDatabase()
let tree: TreeOrg[]
let matters: Kept[]
const seats = new Map<string, Set<Line>>()
const gone = new Set<string>()
const allLines = Object.keys(lines) as Line[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 50, seed: 640 })
  const random = randomFrom(640)
  for (const { id, path, parentId } of tree) {
    const own = new Set(allLines.filter(() => random(2) === 0))
    seats.set(id, own)
    await db.owner.query(
      'insert into organisations.line_seat (org_id, org_path, line) select $1, $2, unnest($3::text[])',
      [id, path, [...own]],
    )
    const isLeaf = !tree.some((other) => other.parentId === id)
    if (parentId !== null && isLeaf && random(3) === 0) gone.add(id)
  }
  await db.owner.query(`update organisations.org set dissolved_on = '2020-01-01' where id = any($1::uuid[])`, [
    [...gone],
  ])
  await db.owner.query(`insert into notices.line_matter (id, org_id, org_path, org_name, line, scope, title, body, due_on, sent_at, sent_by_name)
    select gen_random_uuid(), id, path, name, 'PUBLICITY', 'ALL_BELOW', name, name, '2100-01-01', now(), '' from organisations.org`)
  await db.owner.query(`insert into notices.line_answer (matter_id, org_id, org_path, org_name, outcome, words, answered_at)
    select m.id, o.id, o.path, o.name, 'DONE', '办好了', now() from notices.line_matter m join organisations.org o on o.parent_id = m.org_id`)
  const { rows } = await db.owner.query<{ id: string; orgId: string }>(
    'select id, org_id as "orgId" from notices.line_matter',
  )
  matters = rows.map(({ id, orgId }) => ({ id, org: tree.find((org) => org.id === orgId) as TreeOrg }))
})

const roles = ['ORGANISER', 'SECRETARY']
const ways: Record<string, Way<Kept>> = {
  reads: {
    roles,
    tries: (actor, { id }) => reads(db, actor, (ctx) => service.readLineMatter(ctx, { lineMatterId: id })),
  },
  finds: {
    roles,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const { rows } = await service.listLineMatters(ctx, { page: 1, size: 100 })
        return rows.find(({ id }) => id === one.id)
      }),
  },
  'lists the organisations of': {
    roles,
    tries: (actor, { id }) =>
      reads(db, actor, (ctx) => service.listReached(ctx, { lineMatterId: id, page: 1, size: 20 })),
  },
  closes: {
    roles,
    tries: (actor, { id }) => changes(db, actor, (ctx) => service.closeLineMatter(ctx, { lineMatterId: id })),
  },
  'takes back': {
    roles,
    tries: (actor, { id }) =>
      changes(db, actor, (ctx) => service.withdrawLineMatter(ctx, { lineMatterId: id, reason: '写错了。' })),
  },
}

describe('who reaches which matter that was written to a line', () => {
  it('is the post’s own subtree in 2,000 random cases of place, post, matter and act (T01)', async () => {
    expect(await tryReach({ tree, records: matters, ways })).toBeGreaterThan(200)
  })

  it.skipIf(config.belt === 'rows-off')('is the same by the database alone, table by table', () =>
    rowsByTheDatabase(db, tree, ['notices.line_matter', 'notices.line_answer']),
  )
})

describe('whom a matter reaches', () => {
  // Told from parents, seats and kinds alone.
  const recount = (from: TreeOrg, to: Addressed): string[] =>
    tree
      .filter((org) => org.id !== from.id && isUnder(byIdOf(tree), org.id, from) && !gone.has(org.id))
      .filter((org) => seats.get(org.id)?.has(to.line))
      .filter((org) => to.scope === 'ALL_BELOW' || org.parentId === from.id)
      .filter((org) => to.types.length === 0 || to.types.includes(org.type))
      .map(({ id }) => id)
      .sort()

  it('is in 30 random cases or more what a recount finds: in the preview, at the sender and at every organisation', async () => {
    const random = randomFrom(641)
    const senders = tree.filter(({ id }) => tree.some((other) => other.parentId === id))
    const any = <T>(of: readonly T[]) => of[random(of.length)] as T
    expect(gone.size).toBeGreaterThan(3)
    let reached = 0
    // In some trees half of the cases reach nobody: it goes on until enough reached somebody.
    for (let turn = 0; turn < 30 || (reached <= 15 && turn < 300); turn++) {
      const from = any(senders)
      const types = random(3) === 0 ? [any(['PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH'] as const)] : []
      const to: Addressed = { line: any(allLines), scope: any(['ALL_BELOW', 'NEXT_LEVEL'] as const), types }
      const wanted = recount(from, to)
      const where = `${turn}: ${from.path} ${JSON.stringify(to)}`
      const asked = { line: to.line, scope: to.scope, ...(types.length > 0 ? { types: types.join(',') } : {}) }
      const shown = await look(db.app, actorIn(from), (ctx) => service.previewLine(ctx, asked))
      expect(shown.rows.map(({ id }) => id).sort(), where).toEqual(wanted)
      if (wanted.length === 0) continue
      reached += 1
      expect(await sentAndFound(from, to), where).toEqual({ atSender: wanted, below: wanted })
    }
    expect(reached).toBeGreaterThan(15)
  })

  /** Sends it, and finds who has it: as the sender lists it, and as each organisation of the tree has it. */
  async function sentAndFound(from: TreeOrg, to: Addressed) {
    const matter = { title: '核对换届后的班子', text: '请核对班子名单，缺的补上。', dueOn: '2100-01-01', link: null }
    const now = new Date('2099-06-01T02:00:00Z')
    const sending = { ...matter, to: { ...to, types: [...to.types] } }
    const { lineMatterId } = await act(db.app, actorIn(from), (ctx) => service.sendLineMatter(ctx, sending), now)
    const paging = { lineMatterId, page: 1, size: 100 }
    const listed = await look(db.app, actorIn(from), (ctx) => service.listReached(ctx, paging), now)
    const below: string[] = []
    for (const org of tree) {
      const { rows } = await look(db.app, actorIn(org), (ctx) => received.listReceived(ctx), now)
      if (rows.some(({ id, isReached }) => id === lineMatterId && isReached)) below.push(org.id)
    }
    return { atSender: listed.rows.map(({ orgId }) => orgId).sort(), below: below.sort() }
  }
})
