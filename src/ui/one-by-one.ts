/** What a run tells of each thing while it goes on. */
export interface OneByOne<Thing> {
  readonly act: (thing: Thing) => Promise<unknown>
  readonly onDone: (thing: Thing) => void
  readonly onFault: (thing: Thing, fault: unknown) => void
  /** Asked before each: what was begun is finished, nothing more is begun. */
  readonly isStopped: () => boolean
}

/**
 * Does one thing after the other, as somebody would who opened each. A refusal is told of its own thing and the rest goes on; where
 * nothing would go on, because the line is down, the session over or the server asks to wait, it ends there.
 */
export async function runOneByOne<Thing>(things: readonly Thing[], of: OneByOne<Thing>): Promise<void> {
  for (const thing of things) {
    if (of.isStopped()) return
    try {
      await of.act(thing)
      of.onDone(thing)
    } catch (fault) {
      of.onFault(thing, fault)
      if (meetsAll(fault)) return
    }
  }
}

// The line is down, signed out, too many at once.
const meetsAll = (fault: unknown): boolean => [0, 401, 429].includes(statusOf(fault) ?? -1)

/** Whether something was refused because it is no longer as it was looked at. */
export const isOutdated = (fault: unknown): boolean => statusOf(fault) === 409

// As the client of the contract throws it.
const statusOf = (fault: unknown): number | undefined => {
  const problem: unknown = typeof fault === 'object' && fault !== null && 'problem' in fault ? fault.problem : undefined
  const status = typeof problem === 'object' && problem !== null && 'status' in problem ? problem.status : undefined
  return typeof status === 'number' ? status : undefined
}
