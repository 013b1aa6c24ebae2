import { beforeAll } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import type { Registry, StaffMember } from '#kernel/procedure/registry.ts'
import * as service from '#kernel/procedure/service.ts'
import { look, act as perform, testDatabase } from './database.ts'
import { sampleProcedure } from './sample-procedure.ts'
import { actorIn, plantTree, type TreeOrg } from './trees.ts'

const staff: StaffMember[] = []
export const registry: Registry = {
  procedures: [sampleProcedure],
  listStaff: async (_, orgId) => staff.filter((one) => one.orgId === orgId),
}

/** A county, a branch of it and the branch beside: planted when a test file asks for its own. */
export function matterScene() {
  const database = testDatabase()
  const scene = { database } as { database: typeof database; county: TreeOrg; branch: TreeOrg; sibling: TreeOrg }
  beforeAll(async () => {
    const tree = await plantTree(database.owner, { orgs: 12, seed: 3 })
    const county = tree[0] as TreeOrg
    const [branch, sibling] = tree.filter((one) => one.parentId === county.id) as [TreeOrg, TreeOrg]
    Object.assign(scene, { county, branch, sibling })
  })
  return scene
}
type Scene = ReturnType<typeof matterScene>

/** Somebody of the staff there. */
export const someone = (org: TreeOrg, name: string, role = 'ORGANISER'): Actor => {
  const accountId = newId()
  staff.push({ accountId, name, login: `login-${staff.length}`, post: role, orgId: org.id, orgName: org.name })
  return actorIn(org, { accountId, identityId: newId(), personId: newId(), name, role })
}

/** A seat for whoever holds the post there. */
export const post = (org: TreeOrg): Seat => ({
  orgId: org.id,
  orgName: org.name,
  posts: ['ORGANISER'],
  accountId: null,
  name: null,
})

/** A seat for one person. */
export const seat = (org: TreeOrg, actor: Actor): Seat => ({
  ...post(org),
  accountId: actor.accountId,
  name: actor.name,
})

type Said = Partial<Parameters<typeof service.actOnMatter>[2]>

/** What is done with matters of the sample procedure in a scene. */
export function matterActs(scene: Scene) {
  const { database } = scene
  const doAct = (actor: Actor, matterId: string, said: Said & { act: string; version: number }, now?: Date) =>
    perform(database.app, actor, (ctx) => service.actOnMatter(ctx, registry, { matterId, ...said }), now)
  const waiting = async (actor: Actor) =>
    (await look(database.app, actor, (ctx) => service.listWaiting(ctx, registry, { page: 1, size: 20 }))).rows
  const read = (actor: Actor, matterId: string) =>
    look(database.app, actor, (ctx) => service.readMatter(ctx, registry, { matterId }))

  async function paper(actor: Actor): Promise<string> {
    const id = newId()
    await database.app.write(actor, (tx) =>
      tx.run(sql`insert into app.file (id, org_id, org_path, name, media_type, size, digest, account_id, waits_until) values (${id}, ${actor.orgId},
        ${actor.reach.path}, '方案.docx', 'text/plain', 1, ${Buffer.from(id)}, ${actor.accountId}, now() + interval '1 day')`),
    )
    return id
  }

  async function begun(parties: Partial<Record<string, Seat[]>> = {}, now?: Date, at = scene.branch) {
    const clerk = someone(at, '张文书')
    const leader = someone(scene.county, '李主任')
    const named = {
      checker: [post(scene.county)],
      signers: [post(scene.county)],
      leaders: [post(scene.county)],
      superior: [post(scene.county)],
    }
    const matter = await perform(
      database.app,
      clerk,
      async (ctx) =>
        service.startMatter(ctx, sampleProcedure, {
          title: { zh: '修路方案', en: 'Road works' },
          subject: 'tests.plan',
          orgName: at.name,
          parties: { ...named, ...(parties as Record<string, Seat[]>) },
        }),
      now,
    )
    return { clerk, leader, id: matter.id }
  }

  async function submitted(parties: Partial<Record<string, Seat[]>> = {}, now?: Date) {
    const scene = await begun(parties, now)
    const papers = [{ key: 'plan', file: await paper(scene.clerk) }]
    await doAct(scene.clerk, scene.id, { act: 'submit', version: 1, fields: { subject: '修村路' }, papers }, now)
    return scene
  }
  return { doAct, waiting, read, paper, begun, submitted }
}
