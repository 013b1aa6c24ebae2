import { useSyncExternalStore } from 'react'
import { Notice } from '#ui/notice.tsx'
import { words } from './words.ts'

/** Says that the connection is gone, for as long as it is (UX-WT4). */
export function OfflineBanner() {
  const online = useSyncExternalStore(follow, () => navigator.onLine)
  return online ? null : <Notice tone="warning" title={words.offline} />
}

const follow = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
