import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call, fetchFile } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { saveFile } from '#ui/save-file.ts'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { actingRole, disableAccount, listAccounts, postName, renewInvitation, revokeRole } from '../contract.ts'
import { isDelegable } from '../delegation/rules.ts'
import { downloadAccounts } from '../tables/contract.ts'
import { words } from '../words.ts'
import { HandOver } from './hand-over.tsx'
import { InvitationDialog } from './invitation-dialog.tsx'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import { keyWords } from './program-key-words.ts'
import { ResetFactors } from './reset-factors.tsx'
import { pageWords } from './words.ts'

type Accounts = Answer<typeof listAccounts>
type Row = Accounts['rows'][number]

/** Accounts in reach: the system administrator makes and disables them, the security administrator grants posts. */
export function AccountListPage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const [invitation, setInvitation] = useState<string>()
  const { page, size } = readListQuery(params)
  const q = params.get('q') ?? undefined
  const list = useQuery({ queryKey: ['accounts', page, size, q], queryFn: () => call(listAccounts, { page, size, q }) })
  const can = list.data?.can ?? {}
  return (
    <>
      <ListPage<Row>
        title={pageWords.accounts}
        params={params}
        onParams={setParams}
        rowKey={({ id }) => id}
        page={list.data}
        busy={list.isFetching}
        error={list.error}
        onRetry={() => void list.refetch()}
        filters={filters}
        columns={columnsOf(can, setInvitation)}
        actions={[
          {
            label: pageWords.create,
            kind: 'primary',
            can: permission(can, 'createAccount', words),
            onAct: () => navigate(paths.create),
          },
          { label: listWords.fromList, can: true, onAct: () => navigate(paths.lists) },
          { label: pageWords.table, can: true, onAct: async () => saveFile(await fetchFile(downloadAccounts, { q })) },
          { label: keyWords.keys, can: true, onAct: () => navigate(paths.programKeys) },
        ]}
        empty={{ title: pageWords.noAccounts }}
      />
      <InvitationDialog token={invitation} onClose={() => setInvitation(undefined)} />
    </>
  )
}

const filters = [{ key: 'q', label: pageWords.search, kind: 'text' }] as const

const columnsOf = (can: Accounts['can'], onInvitation: (token: string) => void): Column<Row>[] => [
  { key: 'login', title: pageWords.login, show: ({ login }) => login },
  { key: 'displayName', title: pageWords.displayName, show: ({ displayName }) => displayName },
  { key: 'orgName', title: pageWords.keptBy, show: ({ orgName }) => orgName },
  {
    key: 'roles',
    title: pageWords.posts,
    show: (row) => <Posts row={row} mayRevoke={permission(can, 'grantRole', words)} />,
  },
  {
    key: 'state',
    title: pageWords.state,
    show: ({ disabled }) => (
      <StatusTag tone={disabled ? 'warning' : 'success'} label={disabled ? pageWords.disabled : pageWords.enabled} />
    ),
  },
  {
    key: 'acts',
    title: pageWords.acts,
    show: (row) => <Acts row={row} can={can} onInvitation={onInvitation} />,
  },
]

const Posts = ({ row, mayRevoke }: { row: Row; mayRevoke: true | Sentence }) => {
  const say = useSay()
  const queries = useQueryClient()
  if (row.roles.length === 0) return <span className="lx-quiet">{say(pageWords.noPosts)}</span>
  return row.roles.map(({ identityId, role, line, orgName, until }) => (
    <div key={identityId}>
      {say(postName(actingRole({ role, line })))}{' '}
      <span className="lx-quiet">
        {orgName} {until && say(pageWords.untilDay, { day: until })}
      </span>{' '}
      {mayRevoke === true && (
        <div className="lx-actions">
          {isDelegable(role) && <HandOver accountId={row.id} identityId={identityId} />}
          <ActionButton
            label={pageWords.revoke}
            can={mayRevoke}
            confirm={{ title: pageWords.revokeAsk, detail: pageWords.revokeDetail }}
            onAct={async () => {
              await call(revokeRole, { accountId: row.id, identityId })
              await queries.invalidateQueries({ queryKey: ['accounts'] })
            }}
          />
        </div>
      )}
    </div>
  ))
}

const Acts = ({
  row,
  can,
  onInvitation,
}: {
  row: Row
  can: Accounts['can']
  onInvitation: (token: string) => void
}) => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const mayMake = permission(can, 'createAccount', words)
  const mayGrant = permission(can, 'grantRole', words)
  const switchDisabled = async () => {
    await call(disableAccount, { accountId: row.id, disabled: !row.disabled })
    await queries.invalidateQueries({ queryKey: ['accounts'] })
  }
  return (
    <div className="lx-actions">
      {mayGrant === true && <ActionButton label={pageWords.grant} can onAct={() => navigate(paths.grant(row.id))} />}
      {mayGrant === true && <ResetFactors accountId={row.id} />}
      {mayMake === true && (
        <ActionButton
          label={pageWords.link}
          can
          onAct={async () => onInvitation((await call(renewInvitation, { accountId: row.id })).invitation)}
        />
      )}
      {mayMake === true && (
        <ActionButton
          label={row.disabled ? pageWords.enable : pageWords.disable}
          can
          {...(row.disabled ? {} : { confirm: { title: pageWords.disableAsk, detail: pageWords.disableDetail } })}
          onAct={switchDisabled}
        />
      )}
    </div>
  )
}
