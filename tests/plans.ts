import type { Reach } from '#kernel/actor.ts'
import { Db, type Tx } from '#kernel/db.ts'
import { actorAt, type TestDatabase } from './database.ts'

/**
 * The plans that steady queries keep when this reach is the first to ask on a connection: one text each, in the order in
 * which they were asked. Steady queries have the same plans whoever was first.
 */
export async function plansOf(
  { urls }: TestDatabase,
  reach: Reach,
  ask: (tx: Tx, reach: Reach) => Promise<unknown>,
): Promise<string[]> {
  const db = new Db(urls.app, { max: 1 })
  try {
    await db.read(actorAt('/', { reach }), (tx) => ask(tx, reach))
    const client = await db.pool.connect()
    try {
      await client.query(
        `select set_config('app.path', $1, false), set_config('app.path_end', $2, false),
          set_config('plan_cache_mode', 'force_generic_plan', false)`,
        [reach.path, reach.pathEnd],
      )
      const { rows } = await client.query<{ call: string }>(
        `select quote_ident(name) || coalesce('(' || nullif(array_to_string(array_fill('null'::text, array[cardinality(parameter_types)]), ', '), '') || ')', '') as call
         from pg_prepared_statements where generic_plans > 0 and statement !~ '^select set_config' order by prepare_time`,
      )
      const plans: string[] = []
      for (const { call } of rows) {
        const plan = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) execute ${call}`)
        plans.push(plan.rows.map((row) => row['QUERY PLAN']).join('\n'))
      }
      return plans
    } finally {
      client.release()
    }
  } finally {
    await db.close()
  }
}
