import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { testDatabase } from '../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../tests/members.ts'
import { allRoles, changes, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { plantTree, type TreeOrg } from '../../../tests/trees.ts'
import { listOrgPosts } from './posts/store.ts'
import { findByNumber } from './service.ts'
import * as store from './store.ts'

const db = testDatabase()
type Person = PlantedMember & { readonly id: string }
let tree: TreeOrg[]
let people: Person[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 41 })
  const planted = await plantMembers(db.owner, tree, { members: 200, seed: 42 })
  people = planted.map((one) => ({ ...one, id: one.personId }))
  await db.owner.query(`insert into people.post_holding (id, person_id, org_id, org_path, post, valid)
    select gen_random_uuid(), id, org_id, org_path, 'SECRETARY', daterange('2024-01-01', null) from people.person`)
})

// Who may ask at all is for the chapters below to say; this one keeps the place.
const ways: Record<string, Way<Person>> = {
  reads: {
    roles: allRoles,
    tries: (actor, { id }) => reads(db, actor, (ctx) => ctx.tx.first(store.selectPeople(actor.reach, [id]))),
  },
  'finds by the number': {
    roles: allRoles,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const found = await findByNumber(ctx, one.idNumber)
        expect(found).toBeDefined()
        return found === 'ELSEWHERE' ? undefined : found
      }),
  },
  'reads the posts of': {
    roles: allRoles,
    tries: (actor, { id }) => reads(db, actor, (ctx) => ctx.tx.first(store.listPosts(actor.reach, id))),
  },
  'reads among the posts of the organisation': {
    roles: allRoles,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const posts = await listOrgPosts(ctx.tx, actor.reach, one.org.id)
        return posts.find(({ personId }) => personId === one.id)
      }),
  },
}

describe('who reaches which person', () => {
  it('is the post’s own subtree in 2,000 random cases of place, post, person and way (T01)', async () => {
    expect(await tryReach({ tree, records: people, ways })).toBeGreaterThan(200)
  })

  it.skipIf(config.belt === 'rows-off')('is the same by the database alone, table by table', () =>
    rowsByTheDatabase(db, tree, ['people.person', 'people.post_holding']),
  )

  it.skipIf(config.belt === 'rows-off')('holds for what is changed, by the database alone', async () => {
    const way: Way<Person> = {
      roles: allRoles,
      tries: async (actor, { id }) => {
        let rows = 0
        await changes(db, actor, async (ctx) => {
          store.updatePerson(ctx.tx, id, { landline: '0870-1234567' })
          rows = (await ctx.tx.rows(store.selectPeople(actor.reach, [id]))).filter(({ landline }) => landline).length
        })
        return rows === 1
      },
    }
    await tryReach({ tree, records: people, ways: { changes: way }, turns: 300 })
    const { rows } = await db.owner.query('select count(*)::int as n from people.person where version <> 1')
    expect(rows[0].n).toBe(0)
  })
})
