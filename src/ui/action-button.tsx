import { App, Button, Tooltip } from 'antd'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useToast } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { useTroubleOf } from './trouble.ts'
import { words } from './words.ts'

/** One act a person may or may not do now. */
export interface Action {
  /** Verb and object: 提交审核. */
  readonly label: Sentence
  /** `true`, or the sentence that says why not. */
  readonly can: true | Sentence
  /** The button is busy until the promise settles; a refusal is shown as a toast. */
  readonly onAct: () => unknown
  /** Asked first when given; for everything that cannot simply be done again (UX-LK1). */
  readonly confirm?: { readonly title: Sentence; readonly detail: Sentence }
  readonly kind?: 'primary' | 'ordinary' | 'destructive'
  readonly icon?: ReactNode
}

/** A button that follows `can`. Refused, it stays reachable by keyboard and says why. A double click acts once (UX-WT3). */
export function ActionButton({ label, can, onAct, confirm, kind = 'ordinary', icon }: Action) {
  const say = useSay()
  const reasonId = useId()
  const { busy, act } = useAct({ label, can, onAct, ...(confirm ? { confirm } : {}), kind })
  const look = { type: kind === 'primary' ? 'primary' : 'default', danger: kind === 'destructive' } as const
  if (can === true) {
    return (
      <Button {...look} icon={icon} loading={busy} onClick={() => void act()}>
        {say(label)}
      </Button>
    )
  }
  return (
    <Tooltip title={say(can)} trigger={['hover', 'focus', 'click']}>
      <Button className="lx-refused" icon={icon} aria-disabled aria-describedby={reasonId}>
        {say(label)}
        <span id={reasonId} className="lx-unseen">
          {say(can)}
        </span>
      </Button>
    </Tooltip>
  )
}

/**
 * Turns the `can` of an answer (act → true or the code of the reason) into what a button takes.
 * An act the answer does not name is refused with the sentence `otherwise`.
 */
export function permission(
  can: Readonly<Record<string, true | string>>,
  act: string,
  reasons: Readonly<Record<string, Sentence>>,
  otherwise: Sentence = words.unexpected,
): true | Sentence {
  const answer = can[act]
  return answer === true ? true : ((answer === undefined ? undefined : reasons[answer]) ?? otherwise)
}

const useAct = ({ onAct, confirm, kind, label }: Action) => {
  const { modal } = App.useApp()
  const say = useSay()
  const toast = useToast()
  const troubleOf = useTroubleOf()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)

  const run = async () => {
    if (running.current) return
    running.current = true
    setBusy(true)
    try {
      await onAct()
    } catch (fault) {
      toast('error', troubleOf(fault))
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  const act = () => {
    if (!confirm) return run()
    return modal.confirm({
      title: say(confirm.title),
      content: say(confirm.detail),
      okText: say(label),
      cancelText: say(words.cancel),
      okButtonProps: { danger: kind === 'destructive' },
      autoFocusButton: 'cancel',
      onOk: run,
    })
  }
  return { busy, act }
}
