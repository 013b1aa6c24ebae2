import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import type { Answer, CallInput } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type ChannelKind, callFaults, channelKinds, channelStates, tellingFaults } from '../channels/codes.ts'
import { addChannel, type Channel, renewChannelKey, setChannelState } from '../channels/contract.ts'
import { channelWords as w } from './channel-words.ts'
import { MailPanel } from './mail-panel.tsx'
import { caseQueries } from './queries.ts'

/** What the server told, and the address of a channel of mails. */
type Added = Answer<typeof addChannel> & { readonly mailbox: string | undefined }

/** The ways in of one's organisations: whether they are open, what came last, what went wrong (B17). */
export function ChannelPage() {
  const [params, setParams] = useSearchParams()
  const [added, setAdded] = useState<Added>()
  const list = useQuery(caseQueries.channels)
  const { rows = [], mail } = list.data ?? {}
  const hasMail = rows.some(({ kind }) => kind === 'MAIL') || (mail?.refused.length ?? 0) > 0
  return (
    <>
      <ListPage<Channel>
        title={w.channels}
        params={params}
        onParams={setParams}
        rowKey={({ id }) => id}
        page={list.data && { rows, total: rows.length }}
        busy={list.isFetching}
        error={list.error}
        onRetry={() => void list.refetch()}
        columns={columns}
        above={<Above hosts={list.data?.hosts} added={added} onAdded={setAdded} />}
        empty={{ title: w.none, hint: w.noneHint }}
      />
      {mail && hasMail && (
        <div className="lx-stack">
          <MailPanel of={mail} />
        </div>
      )}
    </>
  )
}

const ofAccount = { required: true, onlyIf: { field: 'kind', is: ['WECHAT', 'WECHAT_COMMENT'] } } as const
const ofMail = { required: true, onlyIf: { field: 'kind', is: ['MAIL'] } } as const
const ofWeibo = { required: true, onlyIf: { field: 'kind', is: ['WEIBO_COMMENT'] } } as const
const answersByItself = {
  onlyIf: { field: 'kind', is: ['SYSTEM', 'WECHAT', 'WECHAT_COMMENT', 'WEIBO_COMMENT'] },
} as const
const answersAlone = { onlyIf: { field: 'kind', is: ['SYSTEM', 'WECHAT'] } } as const
// Where the platforms of accounts answer, unless a relay of one’s own stands between.
const platforms: Partial<Record<ChannelKind, string>> = {
  WECHAT: 'https://api.weixin.qq.com',
  WECHAT_COMMENT: 'https://api.weixin.qq.com',
  WEIBO_COMMENT: 'https://api.weibo.com',
}

const fieldsFor = (hosts: readonly string[]): readonly Field[] => [
  { name: 'name', label: w.name, kind: 'text', required: true, maxLength: 40, hint: w.nameHint },
  {
    name: 'kind',
    label: w.kind,
    kind: 'choice',
    required: true,
    choices: Object.entries(channelKinds).map(([value, label]) => ({ value, label })),
  },
  { name: 'orgId', label: w.org, kind: 'own', required: true, control: <OrgChoice /> },
  {
    name: 'replyUrl',
    label: w.replyUrl,
    kind: 'text',
    maxLength: 500,
    hint: hosts.length === 0 ? w.replyUrlNot : fill(w.replyUrlHint, { hosts: hosts.join('、') }),
    ...answersByItself,
  },
  { name: 'mailbox', label: w.mailbox, kind: 'text', maxLength: 254, hint: w.mailboxHint, ...ofMail },
  { name: 'appId', label: w.appId, kind: 'text', maxLength: 100, hint: w.appIdHint, ...ofAccount },
  { name: 'appSecret', label: w.appSecret, kind: 'text', maxLength: 200, hint: w.appSecretHint, ...ofAccount },
  { name: 'accessToken', label: w.accessToken, kind: 'text', maxLength: 200, hint: w.accessTokenHint, ...ofWeibo },
  { name: 'serverIp', label: w.serverIp, kind: 'text', maxLength: 45, hint: w.serverIpHint, ...ofWeibo },
  { name: 'isPrivate', label: w.isPrivate, kind: 'yes-no', hint: w.isPrivateHint, ...answersAlone },
]

interface AboveProps {
  readonly hosts: readonly string[] | undefined
  readonly added: Added | undefined
  readonly onAdded: (added: Added) => void
}

