import { type ReactNode, useState } from 'react'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useSay } from '#ui/sentence.tsx'
import { renewRecoveryCodes } from '../factors/contract.ts'
import type { FactorPanel } from './factor-panels.ts'
import { safetyWords } from './safety-words.ts'

/** Shows recovery codes once, over the page, until their owner has written them down. */
export function useRecoveryCodes(): { dialog: ReactNode; show: (codes: readonly string[]) => void } {
  const say = useSay()
  const [codes, setCodes] = useState<readonly string[]>([])
  const dialog = (
    <Dialog
      open={codes.length > 0}
      title={say(safetyWords.recovery)}
      okText={say(safetyWords.recoveryKept)}
      cancelButtonProps={{ className: 'lx-hidden' }}
      onOk={() => setCodes([])}
    >
      <p>{say(safetyWords.recoveryShown)}</p>
      <ul className="lx-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  )
  return { dialog, show: setCodes }
}

/** How many are left, and new ones. */
export function RecoveryCodesPanel({ factors, proved, changed, show }: FactorPanel) {
  const say = useSay()
  const renew = async () => {
    const answer = await proved(() => call(renewRecoveryCodes, {}))
    if (answer) show(answer.recoveryCodes)
    await changed()
  }
  return (
    <section className="lx-panel">
      <h2>
        {say(safetyWords.recovery)}{' '}
        <span className="lx-quiet">{say(safetyWords.recoveryLeft, { count: factors.recoveryCodes })}</span>
      </h2>
      <p className="lx-quiet">{say(safetyWords.recoveryHint)}</p>
      <ActionButton
        label={safetyWords.renew}
        can
        confirm={{ title: safetyWords.renewAsk, detail: safetyWords.renewDetail }}
        onAct={renew}
      />
    </section>
  )
}
