import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { type Factor, readSession, type Session, signIn } from '#modules/accounts/contract.ts'
import { ProviderButton } from '#modules/accounts/web/index.tsx'
import { type Field, FormField } from '#ui/form-fields.tsx'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { PasskeyCancelled, signByPasskey } from './passkey.ts'
import { SecondStepForm } from './second-step-form.tsx'
import { useOnce } from './use-once.ts'
import { words } from './words.ts'

/**
 * Account and password, and the second step where the account has one; or a passkey alone. On the sign-in page and over
 * a page whose session ended. Where the browser may leave, `to` says where it goes in the end: then a provider of identities is
 * offered too; over a page it would take what was typed along.
 */
export function SignInForm({ onSignedIn, to }: { onSignedIn: (session: Session) => unknown; to?: string }) {
  const [factors, setFactors] = useState<readonly Factor[]>()
  const enter = async () => onSignedIn(await call(readSession, {}))
  return factors ? (
    <SecondStepForm factors={factors} onBack={() => setFactors(undefined)} onDone={enter} />
  ) : (
    <PasswordForm onHalf={setFactors} onDone={enter} to={to} />
  )
}

const PasswordForm = (of: {
  onHalf: (factors: readonly Factor[]) => void
  onDone: () => Promise<unknown>
  to: string | undefined
}) => {
  const say = useSay()
  const { busy, fault, trouble, run } = useOnce()
  const submit = async (typed: { login: string; password: string }) => {
    const answer = await call(signIn, typed)
    if (answer.signedIn) await of.onDone()
    else of.onHalf(answer.factors)
  }
  const byPasskey = async () => {
    await signByPasskey()
    await of.onDone()
  }
  return (
    <Form
      layout="vertical"
      size="large"
      scrollToFirstError={{ focus: true }}
      onFinish={(typed) => run(() => submit(typed))}
    >
      {trouble && (
        <div className="shell-gap">
          {fault instanceof PasskeyCancelled ? (
            <Notice tone="warning" title={words.passkeyCancelled} />
          ) : (
            <TroubleNotice trouble={trouble} />
          )}
        </div>
      )}
      {fields.map((field) => (
        <FormField key={field.name} field={field} />
      ))}
      <div className="sign-in-ways">
        <Button type="primary" htmlType="submit" block loading={busy}>
          {say(words.signIn)}
        </Button>
        {window.isSecureContext && browserSupportsWebAuthn() && (
          <Button block disabled={busy} onClick={() => run(byPasskey)}>
            {say(words.byPasskey)}
          </Button>
        )}
        {of.to !== undefined && <ProviderButton to={of.to} busy={busy} run={run} />}
      </div>
    </Form>
  )
}

const fields: readonly Field[] = [
  { name: 'login', label: words.name, kind: 'text', required: true, autoComplete: 'username' },
  { name: 'password', label: words.password, kind: 'password', required: true, autoComplete: 'current-password' },
]
