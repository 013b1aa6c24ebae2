import { Button, Input } from 'antd'
import { useState } from 'react'
import { encode } from 'uqr'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { useFaultToast } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { beginTotp, confirmTotp, removeTotp } from '../factors/contract.ts'
import type { FactorPanel } from './factor-panels.ts'
import { safetyWords } from './safety-words.ts'

/** The code app: on or off, and how to turn it on. */
export function CodeAppPanel({ factors, proved, changed, show }: FactorPanel) {
  const say = useSay()
  const tellFault = useFaultToast()
  const [begun, setBegun] = useState<{ secret: string; address: string }>()
  const begin = () => proved(() => call(beginTotp, {})).then((it) => it && setBegun(it), tellFault)
  const remove = async () => {
    await proved(() => call(removeTotp, {}))
    await changed()
  }
  return (
    <section className="lx-panel">
      <h2>
        {say(safetyWords.code)}{' '}
        <StatusTag
          tone={factors.hasCode ? 'success' : 'neutral'}
          label={factors.hasCode ? safetyWords.isOn : safetyWords.isOff}
        />
      </h2>
      <p className="lx-quiet">{say(safetyWords.codeHint)}</p>
      {factors.hasCode && (
        <ActionButton
          label={safetyWords.turnOff}
          can
          confirm={{ title: safetyWords.turnOffAsk, detail: safetyWords.turnOffDetail }}
          onAct={remove}
        />
      )}
      {!factors.hasCode && !begun && (
        <Button type="primary" onClick={() => void begin()}>
          {say(safetyWords.turnOn)}
        </Button>
      )}
      {!factors.hasCode && begun && (
        <Confirmation
          {...begun}
          onCancel={() => setBegun(undefined)}
          onCode={async (code) => {
            const answer = await proved(() => call(confirmTotp, { code }))
            if (!answer) return
            setBegun(undefined)
            show(answer.recoveryCodes)
            await changed()
          }}
        />
      )}
    </section>
  )
}

const Confirmation = (of: {
  secret: string
  address: string
  onCancel: () => void
  onCode: (code: string) => Promise<void>
}) => {
  const say = useSay()
  const grouped = of.secret.replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <FormPage<{ code: string }>
      title={safetyWords.turnOn}
      sections={[
        {
          fields: [
            {
              name: 'code',
              label: safetyWords.sixDigits,
              kind: 'text',
              inputMode: 'numeric',
              autoComplete: 'one-time-code',
              required: true,
              maxLength: 7,
            },
          ],
        },
      ]}
      submitLabel={safetyWords.confirm}
      onCancel={of.onCancel}
      onSubmit={({ code }) => of.onCode(code)}
    >
      <p>{say(safetyWords.scan)}</p>
      <QrCode text={of.address} />
      <p>
        {say(safetyWords.bySecret)} <a href={of.address}>{say(safetyWords.openApp)}</a>
      </p>
      <p>
        <Input readOnly value={grouped} aria-label={say(safetyWords.bySecret)} />
      </p>
    </FormPage>
  )
}

/** Drawn here, so that the secret goes to nobody. */
const QrCode = ({ text }: { text: string }) => {
  const say = useSay()
  const { data, size } = encode(text, { border: 2, ecc: 'M' })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg className="lx-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={say(safetyWords.qr)}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
