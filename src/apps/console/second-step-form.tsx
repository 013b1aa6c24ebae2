import { Button, Form } from 'antd'
import { call } from '#kernel/client.ts'
import { type Factor, giveSecondFactor } from '#modules/accounts/contract.ts'
import { type Field, FormField } from '#ui/form-fields.tsx'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { PasskeyCancelled, signByPasskey } from './passkey.ts'
import { useOnce } from './use-once.ts'
import { words } from './words.ts'

/** After the password: a code, a recovery code, or a passkey, as the account has them. */
export function SecondStepForm(of: { factors: readonly Factor[]; onBack: () => void; onDone: () => Promise<unknown> }) {
  const say = useSay()
  const { busy, fault, trouble, run } = useOnce()
  const hasCode = of.factors.includes('CODE')
  const giveCode = async (code: string) => {
    await call(giveSecondFactor, { code })
    await of.onDone()
  }
  const byPasskey = async () => {
    await signByPasskey()
    await of.onDone()
  }
  return (
    <Form layout="vertical" size="large" onFinish={({ code }) => run(() => giveCode(code))}>
      <div className="shell-gap">
        <Notice tone="info" title={hasCode ? words.secondStep : words.secondStepPasskey}>
          {of.factors.includes('RECOVERY_CODE') && say(words.secondStepRecovery)}
        </Notice>
      </div>
      {trouble && (
        <div className="shell-gap">
          {fault instanceof PasskeyCancelled ? (
            <Notice tone="warning" title={words.passkeyCancelled} />
          ) : (
            <TroubleNotice trouble={trouble} />
          )}
        </div>
      )}
      <FormField field={codeField} />
      <div className="sign-in-ways">
        <Button type={hasCode ? 'primary' : 'default'} htmlType="submit" block loading={busy}>
          {say(words.signIn)}
        </Button>
        {of.factors.includes('PASSKEY') && (
          <Button type={hasCode ? 'default' : 'primary'} block disabled={busy} onClick={() => run(byPasskey)}>
            {say(words.byPasskey)}
          </Button>
        )}
        <Button type="link" block onClick={of.onBack}>
          {say(words.backToPassword)}
        </Button>
      </div>
    </Form>
  )
}

const codeField: Field = {
  name: 'code',
  label: words.code,
  kind: 'text',
  required: true,
  maxLength: 20,
  autoComplete: 'one-time-code',
}
