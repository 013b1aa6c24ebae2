import { useSyncExternalStore } from 'react'
import { isSignedOut } from './session.ts'

/** Knows whether the session ended while pages were open, so that they can stay as they are until it is renewed. */
export interface SessionWatch {
  /** Answers whether the fault is that of an ended session, which is then seen to. */
  readonly notice: (fault: unknown) => boolean
  readonly renewed: () => void
  readonly hasEnded: () => boolean
  readonly follow: (changed: () => void) => () => void
}

export function createSessionWatch(): SessionWatch {
  let ended = false
  const followers = new Set<() => void>()
  const set = (next: boolean) => {
    if (ended === next) return
    ended = next
    for (const changed of followers) changed()
  }
  return {
    notice: (fault) => {
      const over = isSignedOut(fault)
      if (over) set(true)
      return over
    },
    renewed: () => set(false),
    hasEnded: () => ended,
    follow: (changed) => {
      followers.add(changed)
      return () => followers.delete(changed)
    },
  }
}

export function useSessionEnded(watch: SessionWatch): boolean {
  return useSyncExternalStore(watch.follow, watch.hasEnded)
}
