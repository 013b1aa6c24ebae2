/** So many wait for their turn already, or so long, that one more is told to come again. */
export class Crowded extends Error {}

/**
 * How many run at once, how many more wait in their order, and after how long one of those gives up. Where works have lately taken
 * longer than `longMs`, they run one after the other.
 */
export interface TurnLimits {
  readonly atOnce: number
  readonly waiting: number
  readonly patienceMs?: number
  readonly longMs?: number
}

/** Turns at something that must not run any number of times at once; who waits first is next. */
export class Turns {
  private readonly limits: TurnLimits
  private running = 0
  private lately = 0
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
    const begun = performance.now()
    try {
      return await work()
    } finally {
      // The newest counts for three tenths: one short work among long ones changes little.
      this.lately = this.lately * 0.7 + (performance.now() - begun) * 0.3
      this.pass()
    }
  }

  private get hasRoom(): boolean {
    const { atOnce, longMs = Number.POSITIVE_INFINITY } = this.limits
    return this.running < (this.lately > longMs ? 1 : atOnce)
  }

  private async take(): Promise<void> {
    const { waiting, patienceMs } = this.limits
    if (this.hasRoom) {
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
    this.running -= 1
    while (this.hasRoom) {
      const next = this.queue.shift()
      if (!next) return
      this.running += 1
      next()
    }
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
