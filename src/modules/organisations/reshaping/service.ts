import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, Refusal, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { enqueue } from '#kernel/jobs.ts'
import type { GivenPaper } from '#kernel/procedure/papers.ts'
import { type Day, dayOf, startOf, toDay } from '#kernel/time.ts'
import * as placing from '../placing/store.ts'
import { may } from '../policy.ts'
import { readOrgType } from '../rules.ts'
import { getOrg } from '../service.ts'
import type * as tree from '../store.ts'
import { words as treeWords } from '../words.ts'
import type * as contract from './contract.ts'
import { aloneAt, type Follower, holdingsAt, type Item, withBelow } from './follower.ts'
import { type Asked, fulfil, note } from './fulfil.ts'
import { reshapingJob } from './jobs.ts'
import { type Obstacle, readNamed, whatStandsInTheWay } from './obstacles.ts'
import { begunAs, isOpenTo, stateAfter } from './own-procedure.ts'
import { takeReshapingPapers } from './papers.ts'
import { present } from './present.ts'
import { isDayOpen, type NewPart, orgsOf, type Plan } from './rules.ts'
import * as store from './store.ts'
import { words as own } from './words.ts'

const words = { ...treeWords, ...own }
const { found, need, refuse, refuseIf } = refusals(words)

/** From how many organisations on a change waits for the worker, so that nobody waits at a page for it. */
const manyOrgs = 200

/** The use cases that change the tree; `followers` are the chapters below, in their order. */
export function reshapings(followers: readonly Follower[]) {
  return {
    /** Renames from a day on; before that day the old name stands. A name given this very day is replaced, as a slip of the pen is. */
    renameOrg: (ctx: Ctx, { orgId, name, shortName, ...of }: Input<typeof contract.renameOrg>) =>
      ask(ctx, { kind: 'RENAME', orgId, name, shortName }, { ...of, orgId, followers }),

    /** Moves an organisation with everything below it; needs an organiser above both places (T02). A place given this very day is replaced. */
    moveOrg: (ctx: Ctx, { orgId, parentId, ...of }: Input<typeof contract.moveOrg>) =>
      ask(ctx, { kind: 'MOVE', orgId, parentId }, { ...of, orgId, followers }),

    /** Merges organisations into another, or into a new one beside the first. */
    mergeOrgs(ctx: Ctx, { orgId, alsoIds, intoId, asNew, ...of }: Input<typeof contract.mergeOrgs>) {
      refuseIf((intoId === undefined) === (asNew === undefined), 'invalid', 'organisations.merge-target', {
        field: 'intoId',
      })
      const into = intoId === undefined ? partOf(asNew as NonNullable<typeof asNew>) : { orgId: intoId }
      return ask(ctx, { kind: 'MERGE', orgIds: [...new Set([orgId, ...alsoIds])], into }, { ...of, orgId, followers })
    },

    /** Splits parts off an organisation, which goes on or ends. */
    splitOrg(ctx: Ctx, { orgId, parts, isEnding, ...of }: Input<typeof contract.splitOrg>) {
      const given = parts.map(({ childIds, itemIds, ...part }) => ({ ...partOf(part), childIds, itemIds }))
      return ask(ctx, { kind: 'SPLIT', orgId, parts: given, isEnding }, { ...of, orgId, followers })
    },

    /** Dissolves an organisation; what it holds must have a place before. */
    dissolveOrg: (ctx: Ctx, { orgId, ...of }: Input<typeof contract.dissolveOrg>) =>
      ask(ctx, { kind: 'DISSOLVE', orgId }, { ...of, orgId, followers }),

    /** Approves what somebody else asked for; it is carried out on its day, at once when that is today. */
    async approveReshaping(ctx: Ctx, { reshapingId }: Input<typeof contract.approveReshaping>) {
      const one = await getOpen(ctx, reshapingId, 'approve')
      need(may.approveReshaping(ctx.actor, { path: one.orgPath, plannedBy: one.plannedBy }))
      const on = toDay(one.effectiveOn)
      refuseIf(!isDayOpen(on, dayOf(ctx.now)), 'conflict', 'organisations.day-past')
      await needFree(ctx, one.plan, { on, followers })
      const by = { accountId: ctx.actor.accountId, name: ctx.actor.name }
      store.setApproved(ctx.tx, { id: one.id, state: stateAfter(one, 'approve'), ...by, at: ctx.now })
      note(ctx, 'organisations.reshaping-approved', one)
      await letHappen(ctx, one, followers)
      return readOne(ctx, one.id)
    },

    /** What a change of this kind would take along, and what it is stopped by today. */
    async readConsequences(
      ctx: Ctx,
      { orgId, kind }: Input<typeof contract.readConsequences>,
    ): Promise<Answer<typeof contract.readConsequences>> {
      const org = await getOrg(ctx, orgId)
      need(may.readConsequences(ctx.actor, org.path))
      const place = kind === 'MOVE' || kind === 'RENAME' ? withBelow(org.path) : aloneAt(org.path)
      const held = await holdingsAt(ctx, followers, { kind, place, without: [] })
      const below = await store.countBelow(ctx.tx, ctx.actor.reach, org.path)
      const goes = below > 0 ? [{ ...fill(words['organisations.goes-below'], { count: below }), count: below }] : []
      const inTheWay =
        kind === 'DISSOLVE'
          ? await whatStandsInTheWay(
              ctx,
              { kind, orgId },
              { on: dayOf(ctx.now), followers, named: new Map([[orgId, org]]) },
            )
          : []
      const term =
        kind === 'MERGE' || kind === 'DISSOLVE'
          ? await store.runningTermEnd(ctx.tx, ctx.actor.reach, { orgId, on: dayOf(ctx.now) })
          : undefined
      const terms = term ? [{ ...fill(words['organisations.goes-term'], { day: term }), count: 1 }] : []
      return {
        takesAlong: [...goes, ...held, ...terms].map(({ zh, en, count }) => ({
          zh,
          en,
          count,
        })),
        inTheWay: inTheWay.map(({ zh, en }) => ({ zh, en })),
      }
    },

    /** What may be given away one by one when an organisation is split. */
    async listItems(ctx: Ctx, { orgId }: Input<typeof contract.listItems>): Promise<Answer<typeof contract.listItems>> {
      const org = await getOrg(ctx, orgId)
      need(may.splitOrg(ctx.actor, org.path))
      const rows: Item[] = []
      for (const follower of followers) rows.push(...((await follower.listItems?.(ctx, org)) ?? []))
      return { rows: rows.map(({ id, name }) => ({ id, name })) }
    },
  }
}

