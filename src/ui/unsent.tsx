import { Button, type FormInstance } from 'antd'
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { Notice } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

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

/** The console gives its keeper here; without one nothing is kept. */
export const UnsentContext = createContext<UnsentKeeper | undefined>(undefined)

const keepAfterMs = 10_000

// A page may say what waits in a form that stands elsewhere: told when something was kept or forgotten.
const followers = new Set<(form: string) => void>()
const tell = (form: string) => {
  for (const follow of followers) follow(form)
}

/** What a form does with its unsent values. */
export interface UnsentForm {
  /** Kept by an earlier visit and not decided about yet. */
  readonly found: Unsent | undefined
  /** When it was last kept in this visit. */
  readonly keptAt: Date | undefined
  /** Something was typed: kept within ten seconds, and when the page is left. */
  changed(): void
  /** Sends: nothing is kept meanwhile, and what was kept is forgotten once `send` is done. What it throws is thrown on. */
  sending(send: () => unknown): Promise<void>
  /** Goes on with what was found. */
  goOn(): void
  /** Throws away what was found. */
  discard(): void
}

/**
 * Keeps what is typed into a form while it is not sent (UX-CS5): ten seconds after a change, when the window is hidden and when
 * the page is left. `name` says which form about what; without it nothing is kept. What an earlier visit left is offered, and
 * nothing is kept over it until that is decided; a form that begins with it already `goesOn` and is not asked.
 */
export function useUnsent<Values extends object>(
  name: string | undefined,
  form: FormInstance<Values>,
  goesOn = false,
): UnsentForm {
  const keeper = useContext(UnsentContext)
  const [found, setFound] = useState<Unsent>()
  const [keptAt, setKeptAt] = useState<Date>()
  const { changed, stop } = useKeeping({ name: found ? undefined : name, form, onKept: setKeptAt })
  useEffect(() => {
    if (name && !goesOn) keeper?.read(name).then(setFound, () => {})
  }, [keeper, name, goesOn])

  const drop = () => {
    stop()
    setFound(undefined)
    setKeptAt(undefined)
    if (name)
      keeper?.drop(name).then(
        () => tell(name),
        () => {},
      )
  }
  const goOn = () => {
    if (found) form.setFieldsValue(found.values as Parameters<typeof form.setFieldsValue>[0])
    setFound(undefined)
  }
  const sending = async (send: () => unknown) => {
    stop()
    try {
      await send()
    } catch (fault) {
      changed()
      throw fault
    }
    drop()
  }
  return { found, keptAt, changed, sending, goOn, discard: drop }
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
    if (!name || !keeper || !values) return
    const kept = (at: Date) => {
      onKept(at)
      tell(name)
    }
    keeper.keep(name, values).then(kept, () => {})
  }, [keeper, stop])
  const changed = useCallback(() => {
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
  return { changed, stop }
}

/** What waits unsent in a form that stands elsewhere, from when the page is opened to when it is sent or thrown away. */
export function useWaiting(name: string): Unsent | undefined {
  const keeper = useContext(UnsentContext)
  const [waiting, setWaiting] = useState<Unsent>()
  useEffect(() => {
    const read = (form: string) => form === name && keeper?.read(name).then(setWaiting, () => {})
    read(name)
    followers.add(read)
    return () => {
      followers.delete(read)
    }
  }, [keeper, name])
  return waiting
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
