import { createHash } from 'node:crypto'
import type { Actor } from './actor.ts'
import { crypto } from './crypto.ts'
import { type Db, type Mode, sql, type Tx } from './db.ts'
import { Refusal, refusals } from './errors.ts'
import type { Read, Replica } from './replica.ts'
import type { VisitorTries } from './visitor-tries.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** Where a request came from. Never stored; what it tries is counted in memory, by keyed hashes. */
export interface Caller {
  readonly address: string
  readonly userAgent: string
  /** The origin as its browser sees it: where links lead that it is given. */
  readonly origin?: string
  /** The same, where browsers call it safe: https or localhost. Only there passkeys work. */
  readonly safeOrigin?: string
  cookie(name: string): string | undefined
  /** Sets or (with null) clears a cookie when the use case has committed. */
  setCookie(name: string, value: string | null, maxAgeSeconds?: number): void
  /** The uploaded bytes of a request with an `application/octet-stream` body. */
  readonly upload?: Buffer
}

/** What a use case works with: who asks, the transaction, the time, and what it has recorded so far. */
export interface Ctx {
  readonly actor: Actor
  readonly tx: Tx
  /** The time of the request; rules take it as an argument. */
  readonly now: Date
  readonly requestId: string
  readonly caller: Caller | undefined
  /** How many audit entries the use case has written; a change without one does not commit. */
  recorded: number
  /** Runs after the commit: invalidation, cookies. Must not fail. */
  readonly afterwards: (() => void)[]
  /** Runs when nothing of it was kept: a try is given back. Must not fail. */
  readonly ifNotKept: (() => void)[]
  /** How often visitors tried what they try. */
  readonly visitorTries: VisitorTries
}

/** How a use case is to be run. */
export interface Performance {
  readonly db: Db
  readonly actor: Actor
  readonly effect: Mode
  readonly requestId: string
  readonly now?: Date
  readonly caller?: Caller
  readonly purpose?: string
  /** The reading copy a read may go to, by which of its doors, and since when it must hold everything (decisions 119). */
  readonly copy?: Pick<Read<unknown>, 'door' | 'since'> & { readonly replica: Replica }
  /** A job, and a form that brings what is there already, may find nothing to do, and then nothing to record; any other request may not. */
  readonly mayChangeNothing?: boolean
  /**
   * Gives the same answer to the same key, once per caller (R-F08). `input` is all that was asked, and where; of an answer that is not
   * `mayBeKept` a repetition is only told that it was given, and what to do.
   */
  readonly idempotency?: Idempotency | undefined
}

/** A key under which a request is carried out once. */
interface Idempotency {
  readonly key: string
  readonly input: unknown
  readonly mayBeKept?: (answer: unknown) => boolean
  readonly ifNotKept?: 'kernel.file-given' | 'kernel.shown-once'
}

/**
 * Runs a use case in one transaction under the actor's reach. A change that recorded nothing does not commit.
 * @throws Refusal `kernel.key-reused` when an idempotency key comes back with another input, its `ifNotKept` when the answer
 * to it was not kept.
 */
export async function perform<T>(of: Performance, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const afterwards: (() => void)[] = []
  const ifNotKept: (() => void)[] = []
  const nothingKept = () => {
    afterwards.length = 0
    for (const step of ifNotKept.splice(0)) step()
  }
  const run = async (tx: Tx): Promise<T> => {
    nothingKept()
    const ctx: Ctx = {
      actor: of.actor,
      tx,
      now: of.now ?? new Date(),
      requestId: of.requestId,
      caller: of.caller,
      recorded: 0,
      afterwards,
      ifNotKept,
      visitorTries: of.db.visitorTries,
    }
    if (of.effect !== 'write') return work(ctx)
    if (of.idempotency) openWithClaim(tx, of.actor, of.idempotency)
    const answer = await work(ctx).catch((fault) => refused(tx, fault))
    if (ctx.recorded === 0 && !(of.mayChangeNothing && (await changedNothing(tx))))
      throw new Error('a change recorded nothing, so it is not kept')
    if (of.idempotency?.mayBeKept?.(answer) ?? true) keepAnswer(tx, of, answer)
    return answer
  }
  const { idempotency } = of
  const result = await send(of, run).catch((fault) => {
    nothingKept()
    if (!(fault instanceof ClaimedBefore && idempotency)) throw fault
    return of.db.read(of.actor, (tx) => answerBefore<T>(tx, of.actor, idempotency))
  })
  for (const step of afterwards) step()
  return result
}