/** Takes a change back before its day. */
export async function revokeReshaping(ctx: Ctx, { reshapingId }: Input<typeof contract.revokeReshaping>) {
  const one = await getOpen(ctx, reshapingId, 'revoke')
  need(may.revokeReshaping(ctx.actor, one.orgPath))
  store.setState(ctx.tx, { id: one.id, state: stateAfter(one, 'revoke'), at: ctx.now, by: ctx.actor.name })
  note(ctx, 'organisations.reshaping-revoked', one)
  return readOne(ctx, one.id)
}

/** Changes in the reach: asked for, planned, done. */
export async function listReshapings(
  ctx: Ctx,
  input: Input<typeof contract.listReshapings>,
): Promise<Answer<typeof contract.listReshapings>> {
  if (input.orgId !== undefined) await getOrg(ctx, input.orgId)
  const { orgId, isOpen, page, size } = input
  const { rows, total } = await store.listReshapings(ctx.tx, ctx.actor.reach, { orgId, isOpen, page, size })
  return { rows: await present(ctx, rows), total }
}

async function ask(
  ctx: Ctx,
  plan: Plan,
  of: {
    readonly orgId: string
    readonly effectiveOn: string
    readonly basis?: string | undefined
    readonly papers?: readonly GivenPaper[] | undefined
    readonly followers: readonly Follower[]
  },
): Promise<contract.Reshaping> {
  placing.lockTree(ctx.tx, 'ALONE')
  placing.lockOrgs(ctx.tx, orgsOf(plan))
  const named = await readNamed(ctx, plan)
  const org = found(named.get(of.orgId), 'organisations.not-found')
  needAll(ctx, plan, named)
  const on = toDay(of.effectiveOn)
  refuseIf(!isDayOpen(on, dayOf(ctx.now)), 'invalid', 'organisations.day-past', { field: 'effectiveOn' })
  await needFree(ctx, plan, { on, followers: of.followers, named })
  const id = newId()
  const one = {
    ...{ id, orgId: org.id, orgPath: org.path, kind: plan.kind, effectiveOn: on, basis: of.basis ?? '', plan },
    state: begunAs(plan.kind),
    papers: await takeReshapingPapers(ctx, { given: of.papers, id, org }),
    ...{ plannedBy: ctx.actor.accountId, plannedByName: ctx.actor.name, plannedAt: ctx.now },
  }
  store.insertReshaping(ctx.tx, one)
  note(ctx, 'organisations.reshaping-asked', one)
  if (isOpenTo(one, 'carryOut')) await letHappen(ctx, one, of.followers)
  return readOne(ctx, one.id)
}

