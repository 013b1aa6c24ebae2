import { Button } from 'antd'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { FormPage } from '#ui/form-page.tsx'
import { Notice, useFaultToast } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { acceptInvitation } from '../contract.ts'
import { ProviderButton } from './provider-button.tsx'
import { pageWords } from './words.ts'

/** Sets a password by the one-time link; its token stands behind the # and so in no log of any server. */
export function InvitationPage() {
  const say = useSay()
  const [isDone, setDone] = useState(false)
  const tellFault = useFaultToast()
  const run = (work: () => Promise<unknown>) => void work().catch(tellFault)
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        {isDone ? (
          <Notice
            tone="success"
            title={pageWords.passwordSet}
            action={
              <Button type="primary" href="/console/sign-in">
                {say(pageWords.toSignIn)}
              </Button>
            }
          />
        ) : (
          <FormPage<{ newPassword: string }>
            title={pageWords.setPassword}
            sections={[
              {
                fields: [
                  {
                    name: 'newPassword',
                    label: pageWords.newPassword,
                    hint: pageWords.newPasswordHint,
                    kind: 'password',
                    autoComplete: 'new-password',
                    required: true,
                    wide: true,
                  },
                ],
              },
            ]}
            submitLabel={pageWords.setPassword}
            onSubmit={async ({ newPassword }) => {
              await call(acceptInvitation, { token: window.location.hash.slice(1), newPassword })
              setDone(true)
            }}
          >
            <ProviderButton to="/console/" invitation={window.location.hash.slice(1)} run={run} />
          </FormPage>
        )}
      </div>
    </main>
  )
}
