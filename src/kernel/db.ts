import pg from 'pg'
import type { Actor } from './actor.ts'
import { type Rows, type Statement, sendBatch, tryBatch } from './batch.ts'
import { sendCopy } from './copy.ts'
import { log } from './log.ts'
import { compiled, isSteady, type Query } from './query.ts'
import { type Scope, scopeOf } from './scope.ts'
import { VisitorTries } from './visitor-tries.ts'

export { sql } from 'kysely'
export { build, countOf, type Query, steady, within } from './query.ts'

/**
 * How a use case works. A `read` needs no transaction of its own: each round trip carries its scope and is read-only.
 * A `write` is one transaction. In `steps` each round trip commits by itself, for what must stay when the use case
 * refuses afterwards: counted tries, failed sign-ins.
 */
export type Mode = 'read' | 'write' | 'steps'

/**
 * The statements of one use case. A write begins with its first statement, and what nobody waits for travels with the
 * next round trip or with the commit.
 */
export class Tx {
  private readonly loan: Loan
  private readonly scope: Scope
  private readonly mode: Mode
  private waiting: Statement[] = []
  private notes: Statement[] = []
  private begun = false
  private opening: Opening | undefined

  constructor(loan: Loan, scope: Scope, mode: Mode) {
    this.loan = loan
    this.scope = scope
    this.mode = mode
  }

  /** All rows of a query. */
  async rows<R>(query: Query<R>): Promise<R[]> {
    const [rows] = await this.all([query])
    return rows as R[]
  }

  /** The first row, or nothing. */
  async first<R>(query: Query<R>): Promise<R | undefined> {
    return (await this.rows(query))[0]
  }

  /** The only row; a query that gives none is a fault. */
  async one<R>(query: Query<R>): Promise<R> {
    const row = await this.first(query)
    if (row === undefined) throw new Error('a query gave no row')
    return row
  }

  /** Several queries in one round trip; the rows of each, in order. */
  async all<const Q extends readonly Query<unknown>[]>(queries: Q): Promise<{ [K in keyof Q]: RowsOf<Q[K]> }> {
    const results = await this.flush(queries.map(compiled))
    return results.slice(-queries.length).map((result) => result.rows) as { [K in keyof Q]: RowsOf<Q[K]> }
  }

  /** Runs a changing statement and gives how many rows it touched. */
  async run(query: Query<unknown>): Promise<number> {
    const results = await this.flush([compiled(query)])
    return results.at(-1)?.count ?? 0
  }

  /** Streams rows into a temporary table of this transaction: `copy t (a, b) from stdin`; gives their number. */
  async copy(text: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    await this.flush([])
    return sendCopy(await this.loan.take(), text, chunks)
  }

  /**
   * A statement in a transaction of its own: what it wrote stays even when the use case refuses. In a write it comes
   * before everything else, because nothing can be kept apart once the transaction has begun.
   */
  async alone<R>(query: Query<R>): Promise<R[]> {
    if (this.begun) throw new Error('a statement of its own comes before the transaction begins')
    const results = await this.send([this.scope.changing, compiled(query)])
    return results.at(-1)?.rows as R[]
  }

  /** A statement whose answer nobody waits for: sent with the next round trip or the commit. A read has none. */
  later(query: Query<unknown>): void {
    if (this.mode === 'read') throw new Error('a reading use case changes nothing')
    this.waiting.push(compiled(query))
  }

  /** The only things a read may leave behind, stored before the answer goes out: an audit entry, a try given back. */
  note(query: Query<unknown>): void {
    if (this.mode !== 'read') this.later(query)
    else this.notes.push(compiled(query))
  }

  /**
   * Does a part of a write that may fail by itself: then all it sent and left waiting is given up, and the transaction goes on.
   * Parts may stand in one another. Called by the kernel only (`inPart`, `tryOut`).
   */
  async part<T>(work: () => Promise<T>): Promise<T> {
    if (this.mode !== 'write') throw new Error('only a write has parts')
    await this.flush([beginPart])
    try {
      const result = await work()
      await this.flush([endPart])
      return result
    } catch (fault) {
      this.waiting = []
      await this.flush([undoPart, endPart])
      throw fault
    }
  }

  /**
   * A statement before all others of a write, in their round trip. What it touched is judged before anybody sees what they
   * gave; a judge who throws ends the use case. Called by the kernel only.
   */
  openWith(query: Query<unknown>, judge: Opening['judge']): void {
    this.opening = { statement: compiled(query), judge }
  }

  /**
   * Puts a statement in the place of the opening one that was not sent yet, so that everything goes in one round trip with the
   * commit: it fails by this constraint where the judge would have been told of no row. False when the opening one is on its way. Called by
   * the kernel only.
   */
  openStrictly(query: Query<unknown>, constraint: string): boolean {
    if (!this.opening) return false
    this.opening = { ...this.opening, statement: compiled(query), constraint }
    return true
  }

  /** Sends the opening statement by itself when nothing took it along. Called by the kernel only. */
  async opened(): Promise<void> {
    if (this.opening) await this.flush([])
  }

  /** Sends what waits. Long loading does it from time to time, so that a batch stays small. */
  async sent(): Promise<void> {
    if (this.waiting.length > 0) await this.flush([])
  }

