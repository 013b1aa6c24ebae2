import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { actOnMatter, getMatter, readMatter } from '#kernel/procedure/service.ts'
import { getOrg } from '#modules/organisations/index.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { registry } from '../../../apps/procedures.ts'
import { askApproval } from './approval.ts'

const db = testDatabase()
let codes = 0
const org = (path: string, type: TreeOrg['type'], parent?: TreeOrg): TreeOrg => ({
  ...{ id: newId(), path, parentId: parent?.id ?? null, code: `E${++codes}`, name: `组织${path}`, type },
  depth: path.split('/').length - 2,
})
// A prefecture with one county; the county’s organs have a committee and a branch of the county’s level.
const prefecture = org('/1/', 'PARTY_COMMITTEE')
const county = org('/1/2/', 'PARTY_COMMITTEE', prefecture)
const organs = org('/1/2/3/', 'PARTY_COMMITTEE', county)
const organBranch = org('/1/2/3/4/', 'BRANCH', organs)
const lonely = org('/1/5/', 'PARTY_COMMITTEE', prefecture)
// The installation of one county.
const ownCounty = org('/9/', 'PARTY_COMMITTEE')
const ownBranch = org('/9/1/', 'BRANCH', ownCounty)

let secretary: Actor
let bureau: Actor
let organiser: Actor

beforeAll(async () => {
  await writeTree(db.owner, [prefecture, county, organs, organBranch, lonely, ownCounty, ownBranch])
  const level = (name: string, of: TreeOrg[]) =>
    db.owner.query('update organisations.org set level = $1 where id = any($2::uuid[])', [name, of.map(({ id }) => id)])
  await level('PREFECTURE', [prefecture])
  await level('COUNTY', [county, organs, organBranch, lonely, ownCounty, ownBranch])
  secretary = await seated(organBranch, 'SECRETARY')
  bureau = await seated(county, 'ORGANISER')
  await seated(prefecture, 'ORGANISER')
  organiser = await seated(ownCounty, 'ORGANISER')
})

async function seated(at: TreeOrg, role: string): Promise<Actor> {
  const { id } = await plantAccount(db, { login: `seat-${newId().slice(-12)}`, at, roles: [role] })
  return actorIn(at, { accountId: id, personId: newId(), role, name: `${role}${at.path}` })
}

const ask = (actor: Actor, at: TreeOrg, wanted: 1 | 2 = 1): Promise<Matter> =>
  act(db.app, actor, async (ctx) =>
    askApproval(ctx, {
      ...{ id: newId(), org: await getOrg(ctx, at.id), columns: ['name', 'idNumber'], rows: 200 },
      ...{ reason: '核对名册', wanted, papers: [] },
    }),
  )
const seatsOf = ({ parties }: Matter, key: string) => parties[key]?.map(({ orgId, posts }) => [orgId, posts.join()])
const agree = (actor: Actor, matterId: string) =>
  act(db.app, actor, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: 'agree', version })
  })

test('a branch of a county organ, which is of the county’s level itself, asks the county and not itself', async () => {
  const matter = await ask(secretary, organBranch)
  expect(seatsOf(matter, 'county')).toEqual([[county.id, 'ORGANISER,SECRETARY']])
  expect(seatsOf(matter, 'superior')).toEqual([[prefecture.id, 'ORGANISER,SECRETARY']])
})

test('in the installation of a county its organisers decide, and their silence goes to its secretary', async () => {
  const asker = actorIn(ownBranch, { accountId: newId(), role: 'SECRETARY' })
  const matter = await ask(asker, ownBranch)
  expect(seatsOf(matter, 'county')).toEqual([[ownCounty.id, 'ORGANISER']])
  expect(seatsOf(matter, 'superior')).toEqual([[ownCounty.id, 'SECRETARY']])
})

test('who would be the only one to decide sends nothing, and is told why (E02)', async () => {
  await expect(ask(organiser, ownCounty)).rejects.toMatchObject({ code: 'members.export-nobody-decides' })
  const head = await seated(ownCounty, 'SECRETARY')
  expect(seatsOf(await ask(organiser, ownCounty), 'county')).toEqual([[ownCounty.id, 'ORGANISER,SECRETARY']])
  await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [head.accountId])
  await expect(ask(organiser, ownCounty)).rejects.toMatchObject({ code: 'members.export-nobody-decides' })
})

test('a county without a second person asks whoever is above it', async () => {
  const alone = await seated(lonely, 'ORGANISER')
  expect(seatsOf(await ask(alone, lonely), 'county')).toEqual([[prefecture.id, 'ORGANISER,SECRETARY']])
})

test('where two are wanted two different people say yes, in the county or above it', async () => {
  const matter = await ask(secretary, organBranch, 2)
  expect(matter.parties.county?.map(({ orgId }) => orgId)).toEqual([county.id, prefecture.id])
  const second = await seated(county, 'SECRETARY')
  const both = await ask(secretary, organBranch, 2)
  expect(both.parties.county?.map(({ orgId }) => orgId)).toEqual([county.id, county.id])
  await agree(bureau, both.id)
  expect(await stateOf(both.id)).toBe('COUNTY')
  await expect(agree(bureau, both.id)).rejects.toMatchObject({ code: 'procedure.signed-already' })
  await agree(second, both.id)
  expect(await stateOf(both.id)).toBe('ALLOWED')
})

const stateOf = async (matterId: string) => (await look(db.app, bureau, (ctx) => getMatter(ctx, matterId))).state