function send<T>({ db, actor, effect, purpose = '', copy }: Performance, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (effect !== 'read' || !copy) return db[effect](actor, work, purpose)
  const { replica, door, since } = copy
  return replica.read({ door, since, actor, purpose, otherwise: db, work })
}

// The same request was answered before or is another one's: either is said before any refusal.
async function refused(tx: Tx, fault: unknown): Promise<never> {
  if (fault instanceof Refusal) await tx.opened()
  throw fault
}

// PostgreSQL numbers a transaction with its first change.
async function changedNothing(tx: Tx): Promise<boolean> {
  const row = await tx.one(sql<{ unchanged: boolean }>`select pg_current_xact_id_if_assigned() is null as unchanged`)
  return row.unchanged
}

/** Whether a key of this caller was claimed before: what was asked under it was done. */
export async function isClaimed(ctx: Ctx, key: string): Promise<boolean> {
  const caller = callerOf(ctx.actor)
  const { is } = await ctx.tx.one(
    sql<{ is: boolean }>`select exists (select from app.idempotency where key = ${key} and caller = ${caller}) as is`,
  )
  return is
}

// An answer belongs to the post in which it was given: in another post the same key asks anew (T05).
const callerOf = (actor: Actor) => actor.identityId ?? actor.accountId ?? actor.kind
const contextOf = (actor: Actor, key: string) => `app.idempotency.answer/${callerOf(actor)}/${key}`

// The key was claimed by an earlier request; all that this one did is given up.
class ClaimedBefore extends Error {}

// The claim costs no round trip of its own, and two requests with one key wait for each other here.
function openWithClaim(tx: Tx, actor: Actor, { key, input }: { key: string; input: unknown }): void {
  tx.openWith(
    sql`insert into app.idempotency (key, caller, digest) values (${key}, ${callerOf(actor)}, ${digestOf(input)}) on conflict do nothing`,
    (claimed) => {
      if (claimed === 0) throw new ClaimedBefore('the key was claimed before')
    },
  )
}

async function answerBefore<T>(
  tx: Tx,
  actor: Actor,
  { key, input, ifNotKept = 'kernel.file-given' }: Idempotency,
): Promise<T> {
  const before = await tx.one(
    sql<{
      digest: Buffer
      answer: Buffer | null
    }>`select digest, answer from app.idempotency where key = ${key} and caller = ${callerOf(actor)}`,
  )
  if (!before.digest.equals(digestOf(input))) throw refuse('invalid', 'kernel.key-reused')
  if (!before.answer) throw refuse('conflict', ifNotKept)
  const told = JSON.parse(crypto().open(contextOf(actor, key), before.answer).toString()) as { answer: T }
  return told.answer
}

const digestOf = (input: unknown) => createHash('sha256').update(JSON.stringify(input)).digest()

function keepAnswer(tx: Tx, { actor, idempotency }: Performance, answer: unknown): void {
  if (!idempotency) return
  const { key, input } = idempotency
  const caller = callerOf(actor)
  // Wrapped, so that an answer without content comes back as none and not as null.
  const sealed = crypto().seal(contextOf(actor, key), JSON.stringify({ answer }))
  const isWhole = tx.openStrictly(
    sql`insert into app.idempotency (key, caller, digest, answer) values (${key}, ${caller}, ${digestOf(input)}, ${sealed})`,
    'idempotency_pkey',
  )
  if (isWhole) return
  tx.later(sql`update app.idempotency set answer = ${sealed} where key = ${key} and caller = ${caller}`)
}