  /** Sends what waits and commits. Called by the kernel only. @throws Error when the commit did not hold. */
  async finish(): Promise<void> {
    if (this.notes.length > 0) await this.send([this.scope.changing, ...this.notes])
    // What waits must not be committed before the opening was judged, unless that fails by itself.
    if (this.opening?.constraint === undefined) await this.opened()
    if (!this.begun && !this.opening && this.waiting.length === 0) return
    if (this.mode === 'steps') {
      await this.flush([])
      return
    }
    const results = await this.flush([commit])
    // A use case that swallowed a failed statement gets ROLLBACK for its COMMIT, without an error.
    if (results.at(-1)?.tag !== 'COMMIT') throw new Error('a statement had failed, so nothing was kept')
  }

  /** Gives up everything. Called by the kernel only. */
  async abandon(): Promise<void> {
    this.waiting = []
    this.notes = []
    if (this.begun && this.loan.isTaken) await this.send([rollback])
  }

  private async send(statements: readonly Statement[]): Promise<Rows[]> {
    return sendBatch(await this.loan.take(), statements)
  }

  private async flush(statements: readonly Statement[]) {
    const { opening } = this
    const sent = [...this.waiting, ...statements]
    const before = this.before(sent)
    this.waiting = []
    this.opening = undefined
    this.begun = this.mode === 'write'
    if (!opening) return this.send([...before, ...sent])
    const { results, fault } = await tryBatch(await this.loan.take(), [...before, opening.statement, ...sent])
    const judged = results[before.length]
    if (judged) opening.judge(judged.count)
    if (opening.constraint !== undefined && violated(fault) === opening.constraint) opening.judge(0)
    if (fault) throw fault
    return results
  }

  private before(sent: readonly Statement[]): Statement[] {
    if (this.mode === 'read') return [sent.every(isSteady) ? this.scope.steady : this.scope.reading]
    if (this.mode === 'steps') return [this.scope.changing]
    return this.begun ? [] : [begin, this.scope.changing]
  }
}

// Judged even when a statement behind it failed: what failed may have failed because all was done before.
interface Opening {
  readonly statement: Statement
  readonly judge: (touched: number) => void
  /** Told when no row is touched by failing, and by nothing else. */
  readonly constraint?: string
}

const violated = (fault: Error | null) => (fault as { constraint?: string } | null)?.constraint

// The statement that was running is rejected with the same fault.
const ignore = (): void => {}

type RowsOf<Q> = Q extends Query<infer R> ? R[] : never

const plain = (text: string): Statement => ({ sql: text, parameters: [] })
const begin = plain('begin')
const commit = plain('commit')
const rollback = plain('rollback')
// Of two savepoints of one name the later counts, until it is released.
const beginPart = plain('savepoint part')
const undoPart = plain('rollback to savepoint part')
const endPart = plain('release savepoint part')

/** A connection of a pool, taken when something is first sent: a use case that asks the database nothing takes none from the others. */
class Loan {
  private readonly pool: pg.Pool
  private client: pg.PoolClient | undefined
  private coming: Promise<pg.PoolClient> | undefined
  private isOver = false

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  get isTaken(): boolean {
    return this.client !== undefined
  }

  /** @throws the fault of the database that cannot be reached */
  async take(): Promise<pg.PoolClient> {
    this.coming ??= this.pool.connect()
    this.client ??= await this.coming
    // What comes late must not go out on a connection that somebody else may hold by now.
    if (this.isOver) throw new Error('the use case is over')
    return this.client
  }

  giveBack(of: { broken: boolean }): void {
    this.isOver = true
    if (this.client) this.client.release(of.broken)
    // What failed beside it did not wait for it.
    else this.coming?.then((client) => client.release(), ignore)
  }
}

/** A pool of connections of one database role. */
export class Db {
  readonly pool: pg.Pool
  /** What visitors tried while this pool stood; none of it is in the database. */
  readonly visitorTries = new VisitorTries()

  constructor(url: string, options: { max?: number; name?: string } = {}) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: options.max ?? 10,
      application_name: options.name ?? 'lianxin',
      connectionTimeoutMillis: 5000,
      idleTimeoutMillis: 60_000,
    })
    // A database that stops must not end the process: the pool opens new connections when it is back.
    this.pool.on('error', (fault) => log.warn({ fault: fault.message }, 'a database connection was lost'))
    // The pool listens to idle connections only: one that breaks while it is lent out would end the process.
    this.pool.on('connect', (client) => client.on('error', ignore))
  }

  /** Runs reads under the actor's reach; each round trip is a transaction of its own. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>, purpose = ''): Promise<T> {
    return this.within(actor, 'read', { work, purpose })
  }

  /** Runs a transaction under the actor's reach: all of it is committed, or nothing. */
  write<T>(actor: Actor, work: (tx: Tx) => Promise<T>, purpose = ''): Promise<T> {
    return this.within(actor, 'write', { work, purpose })
  }

  /** Runs statements that commit one round trip at a time. */
  steps<T>(actor: Actor, work: (tx: Tx) => Promise<T>, purpose = ''): Promise<T> {
    return this.within(actor, 'steps', { work, purpose })
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  private async within<T>(
    actor: Actor,
    mode: Mode,
    { work, purpose }: { work: (tx: Tx) => Promise<T>; purpose: string },
  ): Promise<T> {
    const loan = new Loan(this.pool)
    const tx = new Tx(loan, scopeOf(actor, purpose), mode)
    let broken = false
    try {
      const result = await work(tx)
      await tx.finish()
      return result
    } catch (fault) {
      await tx.abandon().catch(() => {
        broken = true
      })
      throw fault
    } finally {
      loan.giveBack({ broken })
    }
  }
}
