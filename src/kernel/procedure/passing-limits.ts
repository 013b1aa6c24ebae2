import { z } from 'zod'
import { record } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { defineJob, enqueue, type Job } from '../jobs.ts'
import { log } from '../log.ts'
import { workCalendar } from '../work-calendar.ts'
import { clockPassed, NobodyThere } from './course.ts'
import { reliable } from './limits.ts'
import { procedureNamed, type Registry } from './registry.ts'
import { about, arrive, getMatter, moveOf } from './service.ts'
import * as store from './store.ts'

const mostAtOnce = 200

/** The clocks of all procedures: one job looks which limits have passed, another lets each pass by itself. */
export function clockJobs(registry: Registry): readonly Job[] {
  const passing = defineJob({
    name: 'procedure.pass-limit',
    payload: z.object({ matterId: z.uuid() }),
    run: (ctx, { matterId }) => passLimit(ctx, registry, matterId),
  })
  const watching = defineJob({
    name: 'procedure.watch-limits',
    payload: z.object({}),
    schedule: { every: '1m' },
    run: async (ctx) => {
      for (const matterId of await dueNow(ctx)) enqueue(ctx, passing, { matterId }, { bySystem: true, key: matterId })
    },
  })
  return [watching, passing]
}

/** Which matters have let their limit pass. */
export async function dueNow(ctx: Ctx): Promise<string[]> {
  const at = await trustedNow(ctx)
  return at === null ? [] : store.listDue(ctx.tx, ctx.actor.reach, { at, most: mostAtOnce })
}

/** The instant by which limits may be judged; null while a clock cannot be relied on, which is then told (T36). */
export async function trustedNow(ctx: Ctx): Promise<Date | null> {
  const { database, seen } = await store.readClock(ctx.tx, ctx.actor.reach)
  const at = reliable({ here: ctx.now, database, seen })
  if (at !== 'WENT_BACK' && at !== 'DIFFER') return at
  log.error({ here: ctx.now, database, seen, clock: at }, 'a clock is not to be trusted: no limit passes')
  record(ctx, 'procedure.clock-distrusted', { details: { clock: at, here: ctx.now, database, seen } })
  return null
}

/** Lets the limit of one matter pass, if it still has: somebody may have acted, and the clock is asked again. */
export async function passLimit(ctx: Ctx, registry: Registry, matterId: string): Promise<void> {
  const { database, seen } = await store.readClock(ctx.tx, ctx.actor.reach)
  const at = reliable({ here: ctx.now, database, seen })
  if (!(at instanceof Date)) return
  const matter = await getMatter(ctx, matterId, { forChange: true })
  const of = procedureNamed(registry, matter.procedure)
  const next = passed()
  if (next === matter) return
  store.keepMatter(ctx.tx, matter, next)
  record(ctx, 'procedure.limit-passed', about(next, moveOf(matter, next)))
  await arrive(ctx, of, { before: matter, now: next })

  function passed() {
    try {
      return clockPassed(of, matter, { at: at as Date, calendar: workCalendar })
    } catch (fault) {
      if (!(fault instanceof NobodyThere)) throw fault
      log.error({ matterId, state: fault.state }, 'a limit passed and nobody is there for the next step')
      return matter
    }
  }
}
