import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { parseDay } from '#kernel/time.ts'
import { type Line, lines } from '#modules/organisations/codes.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { roleNames } from '../codes.ts'
import { createAccount, grantRole, type Role } from '../contract.ts'
import { InvitationDialog } from './invitation-dialog.tsx'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

const organisation: Field = {
  name: 'orgId',
  label: pageWords.organisation,
  kind: 'own',
  control: <OrgChoice />,
  required: true,
  wide: true,
}
const lineChoices = Object.entries(lines).map(([value, label]) => ({ value, label }))
const roleChoices = Object.entries(roleNames).map(([value, label]) => ({ value, label }))

/** Makes an account and shows its link once. */
export function CreateAccountPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [invitation, setInvitation] = useState<string>()
  return (
    <>
      <FormPage<{ orgId: string; login: string; displayName: string }>
        title={pageWords.create}
        sections={[
          {
            fields: [
              organisation,
              { name: 'displayName', label: pageWords.displayName, kind: 'text', required: true, maxLength: 50 },
              {
                name: 'login',
                label: pageWords.login,
                kind: 'text',
                required: true,
                maxLength: 41,
                hint: pageWords.loginHint,
              },
            ],
          },
        ]}
        submitLabel={pageWords.create}
        onCancel={() => navigate(paths.list)}
        onSubmit={async (values) => {
          setInvitation((await call(createAccount, values)).invitation)
          await queries.invalidateQueries({ queryKey: ['accounts'] })
        }}
      />
      <InvitationDialog token={invitation} onClose={() => navigate(paths.list)} />
    </>
  )
}

/** Grants a post in an organisation of one's reach. */
export function GrantRolePage() {
  const { accountId = '' } = useParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return (
    <FormPage<{ orgId: string; role: Role; line?: Line; until?: string }>
      title={pageWords.grant}
      sections={[
        {
          fields: [
            organisation,
            { name: 'role', label: pageWords.role, kind: 'choice', required: true, choices: roleChoices },
            {
              ...{
                name: 'line',
                label: pageWords.line,
                hint: pageWords.lineHint,
                kind: 'choice',
                choices: lineChoices,
              },
              onlyIf: { field: 'role', is: ['ORGANISER', 'SECRETARY'] },
            },
            { name: 'until', label: pageWords.until, hint: pageWords.untilHint, kind: 'day', parse: parseDay },
          ],
        },
      ]}
      submitLabel={pageWords.grant}
      onCancel={() => navigate(paths.list)}
      onSubmit={async (values) => {
        await call(grantRole, { ...values, until: values.until || null, line: values.line ?? null, accountId })
        await queries.invalidateQueries({ queryKey: ['accounts'] })
        await navigate(paths.list)
      }}
    />
  )
}
