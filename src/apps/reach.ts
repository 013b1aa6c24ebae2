import type { Actor, Reach } from '#kernel/actor.ts'
import { Db } from '#kernel/db.ts'
import { reachToday } from '#modules/accounts/index.ts'

/**
 * Rights as they are at the moment: the reach of who queued a job, by the post he holds when the job runs, nothing when he lost it (T05);
 * and reading as somebody, for what is told to him.
 */
export function createReach(appUrl: string) {
  const db = new Db(appUrl, { max: 2, name: 'lianxin reach' })
  return {
    currentReach: (actor: Actor): Promise<Reach | undefined> => reachToday(db, actor),
    app: db,
    close: () => db.close(),
  }
}
