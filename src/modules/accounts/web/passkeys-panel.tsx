import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { useToast } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { addPasskey, beginPasskey, removePasskey } from '../factors/contract.ts'
import type { FactorPanel } from './factor-panels.ts'
import { safetyWords } from './safety-words.ts'

/** One's passkeys: add, name, remove; hidden where browsers do not allow them. */
export function PasskeysPanel({ factors, proved, changed, show }: FactorPanel) {
  const say = useSay()
  const toast = useToast()
  const add = async (name: string) => {
    const begun = await proved(() => call(beginPasskey, {}))
    if (!begun) return
    const optionsJSON = begun.options as unknown as PublicKeyCredentialCreationOptionsJSON
    const response = await startRegistration({ optionsJSON }).catch(() => undefined)
    if (!response) return toast('warning', safetyWords.passkeyCancelled)
    const { recoveryCodes } = await call(addPasskey, { name, response: response as never })
    await changed()
    if (recoveryCodes.length > 0) show(recoveryCodes)
  }
  return (
    <section className="lx-panel">
      <h2>{say(safetyWords.passkeys)}</h2>
      <p className="lx-quiet">{say(factors.passkeysWork ? safetyWords.passkeysHint : safetyWords.passkeysNot)}</p>
      <ul className="lx-lines">
        {factors.passkeys.map((passkey) => (
          <Passkey
            key={passkey.id}
            passkey={passkey}
            onRemove={async () => {
              await proved(() => call(removePasskey, { passkeyId: passkey.id }))
              await changed()
            }}
          />
        ))}
      </ul>
      {factors.passkeysWork && (
        <FormDialogButton<{ name: string }>
          label={safetyWords.addPasskey}
          fields={[
            {
              name: 'name',
              label: safetyWords.passkeyName,
              hint: safetyWords.passkeyNameHint,
              kind: 'text',
              required: true,
              maxLength: 50,
            },
          ]}
          onSubmit={({ name }) => add(name)}
        />
      )}
    </section>
  )
}

const Passkey = ({
  passkey,
  onRemove,
}: {
  passkey: FactorPanel['factors']['passkeys'][number]
  onRemove: () => Promise<void>
}) => {
  const say = useSay()
  const { name, since, usedOn } = passkey
  return (
    <li>
      <span>
        {name}{' '}
        <span className="lx-quiet">
          {say(safetyWords.passkeySince, { since: since.slice(0, 10) })}
          {usedOn && `，${say(safetyWords.passkeyUsed, { day: usedOn })}`}
        </span>
      </span>
      <ActionButton
        label={safetyWords.removePasskey}
        can
        confirm={{ title: safetyWords.removePasskeyAsk, detail: safetyWords.removePasskeyDetail }}
        onAct={onRemove}
      />
    </li>
  )
}
