import { Button, type FormInstance } from 'antd'
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { Notice } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import type { FollowedKeeper, Unsent } from './unsent-keeper.ts'
import { words } from './words.ts'

/** The console gives its keeper here; without one nothing is kept. */
export const UnsentContext = createContext<FollowedKeeper | undefined>(undefined)

const keepAfterMs = 10_000

/** What a form does with its unsent values. */
export interface UnsentForm {
  /** Kept by an earlier visit and not decided about yet. */
  readonly found: Unsent | undefined
  /** When it was last kept in this visit. */
  readonly keptAt: Date | undefined
  /** Something was typed: kept within ten seconds, and when the page is left. */
  changed(): void
  /** Sends: nothing is kept meanwhile, and what this visit kept is forgotten once `send` is done. What it throws is thrown on. */
  sending(send: () => unknown): Promise<void>
  /** Goes on with what was found. */
  goOn(): void
  /** Throws away what was found. */
  discard(): void
}

/**
 * Keeps what is typed into a form while it is not sent (UX-CS5): ten seconds after a change, when the window is hidden and when
 * the page is left. `name` says which form about what; without it nothing is kept. What an earlier visit left is offered, and
 * nothing is kept over it, nor is it forgotten, until that is decided; a form that `goesOn` begins with it without being asked,
 * unless something was typed before it came.
 */
export function useUnsent<Values extends object>(
  name: string | undefined,
  form: FormInstance<Values>,
  goesOn = false,
): UnsentForm {
  const keeper = useContext(UnsentContext)
  const isTyped = useRef(false)
  const { found, isFree, decide } = useFound({ name, form, goesOn, isTyped })
  const [keptAt, setKeptAt] = useState<Date>()
  const isSending = useRef(false)
  const { keepSoon, stop } = useKeeping({ name: isFree ? name : undefined, form, onKept: setKeptAt })
  const changed = useCallback(() => {
    isTyped.current = true
    if (!isSending.current) keepSoon()
  }, [keepSoon])
  // What was typed while the earlier visit was looked for.
  useEffect(() => {
    if (isFree && isTyped.current) changed()
  }, [isFree, changed])

  const forget = () => {
    stop()
    setKeptAt(undefined)
    if (name) keeper?.drop(name).catch(() => {})
  }
  const sending = async (send: () => unknown) => {
    stop()
    isSending.current = true
    try {
      await send()
    } catch (fault) {
      isSending.current = false
      changed()
      throw fault
    }
    isSending.current = false
    isTyped.current = false
    if (isFree) forget()
  }
  const goOn = () => {
    if (found) fillIn(form, found)
    decide()
  }
  const discard = () => {
    decide()
    forget()
  }
  return { found, keptAt, changed, sending, goOn, discard }
}

const fillIn = <Values extends object>(form: FormInstance<Values>, { values }: Unsent) => {
  form.setFieldsValue(values as Parameters<typeof form.setFieldsValue>[0])
  // The button that was pressed is gone.
  const [first] = Object.keys(values)
  if (first) form.focusField(first as Parameters<typeof form.focusField>[0])
}

/** What an earlier visit left, read once the form stands; free to be kept over when there is nothing, or it was decided. */
const useFound = <Values extends object>(of: {
  name: string | undefined
  form: FormInstance<Values>
  goesOn: boolean
  isTyped: { readonly current: boolean }
}) => {
  const keeper = useContext(UnsentContext)
  const [state, setState] = useState<{ found?: Unsent; isFree: boolean }>({ isFree: false })
  const { name, form, goesOn, isTyped } = of
  useEffect(() => {
    if (!name || !keeper) return
    let isOver = false
    let again: ReturnType<typeof setTimeout> | undefined
    const take = (found: Unsent | undefined) => {
      if (isOver) return
      // Over what was typed meanwhile nothing is filled in.
      const isTaken = goesOn && !isTyped.current
      if (found && isTaken) fillIn(form, found)
      setState(found && !isTaken ? { found, isFree: false } : { isFree: true })
    }
    const read = () =>
      keeper.read(name).then(take, () => {
        if (!isOver) again = setTimeout(read, keepAfterMs)
      })
    read()
    return () => {
      isOver = true
      clearTimeout(again)
    }
  }, [keeper, name, form, goesOn, isTyped])
  return { ...state, decide: () => setState({ isFree: true }) }
}

const useKeeping = <Values extends object>(of: {
  name: string | undefined
  form: FormInstance<Values>
  onKept: (at: Date) => void
}) => {
  const keeper = useContext(UnsentContext)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; values: object }>(undefined)
  const latest = useRef(of)
  latest.current = of

  const stop = useCallback(() => {
    clearTimeout(waiting.current?.timer)
    waiting.current = undefined
  }, [])
  const keep = useCallback(() => {
    const { name, onKept } = latest.current
    const values = waiting.current?.values
    stop()
    if (name && keeper && values) keeper.keep(name, values).then(onKept, () => {})
  }, [keeper, stop])
  const keepSoon = useCallback(() => {
    if (!latest.current.name || !keeper) return
    // Read now: when the page is left the form is gone before this is kept.
    const values = latest.current.form.getFieldsValue(true)
    waiting.current = { values, timer: waiting.current?.timer ?? setTimeout(keep, keepAfterMs) }
  }, [keeper, keep])

  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && keep()
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      keep()
    }
  }, [keep])
  return { keepSoon, stop }
}

/**
 * What waits unsent in a form that stands elsewhere, and throwing it away: followed in this window, and read again when somebody comes back to it,
 * for it may have been sent from another.
 */
export function useWaiting(name: string): { readonly waiting: Unsent | undefined; discard(): void } {
  const keeper = useContext(UnsentContext)
  const [waiting, setWaiting] = useState<Unsent>()
  useEffect(() => {
    if (!keeper) return
    const read = () => void keeper.read(name).then(setWaiting, () => {})
    const comeBack = () => document.visibilityState === 'visible' && read()
    read()
    document.addEventListener('visibilitychange', comeBack)
    const end = keeper.follow(name, read)
    return () => {
      document.removeEventListener('visibilitychange', comeBack)
      end()
    }
  }, [keeper, name])
  return { waiting, discard: () => void keeper?.drop(name).catch(() => {}) }
}

/** Offers what an earlier visit left in this form. */
export function UnsentNotice({ of }: { of: UnsentForm }) {
  const say = useSay()
  if (!of.found) return null
  return (
    <Notice
      tone="info"
      title={atMinute(words.unsentFound, of.found.savedAt)}
      action={
        <span className="lx-actions">
          <Button type="primary" onClick={of.goOn}>
            {say(words.goOnFilling)}
          </Button>
          <Button onClick={of.discard}>{say(words.discardUnsent)}</Button>
        </span>
      }
    />
  )
}

/** Says that what was typed is kept, beside the buttons. */
export function UnsentKept({ of }: { of: UnsentForm }) {
  const say = useSay()
  if (!of.keptAt) return null
  return (
    <span className="lx-quiet" role="status">
      {say(atMinute(words.unsentKept, of.keptAt))}
    </span>
  )
}

const atMinute = (sentence: Sentence, at: Date): Sentence => ({
  zh: fill(sentence, { when: formatMinute(at, 'zh') }).zh,
  en: fill(sentence, { when: formatMinute(at, 'en') }).en,
})
