import pg from 'pg'
import { serialize } from 'pg-protocol'

/** One SQL statement with its values; Kysely's CompiledQuery fits. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** What one statement of a batch gave. */
export interface Rows {
  readonly rows: Record<string, unknown>[]
  readonly count: number
  /** What PostgreSQL says it did: `INSERT 0 1`, `COMMIT`, or `ROLLBACK` when a commit found a failed transaction. */
  readonly tag: string
}

interface Field {
  readonly key: string
  readonly parse: (text: string) => unknown
}

/** The part of pg's connection that a batch speaks to. */
interface Wire {
  readonly stream: { write(bytes: Uint8Array): unknown }
}

/** What a connection holds: which names were parsed on it, and the columns of those that have run. */
interface Held {
  readonly parsed: Set<string>
  readonly fields: Map<string, Field[]>
}

// Statement names are per text and shared by all connections; beyond the limit statements stay unnamed,
// so that texts with a varying number of placeholders cannot fill the server's memory.
const names = new Map<string, string>()
const nameLimit = 2000
const prepared = new WeakMap<Wire, Held>()

/**
 * Several statements in one round trip: all messages, then one Sync. PostgreSQL runs them in one implicit
 * transaction unless a BEGIN is among them, so `set_config(…, true)` holds for exactly this batch.
 * Known statements are bound by name without parsing or describing them again.
 */
export class Batch {
  private readonly statements: readonly Statement[]
  private readonly results: Rows[] = []
  private readonly fieldsOf: (Field[] | undefined)[] = []
  private readonly settle: (fault: Error | null, results: Rows[]) => void
  private rows: Record<string, unknown>[] = []
  private failure: Error | null = null
  private wire: Wire | undefined
  // pg's client assigns a callback when there is none
  callback = (): void => {}

  constructor(statements: readonly Statement[], settle: (fault: Error | null, results: Rows[]) => void) {
    this.statements = statements
    this.settle = settle
  }

  // One write: handing the system ten small pieces cost a fifth of the server's time. A value that cannot be written
  // stops the batch before anything is sent; pg passes the fault on.
  submit(wire: Wire): Error | null {
    this.wire = wire
    const held = prepared.get(wire) ?? { parsed: new Set(), fields: new Map() }
    prepared.set(wire, held)
    try {
      const messages = this.statements.flatMap((statement) => this.messagesOf(statement, held))
      wire.stream.write(Buffer.concat([...messages, serialize.sync()]))
      return null
    } catch (fault) {
      return fault as Error
    }
  }

  private messagesOf(statement: Statement, held: Held): Buffer[] {
    const name = nameOf(statement.sql)
    const fields = name === '' ? undefined : held.fields.get(name)
    const repeated = fields === undefined && this.fieldsOf.length > 0 && this.isSentBefore(statement.sql)
    this.fieldsOf.push(fields)
    return [
      ...(fields || repeated ? [] : parse({ text: statement.sql, name }, held)),
      serialize.bind({ statement: name, values: [...statement.parameters], valueMapper }),
      ...(fields ? [] : [serialize.describe({ type: 'P', name: '' })]),
      serialize.execute(),
    ]
  }

  private isSentBefore(text: string): boolean {
    return nameOf(text) !== '' && this.statements.slice(0, this.fieldsOf.length).some((other) => other.sql === text)
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    this.fieldsOf[this.results.length] = message.fields.map((field) => ({
      key: camel(field.name),
      parse: parserOf(field.dataTypeID),
    }))
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const fields = this.fieldsOf[this.results.length] ?? []
    const row: Record<string, unknown> = {}
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i] as Field
      const value = message.fields[i]
      row[field.key] = value === null || value === undefined ? null : field.parse(value)
    }
    this.rows.push(row)
  }

  handleCommandComplete(message: { text: string }): void {
    const statement = this.statements[this.results.length]
    const fields = this.fieldsOf[this.results.length] ?? []
    if (statement && this.wire) {
      const name = nameOf(statement.sql)
      if (name !== '') prepared.get(this.wire)?.fields.set(name, fields)
    }
    const counted = /(\d+)$/.exec(message.text)
    this.results.push({ rows: this.rows, count: counted ? Number(counted[1]) : this.rows.length, tag: message.text })
    this.rows = []
  }

  handleError(fault: Error): void {
    // A plan whose result changed by a migration is forgotten together with everything this connection knew.
    if ((fault as { code?: string }).code === '0A000' && this.wire) prepared.get(this.wire)?.fields.clear()
    this.failure = fault
    this.settle(fault, this.results)
  }

  handleReadyForQuery(): void {
    if (!this.failure) this.settle(null, this.results)
  }

  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(wire: { sendCopyFail(text: string): void }): void {
    wire.sendCopyFail('COPY does not go through a batch')
  }
  handleCopyData(): void {}
}

/** Sends statements over one client and gives the rows of each, in order. @throws the fault of the one that failed */
export async function sendBatch(client: pg.ClientBase, statements: readonly Statement[]): Promise<Rows[]> {
  const { results, fault } = await tryBatch(client, statements)
  if (fault) throw fault
  return results
}

/** The same, with what the statements before a failed one gave. */
export function tryBatch(
  client: pg.ClientBase,
  statements: readonly Statement[],
): Promise<{ results: Rows[]; fault: Error | null }> {
  return new Promise((resolve) => {
    const batch = new Batch(statements, (fault, results) => resolve({ results, fault }))
    client.query(batch as unknown as pg.Submittable)
  })
}

// A statement that failed when it first ran may or may not be held by the server: its name is freed before it is used again.
function parse(of: { text: string; name: string }, { parsed }: Held): Buffer[] {
  if (parsed.has(of.name)) return [serialize.close({ type: 'S', name: of.name }), serialize.parse(of)]
  if (of.name !== '') parsed.add(of.name)
  return [serialize.parse(of)]
}

function nameOf(text: string): string {
  const name = names.get(text)
  if (name !== undefined) return name
  if (names.size >= nameLimit) return ''
  const fresh = `s${names.size}`
  names.set(text, fresh)
  return fresh
}

const camelNames = new Map<string, string>()
function camel(name: string): string {
  let key = camelNames.get(name)
  if (key === undefined) {
    key = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    camelNames.set(name, key)
  }
  return key
}

const asText = (text: string) => text
// Days stay text (a day has no time zone); whole numbers of SQL are numbers; the rest as pg reads it.
function parserOf(typeId: number): (text: string) => unknown {
  if (typeId === pg.types.builtins.DATE) return asText
  if (typeId === pg.types.builtins.INT8) return Number
  return pg.types.getTypeParser(typeId, 'text')
}

// Values as PostgreSQL reads them in text form; objects are JSON, arrays are SQL arrays.
function valueMapper(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (Buffer.isBuffer(value) || typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return arrayLiteral(value)
  return JSON.stringify(value)
}

function arrayLiteral(values: readonly unknown[]): string {
  const element = (value: unknown): string => {
    if (value === null || value === undefined) return 'NULL'
    if (Array.isArray(value)) return arrayLiteral(value)
    if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
    const text = valueMapper(value) as string
    return `"${text.replace(/["\\]/g, '\\$&')}"`
  }
  return `{${values.map(element).join(',')}}`
}
