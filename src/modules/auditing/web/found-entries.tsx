import { Button } from 'antd'
import { formatMinute } from '#kernel/time.ts'
import { roleNames } from '#modules/accounts/codes.ts'
import { openingPurposes } from '#modules/cases/codes.ts'
import { revealReasons } from '#modules/members/codes.ts'
import { type Column, ListCards, ListTable } from '#ui/list-rows.tsx'
import { Say, type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { usePhone } from '#ui/use-media.ts'
import { actKinds, purposes } from '../codes.ts'
import type { FoundEntry } from '../contract.ts'
import { actName } from './act-words.ts'
import { detailNames, fieldNames, pageWords as w } from './words.ts'

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
  { key: 'details', title: w.more, width: 160, show: ({ details }) => <Details of={details} /> },
  { key: 'chain', title: w.chain, inHead: true, show: (entry) => <Chain of={entry} /> },
  { key: 'acts', title: w.acts, show: (entry) => <Narrow of={entry} onNarrow={onNarrow} /> },
]

const Minute = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const Who = ({ of: { actorName, role } }: { of: FoundEntry }) => {
  const say = useSay()
  if (role === 'SYSTEM') return say(w.system)
  if (actorName === null) return say(role === 'MEMBER' ? w.oneMember : w.citizen)
  const post = roleNames[role as keyof typeof roleNames]
  return post ? `${actorName}（${say(post)}）` : actorName
}

const Chain = ({ of: { isGenuine, sequence } }: { of: FoundEntry }) => {
  const say = useSay()
  if (!isGenuine) return <StatusTag tone="error" label={w.changed} />
  return <span className="lx-quiet">{sequence === null ? say(w.unsealed) : say(w.sealed, { number: sequence })}</span>
}

const Details = ({ of }: { of: FoundEntry['details'] }) => {
  const say = useSay()
  if (of.length === 0) return '—'
  return of.map(({ name, values }) => (
    <div key={name}>
      {say(detailNames[name] ?? { zh: name, en: name })}：{values.map((value) => say(codeName(value))).join('、')}
    </div>
  ))
}

const names: Readonly<Record<string, Sentence>> = {
  ...fieldNames,
  ...actKinds,
  ...openingPurposes,
  ...revealReasons,
  ...purposes,
  ...roleNames,
}
const codeName = (code: string): Sentence => names[code] ?? { zh: code, en: code }

const Narrow = ({ of, onNarrow }: { of: FoundEntry; onNarrow: Narrowing }) => {
  const say = useSay()
  return (
    <div className="lx-stack">
      {of.subjectId !== null && <Button onClick={() => onNarrow('record', of)}>{say(w.thisRecord)}</Button>}
      {of.accountId !== null && <Button onClick={() => onNarrow('account', of)}>{say(w.thisAccount)}</Button>}
    </div>
  )
}
