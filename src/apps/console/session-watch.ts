import { useSyncExternalStore } from 'react'
import { isSignedOut } from './session.ts'

/** Knows whether the session ended while pages were open, so that they can stay as they are until it is renewed. */
export interface SessionWatch {
  readonly notice: (fault: unknown) => void
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
      if (isSignedOut(fault)) set(true)
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
