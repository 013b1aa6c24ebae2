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

/**
 * Gives `toast(tone, sentence, undo)`: a short message at the top of the page. With `undo` it stays for ten seconds and
 * offers to take the act back (UX-CS10).
 */
export function useToast(): (tone: Tone, sentence: Sentence, undo?: () => void) => void {
  const { message } = App.useApp()
  const say = useSay()
  return useCallback(
    (tone, sentence, undo) => {
      const key = `${sentence.zh}${Date.now()}`
      const takeBack = () => {
        message.destroy(key)
        undo?.()
      }
      const button = undo && (
        <Button type="link" onClick={takeBack}>
          {say(words.undo)}
        </Button>
      )
      const content = (
        <span>
          {say(sentence)}
          {button}
        </span>
      )
      void message.open({ key, type: tone, content, duration: undo ? 10 : 4 })
    },
    [message, say],
  )
}
