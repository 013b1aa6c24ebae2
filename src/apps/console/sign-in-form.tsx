import { Button, Form } from 'antd'
import { useRef, useState } from 'react'
import { call } from '#kernel/client.ts'
import { readSession, type Session, signIn } from '#modules/accounts/contract.ts'
import { type Field, FormField } from '#ui/form-fields.tsx'
import { TroubleNotice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { type Trouble, troubleOf } from '#ui/trouble.ts'
import { words } from './words.ts'

/** Account and password; on the sign-in page and over a page whose session ended. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => unknown }) {
  const say = useSay()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const submit = async (typed: { login: string; password: string }) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setTrouble(undefined)
    try {
      await call(signIn, typed)
      await onSignedIn(await call(readSession, {}))
    } catch (fault) {
      setTrouble(troubleOf(fault))
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return (
    <Form layout="vertical" size="large" scrollToFirstError={{ focus: true }} onFinish={(typed) => void submit(typed)}>
      {trouble && (
        <div className="shell-gap">
          <TroubleNotice trouble={trouble} />
        </div>
      )}
      {fields.map((field) => (
        <FormField key={field.name} field={field} />
      ))}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {say(words.signIn)}
      </Button>
    </Form>
  )
}

const fields: readonly Field[] = [
  { name: 'login', label: words.name, kind: 'text', required: true, autoComplete: 'username' },
  { name: 'password', label: words.password, kind: 'password', required: true, autoComplete: 'current-password' },
]
