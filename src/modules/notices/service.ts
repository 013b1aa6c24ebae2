import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { DueSource } from '#kernel/due.ts'
import { dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type * as contract from './contract.ts'
import { urgencyOf } from './rules.ts'
import * as store from './store.ts'

const mostOfKind = 100

/** All that waits for the acting post (UX-CS1). Every source names the reach itself. */
export async function listDue(ctx: Ctx, sources: readonly DueSource[]): Promise<Answer<typeof contract.listDue>> {
  const { actor } = ctx
  const today = dayOf(ctx.now)
  const mine = sources.filter(({ isFor }) => isFor(actor))
  if (mine.length === 0) return { rows: [], isCut: false }
  const found = await store.listDue(ctx.tx, mine, { actor, today, most: mostOfKind })
  const rows = found.map((row) => ({ row, source: mine.find(({ kind }) => kind === row.kind) as DueSource }))
  return {
    rows: rows.map(({ row, source }) => ({
      ...{ kind: row.kind, label: { zh: source.label.zh, en: source.label.en }, id: row.id },
      ...{ title: { zh: row.titleZh, en: row.titleEn }, fromName: row.fromName, orgName: row.orgName },
      ...{ since: row.since.toISOString(), dueOn: row.dueOn, forName: row.forName },
      urgency: urgencyOf(row.dueOn, today, workCalendar),
      opens: source.opens.replace(':id', row.id),
    })),
    isCut: mine.some(({ kind }) => found.filter((row) => row.kind === kind).length === mostOfKind),
  }
}
