import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { dayOf, toDay } from '#kernel/time.ts'
import { lockTree } from '../placing/store.ts'
import type { Follower } from './follower.ts'
import { readNamed, whatStandsInTheWay } from './obstacles.ts'
import { isOpenTo, stateAfter } from './own-procedure.ts'
import { carryOut } from './run.ts'
import * as store from './store.ts'

/** What is needed of a change to make it. */
export type Asked = Pick<store.StoredReshaping, 'id' | 'orgId' | 'kind' | 'effectiveOn' | 'plan'>

/** Carries a planned change out on its day; what stands in the way by then stops it and is kept in words. */
export async function runReshaping(
  ctx: Ctx,
  { reshapingId }: { reshapingId: string },
  followers: readonly Follower[],
): Promise<void> {
  lockTree(ctx.tx, 'ALONE')
  const one = await store.findReshaping(ctx.tx, ctx.actor.reach, { id: reshapingId, forChange: true })
  if (!one || !isOpenTo(one, 'carryOut') || one.effectiveOn > dayOf(ctx.now)) return
  const on = toDay(one.effectiveOn)
  const named = await readNamed(ctx, one.plan)
  const obstacles = await whatStandsInTheWay(ctx, one.plan, { on, followers, named })
  if (obstacles.length > 0) {
    const told = obstacles.map(({ zh, en }) => ({ zh, en }))
    store.setState(ctx.tx, {
      id: one.id,
      state: stateAfter(one, 'stop'),
      at: ctx.now,
      by: ctx.actor.name,
      obstacles: told,
    })
    return note(ctx, 'organisations.reshaping-stopped', one, { codes: obstacles.map(({ code }) => code) })
  }
  await fulfil(ctx, one, followers)
}

/** Makes a change now and writes down what followed. */
export async function fulfil(ctx: Ctx, one: Asked, followers: readonly Follower[]): Promise<void> {
  const followed = await carryOut(ctx, one.plan, { on: toDay(one.effectiveOn), followers })
  const state = stateAfter({ ...one, state: 'PLANNED' }, 'carryOut')
  store.setState(ctx.tx, { id: one.id, state, at: ctx.now, by: ctx.actor.name, followed })
  note(ctx, doneActs[one.kind], one, { ...followed })
  notifyPages(ctx, ['organisations'])
}

/** The act each kind of change is written down as; other systems may be told of every one. */
export const doneActs = {
  RENAME: 'organisations.renamed',
  MOVE: 'organisations.moved',
  MERGE: 'organisations.merged',
  SPLIT: 'organisations.split',
  DISSOLVE: 'organisations.dissolved',
} as const

/** Writes an audit entry about a change. */
export function note(ctx: Ctx, act: string, one: Asked, details: Readonly<Record<string, unknown>> = {}): void {
  record(ctx, act, {
    subject: 'organisations.org',
    subjectId: one.orgId,
    orgId: one.orgId,
    details: { reshapingId: one.id, kind: one.kind, effectiveOn: one.effectiveOn, ...details },
  })
}
