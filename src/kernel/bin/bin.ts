import type { z } from 'zod'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import type { Answer, Input } from '../contract.ts'
import type { Ctx } from '../ctx.ts'
import { refusals, type Sentence } from '../errors.ts'
import type { Serve } from '../http.ts'
import { newId } from '../ids.ts'
import type { Home } from '../tasks.ts'
import { addDays, dayOf } from '../time.ts'
import { words } from '../words.ts'
import * as contract from './contract.ts'
import * as store from './store.ts'

const { found, refuse, refuseIf } = refusals(words)

/**
 * One kind of thing that people make by hand and remove from a list of their own organisation (UX-CS10). A chapter hands its kinds in, as
 * to 待办. The content holds ids, codes and words of an office, never a value of a person.
 */
export interface BinKind<C extends z.ZodType = z.ZodType> {
  /** `chapter.what`. */
  readonly kind: string
  readonly label: Sentence
  readonly content: C
  /** Whether this post may put such a thing back: true, or the code of the reason. Who may not is not shown it. */
  readonly may: (actor: Actor) => true | string
  /**
   * Writes it with the rights, rules and audit entry of every other writing, but in the place of nothing: false where something else stands
   * there by now, written in the same moment too.
   */
  putBack(ctx: Ctx, content: z.output<C>): Promise<boolean>
}

/** How something is written: in the place of what there is, or only where there is nothing. */
export type Writing = 'REPLACE' | 'ADD'

/** Describes a kind. */
export const defineBinKind = <C extends z.ZodType>(of: BinKind<C>): BinKind<C> => of

/** Sets aside what is being removed, in the transaction that removes it; gives the id by which it is put back. */
export function setAside<C extends z.ZodType>(
  ctx: Ctx,
  of: { kind: BinKind<C>; home: Home; name: string; content: z.input<C> },
): string {
  const id = newId()
  const { kind, home, name, content } = of
  const by = { removedByName: ctx.actor.name, removedAt: ctx.now }
  store.insertRemoved(ctx.tx, { id, ...home, kind: kind.kind, name, content: kind.content.parse(content), ...by })
  return id
}

/** What was removed at one’s own organisation and this post may put back, the latest first. */
export async function listRemoved(
  ctx: Ctx,
  kinds: readonly BinKind[],
  paging: Input<typeof contract.listRemoved>,
): Promise<Answer<typeof contract.listRemoved>> {
  const mine = kinds.filter(({ may }) => may(ctx.actor) === true)
  if (mine.length === 0 || ctx.actor.orgId === null) return { rows: [], total: 0 }
  const asked = { kinds: mine.map(({ kind }) => kind), now: ctx.now, ...paging }
  const { rows, total } = await store.listRemoved(ctx.tx, ctx.actor, asked)
  return { rows: rows.map((row) => shown(row, mine.find(({ kind }) => kind === row.kind) as BinKind)), total }
}

/**
 * Puts something back where it was removed: at once from the message that told of it, or from the bin. Nothing that was written meanwhile is
 * replaced. @throws missing `kernel.not-in-bin`; conflict `kernel.put-back-taken`; whatever the chapter refuses with
 */
export async function putBack(
  ctx: Ctx,
  kinds: readonly BinKind[],
  { removedId }: Input<typeof contract.putBack>,
): Promise<Answer<typeof contract.putBack>> {
  const row = found(await store.takeRemoved(ctx.tx, ctx.actor, { id: removedId, now: ctx.now }), 'kernel.not-in-bin')
  const of = kinds.find(({ kind }) => kind === row.kind)
  if (of?.may(ctx.actor) !== true) throw refuse('missing', 'kernel.not-in-bin')
  const content = of.content.parse(row.content)
  refuseIf(!(await of.putBack(ctx, content)), 'conflict', 'kernel.put-back-taken')
  record(ctx, 'kernel.put-back', { subject: 'app.removed', subjectId: removedId, orgId: row.orgId })
  return { id: removedId }
}

/** Serves the bin. */
export function binRoutes(serve: Serve, kinds: readonly BinKind[]): void {
  serve(contract.listRemoved, (ctx, input) => listRemoved(ctx, kinds, input))
  serve(contract.putBack, (ctx, input) => putBack(ctx, kinds, input))
}

function shown(row: store.StoredRemoved, { label }: BinKind): contract.Removed {
  const { id, name, removedByName, removedAt } = row
  return {
    ...{ id, label, name, removedByName },
    removedAt: removedAt.toISOString(),
    keptUntil: addDays(dayOf(removedAt), store.keptDays),
  }
}
