import type { Ctx } from '#kernel/ctx.ts'
import { KeptFacts } from '#kernel/kept-facts.ts'
import type { Day } from '#kernel/time.ts'
import type { CaseLimits } from '../rules.ts'
import * as store from './store.ts'

/** Whom a message about an organisation goes to, and what holds there. */
export interface KnownDesk {
  readonly deskId: string
  readonly deskName: string
  readonly submissionsPerHour: number
  readonly limits: CaseLimits
}

/** The key of announcements that a desk was opened or closed, or a limit set; the tree announces its own. */
export const deskPages = 'desks'
const keys = [deskPages, 'organisations']

const mostAhead = 50
const longestMs = 2000

/**
 * What a door through which many messages come remembers of their desks, and the orders it drew ahead, so that a message
 * is one round trip to the database (decisions 290). It hears what pages hear and is never older than one of them; that the desk is
 * the right one the database looks after by itself when the message is written.
 */
export class KnownDesks {
  readonly desks = new KeptFacts<KnownDesk>({ characters: 4_000_000 })
  private spare: readonly { readonly day: Day; readonly order: number; readonly until: number }[] = []
  private second = { at: 0, taken: 0, before: 0 }

  /** Takes in an announcement of changed pages. */
  hear(payload: string): void {
    this.desks.hear(payload)
  }

  /** Trusts nothing that is kept any more. */
  outdateAll(): void {
    this.desks.outdateAll()
  }

  /** The desk for messages of this name, as it is known or else as `read` finds it now. */
  find(name: string, read: () => Promise<KnownDesk | undefined>): Promise<KnownDesk | undefined> {
    return this.desks.get(name, async () => {
      const facts = await read()
      return facts && { facts, keys }
    })
  }

  /**
   * An order of the day that nobody else gets. Where messages come by the dozen, the next ones are drawn with it, as many as came in the
   * second before; where they come one by one, none is, so that numbers have no gaps for it and rise with the time.
   */
  async nextOrder(ctx: Ctx, day: Day): Promise<number> {
    const ahead = this.countedSecond(ctx.now)
    const moment = ctx.now.getTime()
    const [first, ...rest] = this.spare.filter((one) => one.day === day && one.until > moment)
    this.spare = rest
    if (first) return first.order
    const [order, ...next] = await store.drawOrders(ctx.tx, day, 1 + ahead)
    if (order === undefined) throw new Error('no order was drawn')
    // Where the day begins is known with the commit only.
    ctx.afterwards.push(() => {
      this.spare = [...this.spare, ...next.map((one) => ({ day, order: one, until: moment + longestMs }))]
    })
    return order
  }

  /** Counts one message; gives how many came in the second before, and no more than may be drawn ahead. */
  private countedSecond(now: Date): number {
    const at = Math.floor(now.getTime() / 1000)
    const { second } = this
    if (at !== second.at) this.second = { at, taken: 0, before: at === second.at + 1 ? second.taken : 0 }
    this.second.taken += 1
    return Math.min(mostAhead, this.second.before)
  }
}
