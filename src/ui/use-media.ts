import { useCallback, useSyncExternalStore } from 'react'

/** Does the window answer to this media query now? Follows every change. */
export function useMedia(query: string): boolean {
  const follow = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(
    follow,
    () => window.matchMedia(query).matches,
    () => false,
  )
}

/** Is the window as narrow as a phone's (below 768 px)? */
export function usePhone(): boolean {
  return useMedia('(max-width: 767.98px)')
}
