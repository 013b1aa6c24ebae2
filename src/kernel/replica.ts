import { type Actor, systemActor } from './actor.ts'
import { type Db, sql, type Tx } from './db.ts'
import { Refusal } from './errors.ts'
import { log, textOf } from './log.ts'

/** How far behind the copy may be and still be read, in milliseconds: rights of data in the tree hold within a second (T05). */
export const mostLag = 1000
const everyMs = 200

/** Now, in milliseconds of a clock of this process that is never set back: what was told by the clock of the machine could lie in the future. */
export const moment = (): number => performance.now()

/** Whether a copy that is known to hold everything before `freshAt` may be read by who must see everything until `since`. */
export const isFreshEnough = ({ since, freshAt, now }: { since: number; freshAt: number; now: number }): boolean =>
  since < freshAt && freshAt <= now && now - freshAt <= mostLag

/** The pools of a database and of its reading copy, by the login they use. */
interface ReplicaDoors {
  /** Asked how far the database is. */
  readonly primary: Db
  readonly db: Db
  readonly portal: Db
}

/**
 * A reading copy of the database, a streaming standby. Every fifth of a second the database is asked for its place in the log, and
 * the copy whether it has come that far: when it has, it holds everything that was committed before the question. So it is known
 * at each moment since when the copy may lag, and a read goes there only when that is recent enough for whoever reads.
 * What goes wrong on the copy is read again from the database, without an error.
 */
export class Replica {
  private readonly doors: ReplicaDoors
  // When each account last changed something, until the copy is known to hold it.
  private readonly writers = new Map<string, number>()
  private freshAt = Number.NEGATIVE_INFINITY
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void>
  private isAway = false
  private isClosed = false

  constructor(doors: ReplicaDoors) {
    this.doors = doors
    watched = this
    this.looking = this.look()
  }

  /** How far behind the copy is at most, in seconds; Infinity when it was not reached. */
  get lagSeconds(): number {
    return Math.max(0, moment() - this.freshAt) / 1000
  }

  /** Notes that somebody has just changed something: he reads his own change from the database until the copy has it. */
  wrote(accountId: string): void {
    this.writers.set(accountId, moment())
  }

  /**
   * Reads from the copy when it holds everything committed before `since` and is not far behind; else, or when the copy fails,
   * from the database. The work may run twice, so it leaves nothing behind.
   */
  async read<T>({ door, actor, since = this.sinceOf(actor), otherwise, work, purpose }: Read<T>): Promise<T> {
    if (!isFreshEnough({ since, freshAt: this.freshAt, now: moment() })) return otherwise.read(actor, work, purpose)
    try {
      return await this.doors[door].read(actor, work, purpose)
    } catch (fault) {
      if (fault instanceof Refusal) throw fault
      this.miss(fault)
      return otherwise.read(actor, work, purpose)
    }
  }

  /** Ends looking; the pools are closed by who made them. */
  async close(): Promise<void> {
    this.isClosed = true
    if (watched === this) watched = undefined
    clearTimeout(this.timer)
    await this.looking
  }

  private sinceOf({ accountId }: Actor): number {
    return this.writers.get(accountId ?? '') ?? Number.NEGATIVE_INFINITY
  }

  private async look(): Promise<void> {
    const asked = moment()
    try {
      if (await this.hasComeTo(await this.placeOfDatabase())) this.freshAt = asked
      this.isAway = false
      for (const [accountId, at] of this.writers) if (at < this.freshAt) this.writers.delete(accountId)
    } catch (fault) {
      this.miss(fault)
    }
    if (this.isClosed) return
    this.timer = setTimeout(() => {
      this.looking = this.look()
    }, everyMs).unref()
  }

  private placeOfDatabase(): Promise<{ place: string }> {
    const query = sql<{ place: string }>`select pg_current_wal_lsn()::text as place`
    return this.doors.primary.read(watcher, (tx) => tx.one(query))
  }

  private async hasComeTo({ place }: { place: string }): Promise<boolean> {
    const query = sql<{ there: boolean }>`
      select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ${place}::text::pg_lsn as there`
    return (await this.doors.db.read(watcher, (tx) => tx.one(query))).there
  }

  // Told once, not for each reader; until the next good look nobody tries again.
  private miss(fault: unknown): void {
    this.freshAt = Number.NEGATIVE_INFINITY
    if (!this.isAway) log.warn({ fault: textOf(fault) }, 'the reading copy of the database does not answer')
    this.isAway = true
  }
}

let watched: Replica | undefined

/** How far behind the copy of this process is at most, in seconds; null when it has none. */
export const replicaLag = (): number | null => watched?.lagSeconds ?? null

/** A read that may go to the copy. */
export interface Read<T> {
  readonly door: 'db' | 'portal'
  readonly actor: Actor
  /** What was committed until this `moment()` must be seen; by itself, what the actor changed. */
  readonly since?: number | undefined
  readonly otherwise: Db
  readonly work: (tx: Tx) => Promise<T>
  readonly purpose: string
}

const watcher = systemActor('kernel.replica')
