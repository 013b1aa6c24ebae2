import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { may } from '../../policy.ts'
import type { ReturnGround } from '../codes.ts'
import { mayAnswer } from '../own-procedure.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const { found, need, refuse } = refusals(words)

/** What lines brought to the own organisation: all of it to who leads there, to who is charged with a line what that line brought (A02). */
export async function listReceived(ctx: Ctx): Promise<Answer<typeof contract.listReceived>> {
  const rows = await store.listReceived(ctx.tx, askedBy(ctx))
  need(may.listReceived(ctx.actor, { isMine: rows.some(({ isMine }) => isMine) }))
  const seen = rows.filter((row) => may.listReceived(ctx.actor, row) === true)
  return { rows: seen.map(rowOf) }
}

/** One of them. That it was opened is kept nowhere (E09). */
export async function readReceived(
  ctx: Ctx,
  { lineMatterId }: Input<typeof contract.readReceived>,
): Promise<Answer<typeof contract.readReceived>> {
  const one = await store.findReceived(ctx.tx, { ...askedBy(ctx), lineMatterId })
  need(may.listReceived(ctx.actor, one))
  const row = found(one, 'notices.line-matter-missing')
  const { body, link, ground, words: said, byName, answeredAt, outcome, endReason } = row
  const isAnswered = outcome !== null && outcome !== 'NONE'
  return {
    ...rowOf(row),
    ...{ text: body, link, ground, words: said, byName, endReason },
    answeredAt: isAnswered ? (answeredAt?.toISOString() ?? null) : null,
    can: {
      finishLineMatter: mayAnswer({ ...row, isAnswered }, 'finish'),
      returnLineMatter: mayAnswer({ ...row, isAnswered }, 'giveBack'),
    },
  }
}

/** Says for the organisation that it is done and what came of it. */
export async function finishLineMatter(
  ctx: Ctx,
  { lineMatterId, result }: Input<typeof contract.finishLineMatter>,
): Promise<Answer<typeof contract.finishLineMatter>> {
  const one = await store.findReceived(ctx.tx, { ...askedBy(ctx), lineMatterId })
  need(may.finishLineMatter(ctx.actor, one))
  await answer(ctx, one, { outcome: 'DONE', ground: null, words: result })
  record(ctx, 'notices.line-matter-finished', { subject: 'notices.line_matter', subjectId: lineMatterId })
  return { outcome: 'DONE' }
}

/** Gives it back for the organisation: asked for twice, not its own, or unreasonable, and why. */
export async function returnLineMatter(
  ctx: Ctx,
  { lineMatterId, ground, reason }: Input<typeof contract.returnLineMatter>,
): Promise<Answer<typeof contract.returnLineMatter>> {
  const one = await store.findReceived(ctx.tx, { ...askedBy(ctx), lineMatterId })
  need(may.returnLineMatter(ctx.actor, one))
  await answer(ctx, one, { outcome: 'RETURNED', ground, words: reason })
  const details = { ground }
  record(ctx, 'notices.line-matter-returned', { subject: 'notices.line_matter', subjectId: lineMatterId, details })
  return { outcome: 'RETURNED' }
}

async function answer(
  ctx: Ctx,
  one: store.ReceivedMatter | undefined,
  of: { outcome: 'DONE' | 'RETURNED'; ground: ReturnGround | null; words: string },
): Promise<void> {
  const row = found(one, 'notices.line-matter-missing')
  const act = of.outcome === 'DONE' ? 'finish' : 'giveBack'
  const allowed = answerable(row, act)
  if (allowed !== true) throw refuse('conflict', allowed)
  const said = { ...askedBy(ctx), ...of, lineMatterId: row.id, now: ctx.now }
  if (await store.putAnswer(ctx.tx, ctx.actor.reach, said)) return
  // A moment earlier another post of the organisation answered, or the matter ended or went elsewhere.
  const again = await store.findReceived(ctx.tx, { ...askedBy(ctx), lineMatterId: row.id })
  const now = answerable(found(again, 'notices.line-matter-missing'), act)
  throw refuse('conflict', now === true ? 'notices.line-answered' : now)
}

const answerable = (row: store.ReceivedMatter, act: 'finish' | 'giveBack'): true | keyof typeof words =>
  mayAnswer({ ...row, isAnswered: row.outcome !== null && row.outcome !== 'NONE' }, act) as true | keyof typeof words

const askedBy = ({ actor, now }: Ctx) => ({ actor, today: dayOf(now) })

const rowOf = (of: store.ReceivedMatter) => {
  const { id, title, orgName, line, dueOn, sentAt, state, outcome, isReached } = of
  const said = outcome === null || outcome === 'NONE' ? ('OPEN' as const) : outcome
  return {
    ...{ id, title, fromName: orgName, line, dueOn, sentAt: sentAt.toISOString(), state },
    ...{ outcome: said, isReached },
  }
}
