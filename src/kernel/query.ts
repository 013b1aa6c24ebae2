import {
  CamelCasePlugin,
  type CompiledQuery,
  createQueryId,
  DummyDriver,
  type Expression,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type RawNode,
  sql,
} from 'kysely'
import type { Database } from '../../database/types.ts'
import type { Reach } from './actor.ts'
import type { Statement } from './batch.ts'
import { config } from './config.ts'
import { mostCounted } from './contract.ts'
import { plainSql } from './plain-sql.ts'

/** Builds SQL, runs nothing: a store compiles with it and hands the statement to its transaction. */
export const build = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin({ underscoreBeforeDigits: false })],
})

/** Whatever a transaction can send. */
export type Query<R> = { compile(): CompiledQuery<R> } | RawBuilder<R> | CompiledQuery<R> | SteadyQuery<R>

/** A query whose plan is right for every value and every reach; made by `steady`. */
export interface SteadyQuery<R> extends CompiledQuery<R> {
  readonly isSteady: true
}

/**
 * Has a reading query planned once on each connection and not every time: planning was two thirds of what a branch list
 * cost the database (docs/decisions/0043). Right only for a query whose best plan is the same for a branch and for the
 * whole tree, and that names the reach on every table it takes rows from: then the planner reckons with the same share of
 * a table whoever asks first. What the public reads has no reach to name. A test says so with `plansOf`. A round trip of which one query is not steady plans all.
 */
export function steady<R>(query: Query<R>): SteadyQuery<R> {
  return { ...compiled(query), isSteady: true }
}

/** The statement a query stands for, ready to be sent. */
export const compiled = <R>(query: Query<R>): CompiledQuery<R> => {
  if ('sql' in query) return query
  if ('isRawBuilder' in query) {
    const plain = plainSql(query)
    if (plain) return { ...plain, query: query.toOperationNode() as RawNode, queryId }
  }
  return (query as { compile(of?: unknown): CompiledQuery<R> }).compile(build)
}

// Kysely tells queries apart by it when it runs them; it runs none here.
const queryId = createQueryId()

/** Whether a statement's plan may be kept. */
export const isSteady = (statement: Statement): boolean => 'isSteady' in statement

/**
 * The first belt: the condition every store read names itself, `org_path` inside the reach (decisions 2).
 * The column is given when a query joins several tables.
 */
export function within(reach: Reach, column = 'org_path'): RawBuilder<boolean> {
  if (config.belt === 'service-off') return sql<boolean>`true`
  const path = nameOf(column)
  return sql<boolean>`${path} >= ${reach.path} and ${path} < ${reach.pathEnd}`
}

/** How many rows a query gives, counted to just above what a list tells (`mostCounted`). */
export function countOf(rows: RawBuilder<unknown> | Expression<unknown>): RawBuilder<{ total: number }> {
  return sql<{ total: number }>`select count(*) as total from (${rows} ${countedRows}) counted`
}

// A fixed number, because the planner reckons with the limit also where it keeps the plan.
const countedRows = sql.raw(`limit ${mostCounted + 1}`)

const columnNames = new Map<string, RawBuilder<unknown>>()

// Quoted once: there are as many columns as places in the code that name one.
function nameOf(column: string): RawBuilder<unknown> {
  const known = columnNames.get(column)
  if (known) return known
  const name = sql.raw(sql.ref(column).compile(build).sql)
  columnNames.set(column, name)
  return name
}
