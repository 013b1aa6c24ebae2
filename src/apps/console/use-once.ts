import { useRef, useState } from 'react'
import { type Trouble, troubleOf } from '#ui/trouble.ts'

/** Runs one thing at a time, however often the button is pressed, and keeps what went wrong. */
export function useOnce(): {
  busy: boolean
  fault: unknown
  trouble: Trouble | undefined
  run: (work: () => Promise<unknown>) => void
} {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const go = async (work: () => Promise<unknown>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setFault(undefined)
    try {
      await work()
    } catch (fault) {
      setFault(fault)
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, fault, trouble: fault === undefined ? undefined : troubleOf(fault), run: (work) => void go(work) }
}
