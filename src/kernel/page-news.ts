import { visitor } from './actor.ts'
import { type Db, sql } from './db.ts'
import { log } from './log.ts'
import { announcementsOf, pageChannel } from './page-cache.ts'

const gatherMs = 400

/**
 * Announces what many requests change in small ways, such as a count on a page: gathered, and at most every 400 ms. A
 * commit that announces something waits until every other one that does is on disk, so citizens who write at the same
 * time would wait for each other (decisions 45). What is lost when the server dies is shown within a minute.
 */
export class PageNews {
  private readonly db: Db
  private readonly keys = new Set<string>()
  private timer: NodeJS.Timeout | undefined

  /** Announces on a connection of this pool. */
  constructor(db: Db) {
    this.db = db
  }

  /** Notes that what this key names has changed. */
  changed(key: string): void {
    this.keys.add(key)
    this.timer ??= setTimeout(() => void this.tell(), gatherMs)
  }

  /** Announces what is still to be told, and nothing after that. */
  async close(): Promise<void> {
    clearTimeout(this.timer)
    if (this.keys.size > 0) await this.tell()
  }

  private async tell(): Promise<void> {
    const payloads = announcementsOf([...this.keys])
    this.keys.clear()
    this.timer = undefined
    const telling = this.db.steps(visitor, (tx) =>
      tx.run(sql`select pg_notify(${pageChannel}, payload) from unnest(${payloads}::text[]) as payload`),
    )
    await telling.catch((fault) => log.warn({ fault: String(fault) }, 'changed counts were not announced'))
  }
}
