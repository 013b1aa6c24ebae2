import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { FormPage } from '#ui/form-page.tsx'
import { useToast } from '#ui/notice.tsx'
import { changePassword } from '../contract.ts'
import { pageWords } from './words.ts'

/** Changes one's own password; all other devices are signed out. */
export function PasswordPage() {
  const navigate = useNavigate()
  const toast = useToast()
  return (
    <FormPage<{ oldPassword: string; newPassword: string }>
      title={pageWords.changePassword}
      sections={[
        {
          fields: [
            {
              name: 'oldPassword',
              label: pageWords.oldPassword,
              kind: 'password',
              autoComplete: 'current-password',
              required: true,
            },
            {
              name: 'newPassword',
              label: pageWords.newPassword,
              hint: pageWords.newPasswordHint,
              kind: 'password',
              autoComplete: 'new-password',
              required: true,
            },
          ],
        },
      ]}
      submitLabel={pageWords.changePassword}
      onCancel={() => navigate('/console/me')}
      onSubmit={async (typed) => {
        await call(changePassword, typed)
        toast('success', pageWords.passwordChanged)
        await navigate('/console/me')
      }}
    />
  )
}
