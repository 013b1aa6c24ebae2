import { Button, Tooltip } from 'antd'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { useFaultToast } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
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
export function ActionButton(action: Action) {
  return action.can === true ? <Allowed {...action} /> : <Refused {...action} reason={action.can} />
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

const Allowed = ({ label, onAct, confirm, kind = 'ordinary', icon }: Action) => {
  const say = useSay()
  const { busy, run } = useRun(onAct)
  const [asking, setAsking] = useState(false)
  const danger = kind === 'destructive'
  const confirmed = async () => {
    await run()
    setAsking(false)
  }
  return (
    <>
      <Button
        type={kind === 'primary' ? 'primary' : 'default'}
        danger={danger}
        icon={icon}
        loading={busy}
        onClick={() => (confirm ? setAsking(true) : void run())}
      >
        {say(label)}
      </Button>
      {confirm && (
        <Dialog
          open={asking}
          title={say(confirm.title)}
          okText={say(label)}
          cancelText={say(words.cancel)}
          okButtonProps={{ danger, loading: busy }}
          onOk={() => void confirmed()}
          onCancel={() => setAsking(false)}
        >
          {say(confirm.detail)}
        </Dialog>
      )}
    </>
  )
}

const Refused = ({ label, icon, reason }: Action & { reason: Sentence }) => {
  const say = useSay()
  const reasonId = useId()
  return (
    <Tooltip title={say(reason)} trigger={['hover', 'focus', 'click']}>
      <Button className="lx-refused" icon={icon} aria-disabled aria-describedby={reasonId}>
        {say(label)}
        <span id={reasonId} className="lx-unseen">
          {say(reason)}
        </span>
      </Button>
    </Tooltip>
  )
}

const useRun = (onAct: Action['onAct']) => {
  const tellFault = useFaultToast()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    if (running.current) return
    running.current = true
    setBusy(true)
    try {
      await onAct()
    } catch (fault) {
      tellFault(fault)
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, run }
}
