/** What was typed into a form and not sent, and when it was kept. */
export interface Unsent {
  readonly values: object
  readonly savedAt: Date
}

/** Where forms keep what is not sent yet. Each call may fail; then it is tried again with the next change. */
export interface UnsentKeeper {
  read(form: string): Promise<Unsent | undefined>
  keep(form: string, values: object): Promise<Date>
  drop(form: string): Promise<void>
}

/** A keeper that is asked about one form after the other, and tells who follows it. */
export interface FollowedKeeper extends UnsentKeeper {
  /** Calls `onChange` when something was kept under this name or forgotten; call what it gives to end that. */
  follow(form: string, onChange: () => void): () => void
}

const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))
// What was sent must not be offered again because a line broke for a moment.
const triesToDrop = [2000, 10_000]

/**
 * Asks a keeper about each form in the order in which it was asked: what is kept late would otherwise bring back what was sent, and a
 * form that is opened at once be offered it.
 */
export function inOrder(keeper: UnsentKeeper, wait: (ms: number) => Promise<void> = pause): FollowedKeeper {
  const last = new Map<string, Promise<unknown>>()
  const followers = new Map<string, Set<() => void>>()
  const after = <T>(form: string, work: () => Promise<T>): Promise<T> => {
    const next = (last.get(form) ?? Promise.resolve()).then(work, work)
    last.set(form, next)
    return next
  }
  const tell = (form: string) => {
    for (const follow of followers.get(form) ?? []) follow()
  }
  const dropAtLast = async (form: string) => {
    for (const ms of triesToDrop) {
      const isDropped = await keeper.drop(form).then(
        () => true,
        () => false,
      )
      if (isDropped) return
      await wait(ms)
    }
    await keeper.drop(form)
  }
  return {
    read: (form) => after(form, () => keeper.read(form)),
    async keep(form, values) {
      const at = await after(form, () => keeper.keep(form, values))
      tell(form)
      return at
    },
    async drop(form) {
      await after(form, () => dropAtLast(form))
      tell(form)
    },
    follow(form, onChange) {
      const all = followers.get(form) ?? new Set()
      followers.set(form, all.add(onChange))
      return () => void all.delete(onChange)
    },
  }
}