const Above = ({ hosts, added, onAdded }: AboveProps) => {
  const say = useSay()
  const queries = useQueryClient()
  const add = async (values: CallInput<typeof addChannel>) => {
    const replyUrl = values.replyUrl || (platforms[values.kind] ?? '')
    const added = await call(addChannel, { ...values, replyUrl, isPrivate: values.isPrivate ?? false })
    onAdded({ ...added, mailbox: values.mailbox })
    await queries.invalidateQueries({ queryKey: caseQueries.channels.queryKey })
  }
  if (hosts === undefined) return null
  return (
    <div className="lx-after">
      <p>{say(w.lead)}</p>
      {added && <AddedNotice of={added} />}
      <div className="lx-actions">
        <FormDialogButton label={w.add} fields={fieldsFor(hosts)} note={w.addNote} kind="primary" onSubmit={add} />
      </div>
    </div>
  )
}

const AddedNotice = ({ of: { path, secret, aesKey, mailbox } }: { of: Added }) => {
  const say = useSay()
  if (mailbox) return <Notice tone="success" title={fill(w.addedMail, { address: mailbox })} />
  if (path === '') return <Notice tone="success" title={w.addedForDesk} />
  return (
    <Notice tone="success" title={w.added}>
      <p>
        {say(w.receiveAt)}：<code>{`${window.location.origin}${path}`}</code>
      </p>
      <p>
        {say(w.secret)}：<code>{secret}</code>
      </p>
      {aesKey !== null && (
        <p>
          {say(w.aesKey)}：<code>{aesKey}</code>
        </p>
      )}
    </Notice>
  )
}

const columns: readonly Column<Channel>[] = [
  { key: 'name', title: w.name, show: (row) => <Name of={row} /> },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={state === 'ACTIVE' ? 'success' : 'warning'} label={channelStates[state]} />,
  },
  { key: 'org', title: w.org, show: ({ orgName }) => orgName },
  { key: 'arrival', title: w.lastArrival, show: ({ lastArrivalAt }) => <Minute at={lastArrivalAt} /> },
  { key: 'sent', title: w.lastSent, show: ({ lastSentAt }) => <Minute at={lastSentAt} /> },
  { key: 'left', title: w.left, show: (row) => <Left of={row} /> },
  { key: 'acts', title: w.acts, show: (row) => <Acts of={row} /> },
  { key: 'fault', title: w.fault, show: (row) => <Fault of={row} /> },
]

const Name = ({ of: { name, kind, mailbox } }: { of: Channel }) => (
  <>
    {name}
    <br />
    <span className="lx-quiet lx-long">
      {useSay()(channelKinds[kind])}
      {mailbox && ` ${mailbox}`}
    </span>
  </>
)

const Left = ({ of: { waiting, failed } }: { of: Channel }) => <>{useSay()(w.leftOver, { waiting, failed })}</>

const Minute = ({ at }: { at: string | null }) => {
  const language = useLanguage()
  return <>{at === null ? '—' : formatMinute(new Date(at), language)}</>
}

const faults = { ...tellingFaults, ...callFaults }

const Fault = ({ of: { lastFault, lastFaultAt } }: { of: Channel }) => {
  const say = useSay()
  const language = useLanguage()
  if (lastFault === null || lastFaultAt === null) return <>—</>
  const fault = lastFault in faults ? say(faults[lastFault as keyof typeof faults]) : lastFault
  return (
    <div className="lx-long">
      {fault}
      <br />
      <span className="lx-quiet">{formatMinute(new Date(lastFaultAt), language)}</span>
    </div>
  )
}

const Acts = ({ of: { id: channelId, kind, state } }: { of: Channel }) => {
  const queries = useQueryClient()
  const toast = useToast()
  const switchState = async () => {
    await call(setChannelState, { channelId, state: state === 'ACTIVE' ? 'PAUSED' : 'ACTIVE' })
    toast('success', w.switched)
    await queries.invalidateQueries({ queryKey: caseQueries.channels.queryKey })
  }
  return (
    <div className="lx-stack">
      <ActionButton label={state === 'ACTIVE' ? w.pause : w.resume} can onAct={switchState} />
      {kind in platforms && <RenewKey of={{ id: channelId, kind }} />}
    </div>
  )
}

const RenewKey = ({ of: { id: channelId, kind } }: { of: Pick<Channel, 'id' | 'kind'> }) => {
  const queries = useQueryClient()
  const toast = useToast()
  const renew = async ({ key }: { key: string }) => {
    const { resumed } = await call(renewChannelKey, { channelId, key })
    toast('success', fill(w.renewed, { count: resumed }))
    await queries.invalidateQueries({ queryKey: caseQueries.channels.queryKey })
  }
  const label = kind === 'WEIBO_COMMENT' ? w.accessToken : w.appSecret
  const asked = { name: 'key', label, kind: 'text', required: true, maxLength: 200, hint: w.appSecretHint } as const
  return <FormDialogButton label={w.renew} note={w.renewNote} fields={[asked]} onSubmit={renew} />
}
