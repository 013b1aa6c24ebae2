import { visitor } from '#kernel/actor.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import type { DeedSource } from '#kernel/deeds.ts'
import type { DueSource } from '#kernel/due.ts'
import { dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { type Post, postsToday } from '#modules/accounts/index.ts'
import type * as contract from './contract.ts'
import { listDeeds as readDeeds } from './deeds/store.ts'
import { digestOf, reminderOf, urgencyOf } from './rules.ts'
import * as store from './store.ts'

const mostOfKind = 100

/** All that waits for the acting post (UX-CS1). Every source names the reach itself. */
export async function listDue(
  ctx: Pick<Ctx, 'actor' | 'tx' | 'now'>,
  sources: readonly DueSource[],
): Promise<Answer<typeof contract.listDue>> {
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
      reminder: reminderOf(row.dueOn, today, workCalendar),
      opens: source.opens.replace(':id', row.id),
    })),
    isCut: mine.some(({ kind }) => found.filter((row) => row.kind === kind).length === mostOfKind),
  }
}

const deedsAtOnce = 20
const daysBack = 366

/**
 * What the account itself handled or began, of every chapter, the latest first (UX-CS1): of procedures all, of other kinds what it did within a
 * year. It reaches no further than the post, and tells nobody how much there is.
 */
export async function listDeeds(
  ctx: Ctx,
  { which, page }: Input<typeof contract.listDeeds>,
  sources: readonly DeedSource[],
): Promise<Answer<typeof contract.listDeeds>> {
  const { actor, tx, now } = ctx
  const mine = sources.filter(({ isFor }) => isFor(actor))
  if (mine.length === 0) return { rows: [], hasMore: false }
  const since = new Date(now.getTime() - daysBack * 86_400_000)
  const found = await readDeeds(tx, mine, { actor, which, since, today: dayOf(now), page, size: deedsAtOnce })
  const rows = found.slice(0, deedsAtOnce).map(({ kind, id, titleZh, titleEn, orgName, state, at }) => {
    const source = mine.find((one) => one.kind === kind) as DeedSource
    const said = source.present(state)
    return {
      ...{ kind, id, orgName, title: { zh: titleZh, en: titleEn }, at: at.toISOString() },
      label: { zh: said.label.zh, en: said.label.en },
      state: { zh: said.state.zh, en: said.state.en },
      opens: source.opens.replace(':id', id),
    }
  })
  return { rows, hasMore: found.length > deedsAtOnce }
}

/** The same, counted by kind: all of it, whatever the letter of the day leaves out (E09). */
export async function readDigest(ctx: Ctx, sources: readonly DueSource[]): Promise<Answer<typeof contract.readDigest>> {
  const { rows, isCut } = await listDue(ctx, sources)
  const day = dayOf(ctx.now)
  return { day, lines: digestOf(rows, day), isCut }
}

/** What waits for one of somebody’s posts. */
export interface Waiting {
  readonly post: Post
  readonly rows: readonly contract.DueItem[]
}

/** The same without the kinds its owner left out; what is statutory is never left out. */
export function told(
  waiting: readonly Waiting[],
  leftOut: readonly string[],
  sources: readonly DueSource[],
): Waiting[] {
  const silent = leftOut.filter((kind) => !sources.some((one) => one.kind === kind && one.isStatutory))
  return waiting.map(({ post, rows }) => ({ post, rows: rows.filter(({ kind }) => !silent.includes(kind)) }))
}

/** What waits for an account in each of its posts, read with the rights it has at this moment; nothing for one that ended (T05). */
export async function dueOfAccount(
  app: Pick<Db, 'read'>,
  accountId: string,
  { sources, now }: { sources: readonly DueSource[]; now: Date },
): Promise<Waiting[]> {
  const posts = await app.read(visitor, (tx) => postsToday(tx, accountId, now))
  const found: Waiting[] = []
  for (const post of posts) {
    const { actor } = post
    const { rows } = await app.read(actor, (tx) => listDue({ actor, tx, now }, sources))
    found.push({ post, rows })
  }
  return found
}
