import { type Actor, everywhere, type Reach, reachOf } from '#kernel/actor.ts'
import { Db, sql } from '#kernel/db.ts'

/**
 * The reach of who queued a job, by where his organisation stands in the tree when the job runs.
 *
 * @param asker the actor under whom the tree is read; he has to reach all of it.
 */
export function createReach(appUrl: string, asker: Actor) {
  const db = new Db(appUrl, { max: 2, name: 'lianxin reach' })
  return {
    async currentReach({ orgId, reach }: Actor): Promise<Reach | undefined> {
      if (reach.path === everywhere.path) return everywhere
      const org = await db.read(asker, (tx) =>
        tx.first(sql<{ path: string }>`select path from organisations.org where id = ${orgId}`),
      )
      return org && reachOf(org.path)
    },
    close: () => db.close(),
  }
}
