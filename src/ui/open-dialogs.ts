import { useState, useSyncExternalStore } from 'react'

let open = 0
const followers = new Set<() => void>()

const change = (by: 1 | -1) => {
  open += by
  for (const follow of followers) follow()
}

/** Notes that a dialog is open; call what it gives when it has closed. */
export function noteDialog(): () => void {
  change(1)
  return () => change(-1)
}

/**
 * A value that stands still while a dialog is open. A list that became cards under an open dialog would take away the row it was
 * opened from, and with it the dialog and what was typed there.
 */
export function useUnlessDialog<T>(value: T): T {
  const isOpen = useSyncExternalStore(
    (follow) => {
      followers.add(follow)
      return () => followers.delete(follow)
    },
    () => open > 0,
  )
  const [kept, setKept] = useState(value)
  if (!isOpen && kept !== value) setKept(value)
  return isOpen ? kept : value
}
