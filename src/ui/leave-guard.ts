import { createContext, useCallback, useContext, useEffect, useId, useRef } from 'react'

/** Whoever owns navigation learns through this which forms hold something unsaved. */
export const LeaveGuardContext = createContext<(form: string, unsaved: boolean) => void>(() => {})

/**
 * Gives `setUnsaved`: while true, closing the window warns, and so does the shell before it goes to another page
 * (UX-CS5). Takes effect at once, so a form may navigate right after it set it to false.
 */
export function useLeaveGuard(): (unsaved: boolean) => void {
  const report = useContext(LeaveGuardContext)
  const form = useId()
  const unsaved = useRef(false)

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      report(form, false)
    }
  }, [form, report])

  return useCallback(
    (next) => {
      unsaved.current = next
      report(form, next)
    },
    [form, report],
  )
}
