import { Alert, App, Button } from 'antd'
import { type ReactNode, useCallback, useContext } from 'react'
import { type Sentence, useSay } from './sentence.tsx'
import { FaultContext, type Trouble, troubleOf } from './trouble.ts'
import { words } from './words.ts'

export type Tone = 'info' | 'success' | 'warning' | 'error'

/** A message in the page: icon, sentence and, where given, more and a button. Errors and warnings are read out at once. */
export function Notice({
  tone,
  title,
  children,
  action,
}: {
  tone: Tone
  title: Sentence
  children?: ReactNode
  action?: ReactNode
}) {
  const say = useSay()
  return (
    <Alert
      type={tone}
      showIcon
      role={tone === 'error' || tone === 'warning' ? 'alert' : 'status'}
      title={say(title)}
      description={
        (children || action) && (
          <div className="lx-notice-more">
            {children}
            {action}
          </div>
        )
      }
    />
  )
}

/** What went wrong, what to do, the number to quote, and a way to try again (UX-ER1). */
export function TroubleNotice({ trouble, onRetry }: { trouble: Trouble; onRetry?: (() => void) | undefined }) {
  const say = useSay()
  return (
    <Notice tone="error" title={trouble} action={onRetry && <Button onClick={onRetry}>{say(words.retry)}</Button>}>
      {trouble.requestId !== '' && say(words.requestNumber, { number: trouble.requestId })}
    </Notice>
  )
}

/** Gives the function that shows a fault a component caught itself, unless the FaultContext sees to it. */
export function useFaultToast(): (fault: unknown) => void {
  const tell = useContext(FaultContext)
  const toast = useToast()
  return useCallback(
    (fault) => {
      if (!tell(fault)) toast('error', troubleOf(fault))
    },
    [tell, toast],
  )
}

// Two that say the same in one instant are two.
let toasts = 0

/** Takes an act back; it tells itself what went wrong where it gives false, a fault is told like every other. */
export type Undo = () => unknown

/**
 * Gives `toast(tone, sentence, undo)`: a short message at the top of the page. With `undo` it stays for ten seconds and offers to take the
 * act back, by a button and by Ctrl+Z, so that nobody has to find his way to it in time (UX-CS10). Of several the keys take back the newest.
 */
export function useToast(): (tone: Tone, sentence: Sentence, undo?: Undo) => void {
  const { message } = App.useApp()
  const say = useSay()
  const tell = useContext(FaultContext)
  return useCallback(
    (tone, sentence, undo) => {
      const key = `toast-${++toasts}`
      if (!undo) return void message.open({ key, type: tone, content: say(sentence), duration: 4 })
      const told = (type: Tone, of: Sentence) => void message.open({ type, content: say(of), duration: 4 })
      const takeBack = () => {
        close()
        message.destroy(key)
        Promise.resolve(undo()).then(
          (isDone) => isDone === false || told('success', words.undone),
          (fault: unknown) => tell(fault) || told('error', troubleOf(fault)),
        )
      }
      const close = onUndoKeys(takeBack)
      const button = (
        <Button type="link" aria-keyshortcuts="Control+Z" onClick={takeBack}>
          {say(words.undo)}
        </Button>
      )
      const content = (
        <span>
          {say(sentence)}
          {button}
          {say(words.undoHint)}
        </span>
      )
      void message.open({ key, type: tone, content, duration: 10, onClose: close })
    },
    [message, say, tell],
  )
}

// What can still be taken back, the newest last: one press takes back one act, as it does in every program.
const undoable: (() => void)[] = []

function onUndoKeys(act: () => void): () => void {
  if (undoable.length === 0) document.addEventListener('keydown', pressed)
  undoable.push(act)
  return () => {
    if (undoable.includes(act)) undoable.splice(undoable.indexOf(act), 1)
    if (undoable.length === 0) document.removeEventListener('keydown', pressed)
  }
}

// Where something is being written the keys belong to that; keys that are held down are one press.
function pressed(event: KeyboardEvent): void {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
  const at = event.target as HTMLElement
  if (!isUndo || event.defaultPrevented || at.isContentEditable || at.closest('input, textarea')) return
  event.preventDefault()
  if (!event.repeat) undoable.at(-1)?.()
}