// Each organisation of the plan must stand in the reach and below who asks; a new superior may be his own.
function needAll(ctx: Ctx, plan: Plan, named: ReadonlyMap<string, tree.Org>): void {
  const orgs = orgsOf(plan).map((id) => found(named.get(id), 'organisations.not-found'))
  for (const { id, path } of orgs) {
    if (plan.kind === 'RENAME') need(may.renameOrg(ctx.actor, path))
    else if (plan.kind === 'MERGE' && !plan.orgIds.includes(id)) need(may.mergeInto(ctx.actor, path))
    else if (plan.kind !== 'MOVE') need(may[actOf[plan.kind]](ctx.actor, path))
    else if (id === plan.orgId) need(may.moveOrg(ctx.actor, path, named.get(plan.parentId)?.path ?? ''))
  }
}

const actOf = { MERGE: 'mergeOrgs', SPLIT: 'splitOrg', DISSOLVE: 'dissolveOrg' } as const

async function needFree(
  ctx: Ctx,
  plan: Plan,
  of: { on: Day; followers: readonly Follower[]; named?: ReadonlyMap<string, tree.Org> },
): Promise<void> {
  const named = of.named ?? (await readNamed(ctx, plan))
  const obstacles = await whatStandsInTheWay(ctx, plan, { ...of, named })
  if (obstacles.length > 0) throw refusalOf(obstacles)
}

// One plain obstacle is told as itself, at its field; several as a list.
function refusalOf(obstacles: readonly Obstacle[]): Refusal {
  const [one] = obstacles
  const isHolding = (of: Obstacle) =>
    of.code === 'organisations.stands-in-the-way' || of.code === 'organisations.holds-below'
  if (obstacles.length === 1 && one && !isHolding(one))
    return new Refusal(one.code === 'organisations.not-found' ? 'missing' : 'invalid', one.code, {
      sentence: { zh: one.zh, en: one.en },
      fields: one.field === undefined ? [] : [{ path: one.field, zh: one.zh, en: one.en }],
    })
  const list = (language: 'zh' | 'en', mark: string) => obstacles.map((of) => of[language]).join(mark)
  const { code } = refuse('conflict', 'organisations.stands-in-the-way')
  const zh = fill(words[code as 'organisations.stands-in-the-way'], { list: list('zh', '；') }).zh
  const en = fill(words['organisations.stands-in-the-way'], { list: list('en', '; ') }).en
  return new Refusal('conflict', code, { sentence: { zh, en } })
}

// What concerns few and is due is done at once; the rest waits in the queue, for its day or for the worker.
async function letHappen(ctx: Ctx, one: Asked, followers: readonly Follower[]): Promise<void> {
  const on = toDay(one.effectiveOn)
  const isDue = on <= dayOf(ctx.now)
  if (isDue && (await isSmall(ctx, one.plan))) return void (await fulfil(ctx, one, followers))
  const runAt = isDue ? {} : { runAt: startOf(on) }
  enqueue(ctx, reshapingJob(followers), { reshapingId: one.id }, { key: one.id, bySystem: true, ...runAt })
}

async function isSmall(ctx: Ctx, plan: Plan): Promise<boolean> {
  const named = await readNamed(ctx, plan)
  if (plan.kind === 'RENAME' || plan.kind === 'DISSOLVE') return true
  const moved = [...named.values()].filter((org) => plan.kind !== 'MOVE' || org.id === plan.orgId)
  let count = 0
  for (const org of moved) count += await store.countBelow(ctx.tx, ctx.actor.reach, org.path)
  return count < manyOrgs
}

async function getOpen(ctx: Ctx, id: string, act: 'approve' | 'revoke'): Promise<store.StoredReshaping> {
  placing.lockTree(ctx.tx, 'ALONE')
  const one = found(
    await store.findReshaping(ctx.tx, ctx.actor.reach, { id, forChange: true }),
    'organisations.reshaping-not-found',
  )
  refuseIf(!isOpenTo(one, act), 'conflict', 'organisations.reshaping-ended')
  return one
}

async function readOne(ctx: Ctx, id: string): Promise<contract.Reshaping> {
  const one = found(await store.findReshaping(ctx.tx, ctx.actor.reach, { id }), 'organisations.reshaping-not-found')
  const [shown] = await present(ctx, [one])
  return shown as contract.Reshaping
}

function partOf(written: { name: string; shortName: string; type: string; isVillage: boolean }): NewPart {
  const type = readOrgType(written.type)
  if (!type.ok) throw refuse('invalid', type.code, { field: 'type' })
  return { name: written.name, shortName: written.shortName, type: type.value, isVillage: written.isVillage }
}
