import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Radio } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { TroubleNotice } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { type Trouble, useTroubleOf } from './trouble.ts'
import { words } from './words.ts'

/** A reason for looking, from the chapter's pick list. */
export interface RevealReason {
  readonly value: string
  readonly label: Sentence
}

/** A masked field with an eye: choose a reason, see the value for 60 seconds; the server logs it (UX-CS12). */
export function MaskedValue({
  label,
  masked,
  reasons,
  reveal,
  present = (plain) => plain,
  seconds = 60,
}: {
  label: Sentence
  masked: string
  reasons: readonly RevealReason[]
  /** Fetches the plain value; the reason goes into the log. */
  reveal: (reason: string) => Promise<string>
  /** How the plain value is shown; as text without it. */
  present?: (plain: string) => ReactNode
  seconds?: number
}) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const { plain, left, show, hide } = useShown(seconds)
  const name = say(label)
  return (
    <span className="lx-masked">
      <span className="lx-masked-value">{plain === undefined ? masked : present(plain)}</span>
      {plain === undefined ? (
        <Button
          type="text"
          icon={<EyeOutlined />}
          aria-label={say(words.reveal, { label: name })}
          onClick={() => setAsking(true)}
        />
      ) : (
        <>
          <Button type="text" icon={<EyeInvisibleOutlined />} aria-label={say(words.hide)} onClick={hide} />
          <span className="lx-quiet">{say(words.secondsLeft, { seconds: left })}</span>
        </>
      )}
      {asking && (
        <AskReason
          label={name}
          reasons={reasons}
          seconds={seconds}
          onClose={() => setAsking(false)}
          onReason={async (reason) => {
            show(await reveal(reason))
            setAsking(false)
          }}
        />
      )}
    </span>
  )
}

/** Keeps a value on the screen for so many seconds, then forgets it. */
export const useShown = (seconds: number) => {
  const [shown, setShown] = useState<{ value: string; until: number }>()
  const [left, setLeft] = useState(seconds)
  const hide = () => setShown(undefined)

  useEffect(() => {
    if (!shown) return
    const tick = () => {
      const remaining = Math.ceil((shown.until - Date.now()) / 1000)
      setLeft(remaining)
      if (remaining <= 0) setShown(undefined)
    }
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [shown])

  const show = (value: string) => {
    setLeft(seconds)
    setShown({ value, until: Date.now() + seconds * 1000 })
  }
  return { plain: shown?.value, left, show, hide }
}

const AskReason = (props: {
  label: string
  reasons: readonly RevealReason[]
  seconds: number
  onReason: (reason: string) => Promise<void>
  onClose: () => void
}) => {
  const say = useSay()
  const troubleOf = useTroubleOf()
  const [reason, setReason] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const ask = async () => {
    if (reason === undefined || busy) return
    setBusy(true)
    await props.onReason(reason).catch((fault: unknown) => {
      setTrouble(troubleOf(fault))
      setBusy(false)
    })
  }
  const title = say(words.revealWhy, { label: props.label })
  return (
    <Dialog
      open
      title={title}
      okText={say(words.reveal, { label: props.label })}
      cancelText={say(words.cancel)}
      okButtonProps={{ disabled: reason === undefined, loading: busy }}
      onOk={() => void ask()}
      onCancel={props.onClose}
    >
      {trouble && <TroubleNotice trouble={trouble} />}
      <Radio.Group
        className="lx-stack"
        aria-label={title}
        value={reason}
        onChange={(event) => setReason(String(event.target.value))}
        options={props.reasons.map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <p className="lx-quiet">{say(words.revealNote, { seconds: props.seconds })}</p>
    </Dialog>
  )
}
