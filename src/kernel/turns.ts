/** So many wait for their turn already, or so long, that one more is told to come again. */
export class Crowded extends Error {}

/** How many run at once, how many more wait in their order, and after how long one of those gives up. */
export interface TurnLimits {
  readonly atOnce: number
  readonly waiting: number
  readonly patienceMs?: number
}

/** Turns at something that must not run any number of times at once; who waits first is next. */
export class Turns {
  private readonly limits: TurnLimits
  private running = 0
  private readonly queue: (() => void)[] = []

  constructor(limits: TurnLimits) {
    this.limits = limits
  }

  /** Whether nobody runs, and so nobody waits. */
  get isIdle(): boolean {
    return this.running === 0
  }

  /** Runs `work` when its turn comes. @throws Crowded when too many wait or it waited too long; then nothing was begun */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.take()
    try {
      return await work()
    } finally {
      this.pass()
    }
  }

  private async take(): Promise<void> {
    const { atOnce, waiting, patienceMs } = this.limits
    if (this.running < atOnce) {
      this.running += 1
      return
    }
    if (this.queue.length >= waiting) throw new Crowded('too many wait for their turn')
    await new Promise<void>((come, give) => {
      const timer = patienceMs === undefined ? undefined : setTimeout(leave, patienceMs)
      const mine = () => {
        clearTimeout(timer)
        come()
      }
      const { queue } = this
      queue.push(mine)
      function leave() {
        queue.splice(queue.indexOf(mine), 1)
        give(new Crowded('the turn did not come in time'))
      }
    })
  }

  // Who waits first takes the place, so that nobody comes in between.
  private pass(): void {
    const next = this.queue.shift()
    if (next) next()
    else this.running -= 1
  }
}

/** Turns for each of many, an account or an address: nobody waits for another, and nothing is kept of who is idle. */
export class TurnsOfEach {
  private readonly limits: TurnLimits
  private readonly turns = new Map<string, Turns>()

  constructor(limits: TurnLimits) {
    this.limits = limits
  }

  /** Runs `work` when the turn of this one comes. @throws Crowded as {@link Turns.run} */
  async run<T>(whose: string, work: () => Promise<T>): Promise<T> {
    const own = this.turns.get(whose) ?? new Turns(this.limits)
    this.turns.set(whose, own)
    try {
      return await own.run(work)
    } finally {
      // Another may have begun a new one when this was idle for a moment.
      if (own.isIdle && this.turns.get(whose) === own) this.turns.delete(whose)
    }
  }
}
