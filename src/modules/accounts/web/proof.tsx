import { Button, Form } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { CallRefused, call } from '#kernel/client.ts'
import { Dialog } from '#ui/dialog.tsx'
import { type Field, FormField } from '#ui/form-fields.tsx'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { useShortSubmit } from '#ui/use-short-submit.ts'
import { proveYourself } from '../factors/contract.ts'
import { words as factorWords } from '../factors/words.ts'
import { safetyWords } from './safety-words.ts'

/**
 * For acts that ask for a fresh proof: `proved(act)` acts, and when the server asks who is there, asks for the password
 * and acts again. The dialog stands where `dialog` is put. Gives nothing when the person turned back.
 */
export function useProof(): { dialog: ReactNode; proved: <T>(act: () => Promise<T>) => Promise<T | undefined> } {
  const [isAsking, setAsking] = useState(false)
  const answer = useRef<(isProved: boolean) => void>(undefined)
  const settle = (isProved: boolean) => {
    setAsking(false)
    answer.current?.(isProved)
  }
  const proved = async <T,>(act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act()
    } catch (fault) {
      if (!(fault instanceof CallRefused) || fault.problem.code !== 'accounts.prove-yourself') throw fault
      const isProved = await new Promise<boolean>((resolve) => {
        answer.current = resolve
        setAsking(true)
      })
      return isProved ? act() : undefined
    }
  }
  return { dialog: isAsking && <ProofDialog onEnd={settle} />, proved }
}

/** In place of a page that is not opened before one has shown once more who one is. */
export function ProofPanel({ onProved }: { onProved: () => void }) {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <PageHeading title={safetyWords.proofTitle} />
      <Notice
        tone="warning"
        title={factorWords['accounts.prove-yourself']}
        action={
          <Button type="primary" onClick={() => setAsking(true)}>
            {say(safetyWords.proofTitle)}
          </Button>
        }
      >
        {isAsking && (
          <ProofDialog
            onEnd={(isProved) => {
              setAsking(false)
              if (isProved) onProved()
            }}
          />
        )}
      </Notice>
    </>
  )
}

const fields: readonly Field[] = [
  {
    name: 'password',
    label: safetyWords.password,
    kind: 'password',
    required: true,
    autoComplete: 'current-password',
  },
  { name: 'code', label: safetyWords.proofCode, kind: 'text', inputMode: 'numeric', autoComplete: 'one-time-code' },
]

const ProofDialog = ({ onEnd }: { onEnd: (isProved: boolean) => void }) => {
  const say = useSay()
  const [form] = Form.useForm<{ password: string; code?: string }>()
  const { busy, trouble, submit } = useShortSubmit(form, fields, async ({ password, code }) => {
    await call(proveYourself, { password, ...(code ? { code } : {}) })
    onEnd(true)
  })
  return (
    <Dialog
      open
      title={say(safetyWords.proofTitle)}
      okText={say(safetyWords.proofGo)}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={() => onEnd(false)}
      mask={{ closable: false }}
    >
      <p className="lx-quiet lx-note">{say(safetyWords.proofHint)}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        {fields.map((field) => (
          <FormField key={field.name} field={field} />
        ))}
      </Form>
    </Dialog>
  )
}
