import { crypto } from './crypto.ts'
import type { Ctx } from './ctx.ts'
import { sql } from './db.ts'
import { refusals } from './errors.ts'
import { waitOf } from './wait.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** So many tries in so many seconds for one subject. `name` is `chapter.what-is-tried`. */
export interface Limit {
  readonly name: string
  readonly tries: number
  readonly seconds: number
}

/**
 * Counts a try of this subject (a login, an account, an address that signs in) before it is judged, so that tries which
 * arrive together are counted exactly. The count is kept even when the use case refuses afterwards; in a write it must
 * therefore come before the first other statement. The subject itself is never stored, only its keyed digest (T12, T13).
 * @throws Refusal `kernel.too-many-tries` with the seconds to wait.
 */
export async function takeTry(ctx: Ctx, limit: Limit, ...subject: readonly string[]): Promise<void> {
  const [row] = await ctx.tx.alone(
    sql<{
      wait: number
    }>`select app.take_try(${digestOf(limit, subject)}, ${limit.tries}, ${limit.seconds}, ${ctx.now}) as wait`,
  )
  refuseUntil(row?.wait ?? 0, ctx.now)
}

/** Counts a try under several limits at once and gives the seconds each has to wait, 0 for none; refuses nothing by itself. */
export async function countTry(
  ctx: Ctx,
  limits: readonly Limit[],
  ...subject: readonly string[]
): Promise<readonly number[]> {
  const counts = limits.map(
    (limit) => sql`app.take_try(${digestOf(limit, subject)}, ${limit.tries}, ${limit.seconds}, ${ctx.now})`,
  )
  const [row] = await ctx.tx.alone(sql<{ waits: number[] }>`select array[${sql.join(counts)}] as waits`)
  return row?.waits ?? []
}

/** Counts what is about to be kept; when the use case refuses afterwards, it does not count (T40). */
export async function takeShare(ctx: Ctx, limit: Limit, ...subject: readonly string[]): Promise<void> {
  const { wait } = await ctx.tx.one(
    sql<{
      wait: number
    }>`select app.take_try(${digestOf(limit, subject)}, ${limit.tries}, ${limit.seconds}, ${ctx.now}) as wait`,
  )
  refuseUntil(wait, ctx.now)
}

/**
 * Counts a try of a visitor, by his address or as the sender a channel names, in memory (decisions 265): kept even when the use case
 * refuses afterwards. @throws Refusal `kernel.too-many-tries`
 */
export function takeVisitorTry(ctx: Ctx, limit: Limit, ...subject: readonly string[]): void {
  refuseUntil(ctx.visitorTries.take(keyOf(limit, subject), limit, ctx.now), ctx.now)
}

/** The same for what is about to be kept: when nothing is kept afterwards, it does not count (T40). */
export function takeVisitorShare(ctx: Ctx, limit: Limit, ...subject: readonly string[]): void {
  takeVisitorTry(ctx, limit, ...subject)
  ctx.ifNotKept.push(() => giveBackVisitorTry(ctx, limit, ...subject))
}

/** How many tries of a visitor count now. */
export function visitorTriesUsed(ctx: Ctx, limit: Omit<Limit, 'tries'>, ...subject: readonly string[]): number {
  return ctx.visitorTries.used(keyOf(limit, subject), limit.seconds, ctx.now)
}

/** Takes the try of this use case back: the answer was right, so it is no try at guessing. */
export function giveBackVisitorTry(ctx: Ctx, limit: Pick<Limit, 'name'>, ...subject: readonly string[]): void {
  ctx.visitorTries.giveBack(keyOf(limit, subject), ctx.now)
}

/** Takes the newest try of a visitor back, counted by an earlier use case: what it led to came out well. */
export function giveBackEarlierTry(ctx: Ctx, limit: Pick<Limit, 'name'>, ...subject: readonly string[]): void {
  ctx.visitorTries.giveBackNewest(keyOf(limit, subject))
}

/** Takes the newest try back when the use case has succeeded: the answer was right, so it is no try at guessing. */
export function giveBackTry(ctx: Ctx, limit: Limit, ...subject: readonly string[]): void {
  ctx.tx.note(sql`select app.give_back_try(${digestOf(limit, subject)})`)
}

/** The part of an address that one household or host holds: an IPv4 address, the first 64 bits of an IPv6 one. */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!address.includes(':')) return address
  const [before = '', after = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = before.split(':').filter(Boolean)
  const right = after.split(':').filter(Boolean)
  const whole = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}/64`
}

/** What a subject is counted under; who counts never sees more of it. */
export const digestOf = (limit: Pick<Limit, 'name'>, subject: readonly string[]) =>
  crypto().hash(`app.attempt/${limit.name}`, JSON.stringify(subject))

const keyOf = (limit: Pick<Limit, 'name'>, subject: readonly string[]) => digestOf(limit, subject).toString('base64')

/** Refuses when a counted try has to wait. @throws Refusal `kernel.too-many-tries` */
export function refuseUntil(seconds: number, now: Date): void {
  if (seconds === 0) return
  throw refuse('busy', 'kernel.too-many-tries', {
    slots: { wait: waitOf(seconds, now) },
    retryAfterSeconds: seconds,
  })
}
