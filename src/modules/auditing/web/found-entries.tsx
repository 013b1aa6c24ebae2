import { Button } from 'antd'
import { formatMinute } from '#kernel/time.ts'
import { isPost, postName } from '#modules/accounts/contract.ts'
import { type Column, ListCards, ListTable } from '#ui/list-rows.tsx'
import { Say, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { usePhone } from '#ui/use-media.ts'
import type { FoundEntry } from '../contract.ts'
import { codeName } from '../details/codes.ts'
import { actName } from './act-words.ts'
import { detailNames, pageWords as w } from './words.ts'

/** By what the next search is narrowed, out of an entry. */
export type Narrowing = (by: 'record' | 'account', entry: FoundEntry) => void

/** The entries that were found, as a table or, on a phone, as cards. */
export function FoundEntries({ rows, onNarrow }: { rows: readonly FoundEntry[]; onNarrow: Narrowing }) {
  const phone = usePhone()
  const List = phone ? ListCards : ListTable
  return (
    <List<FoundEntry>
      title={w.found}
      columns={columnsOf(onNarrow)}
      rows={rows}
      rowKey={({ id }) => id}
      total={rows.length}
      busy={false}
      first={0}
      params={nothing}
      onParams={() => {}}
    />
  )
}

const nothing = new URLSearchParams()

const columnsOf = (onNarrow: Narrowing): readonly Column<FoundEntry>[] => [
  { key: 'act', title: w.what, show: ({ act }) => <Say of={actName(act)} /> },
  { key: 'at', title: w.when, show: ({ at }) => <Minute at={at} /> },
  { key: 'who', title: w.who, show: (entry) => <Who of={entry} /> },
  { key: 'org', title: w.where, show: ({ orgName }) => orgName ?? '—' },
  { key: 'details', title: w.more, width: 160, show: (entry) => <Details of={entry} /> },
  { key: 'chain', title: w.chain, inHead: true, show: (entry) => <Chain of={entry} /> },
  { key: 'acts', title: w.acts, show: (entry) => <Narrow of={entry} onNarrow={onNarrow} /> },
]

const Minute = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const Who = ({ of: { actorName, role, onBehalfOf } }: { of: FoundEntry }) => {
  const say = useSay()
  if (role === 'SYSTEM') return say(w.system)
  if (actorName === null) return say(role === 'MEMBER' ? w.oneMember : w.citizen)
  // A program and the system hold no post.
  const actor = isPost(role) ? `${actorName}（${say(postName(role))}）` : actorName
  return onBehalfOf ? say(w.onBehalfOf, { actor, giver: onBehalfOf.name ?? onBehalfOf.accountId }) : actor
}

const Chain = ({ of: { isGenuine, sequence } }: { of: FoundEntry }) => {
  const say = useSay()
  if (!isGenuine) return <StatusTag tone="error" label={w.changed} />
  return <span className="lx-quiet">{sequence === null ? say(w.unsealed) : say(w.sealed, { number: sequence })}</span>
}

const Details = ({ of: { act, details, sought } }: { of: FoundEntry }) => {
  const say = useSay()
  if (details.length === 0 && !sought) return '—'
  return (
    <>
      {details.map(({ name, values }) => (
        <div key={name}>
          {say(detailNames[name] ?? { zh: name, en: name })}：
          {values.map((value) => say(codeName(act, name, value) ?? { zh: value, en: value })).join('、')}
        </div>
      ))}
      {sought && <Sought of={sought} />}
    </>
  )
}

const Sought = ({ of: { account, record, orgName } }: { of: NonNullable<FoundEntry['sought']> }) => {
  const say = useSay()
  return (
    <>
      {orgName !== null && <div>{say(w.soughtOrg, { name: orgName })}</div>}
      {account && <div>{say(w.soughtAccount, { name: account.name ?? account.accountId })}</div>}
      {record !== null && record !== account?.accountId && <div>{say(w.soughtRecord, { id: record })}</div>}
    </>
  )
}

const Narrow = ({ of, onNarrow }: { of: FoundEntry; onNarrow: Narrowing }) => {
  const say = useSay()
  return (
    <div className="lx-stack">
      {of.subjectId !== null && <Button onClick={() => onNarrow('record', of)}>{say(w.thisRecord)}</Button>}
      {of.accountId !== null && <Button onClick={() => onNarrow('account', of)}>{say(w.thisAccount)}</Button>}
    </div>
  )
}
