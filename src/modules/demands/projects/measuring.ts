import { isDeepStrictEqual } from 'node:util'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { addDays, dayOf, startOf } from '#kernel/time.ts'
import { countWith } from '#modules/cases/index.ts'
import type { Measured } from './contract.ts'
import { toldOf, type Window, windowsOf } from './rules.ts'
import * as store from './store.ts'

/** The public pages about projects: a site shows those of its own and of all above, so they are announced together. */
export const projectPages = 'projects'

/** How many public messages had one of the words before a project began, and lately; small numbers are not told (D27). */
export async function measure(
  ctx: Ctx,
  of: Pick<store.StoredProject, 'orgPath' | 'words' | 'begunOn'>,
): Promise<Measured> {
  const windows = windowsOf(of.begunOn, dayOf(ctx.now))
  const count = async ({ from, until }: Window) => {
    const span = { from: startOf(from), until: startOf(until) }
    const messages = await countWith(ctx, { path: of.orgPath, words: of.words, ...span })
    return { from, until, messages: toldOf(messages) }
  }
  const before = await count(windows.before)
  return { before, after: windows.after && (await count(windows.after)) }
}

const daysMeasured = 730

/** Each night: what was measured is measured again, until two years after a project began. Gives how many changed. */
export async function measureProjects(ctx: Ctx): Promise<number> {
  const { tx, actor } = ctx
  let changed = 0
  for (const project of await store.listMeasured(tx, actor.reach, addDays(dayOf(ctx.now), -daysMeasured))) {
    const measured = await measure(ctx, project)
    // Field by field: the database keeps them in an order of its own.
    if (isDeepStrictEqual(measured, project.measured)) continue
    store.putMeasured(tx, actor.reach, { projectId: project.id, measured })
    changed += 1
  }
  if (changed > 0) {
    record(ctx, 'demands.projects-measured', { subject: 'demands.project', details: { changed } })
    notifyPages(ctx, [projectPages])
  }
  return changed
}
