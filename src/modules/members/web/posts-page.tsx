import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { parseDay } from '#kernel/time.ts'
import { readOrg } from '#modules/organisations/contract.ts'
import { DetailPage, PagePending } from '#ui/detail-page.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { Notice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { listMembers } from '../contract.ts'
import { appointPost, endPost, type HeldPost, listPosts } from '../posts/contract.ts'
import { postWords, organisationPostWords as w } from './words.ts'

/** The posts of an organisation: who holds them since when, who is missing, and the record of before (ORG-33). */
export function PostsPage() {
  const { orgId = '' } = useParams()
  const say = useSay()
  const org = useQuery({
    queryKey: ['organisations', 'org', orgId, undefined],
    queryFn: () => call(readOrg, { orgId }),
  })
  const posts = useQuery({ queryKey: ['members', 'posts', orgId], queryFn: () => call(listPosts, { orgId }) })
  if (!org.data || !posts.data) return <PagePending error={org.error ?? posts.error} />
  const { now, before, isWithoutSecretary, can } = posts.data
  return (
    <DetailPage
      title={{ zh: `${org.data.shortName}${w.posts.zh}`, en: `${w.posts.en}: ${org.data.shortName}` }}
      facts={[]}
    >
      {isWithoutSecretary && <Notice tone="warning" title={w.withoutSecretary} />}
      <section className="lx-panel">
        <h2>{say(w.now)}</h2>
        {now.length === 0 && <p className="lx-quiet">{say(w.none)}</p>}
        <ul className="lx-plain-list">
          {now.map((one) => (
            <li key={one.id}>
              <Line one={one} /> {can.endPost === true && <EndButton orgId={orgId} one={one} />}
            </li>
          ))}
        </ul>
        {can.appointPost === true && <AppointButton orgId={orgId} />}
      </section>
      {before.length > 0 && (
        <section className="lx-panel">
          <h2>{say(w.before)}</h2>
          <ul className="lx-plain-list">
            {before.map((one) => (
              <li key={one.id}>
                <Line one={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </DetailPage>
  )
}

const Line = ({ one }: { one: HeldPost }) => {
  const say = useSay()
  const period = one.until === null ? say(w.since, { day: one.from ?? '—' }) : `${one.from ?? '—'} — ${one.until}`
  return (
    <>
      <strong>{say(postWords[one.post])}</strong> {one.name} <span className="lx-quiet">{period}</span>
    </>
  )
}

function useAfter() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['members'] })
}

const EndButton = ({ orgId, one }: { orgId: string; one: HeldPost }) => {
  const after = useAfter()
  const fields: Field[] = [
    { name: 'on', label: w.endOn, kind: 'day', required: true, parse: parseDay, hint: w.endOnHint },
  ]
  return (
    <FormDialogButton<{ on: string }>
      label={w.end}
      fields={fields}
      onSubmit={async ({ on }) => {
        await call(endPost, { orgId, holdingId: one.id, on })
        await after()
      }}
    />
  )
}

const AppointButton = ({ orgId }: { orgId: string }) => {
  const after = useAfter()
  const choices = Object.entries(postWords).map(([value, label]) => ({ value, label }))
  const fields: Field[] = [
    { name: 'post', label: w.post, kind: 'choice', required: true, choices },
    {
      name: 'memberId',
      label: w.member,
      kind: 'own',
      required: true,
      control: <MemberChoice orgId={orgId} />,
      hint: w.memberHint,
    },
    { name: 'from', label: w.from, kind: 'day', required: true, parse: parseDay, hint: w.fromHint },
  ]
  return (
    <FormDialogButton<{ memberId: string; post: HeldPost['post']; from: string }>
      label={w.appoint}
      kind="primary"
      fields={fields}
      onSubmit={async (values) => {
        await call(appointPost, { ...values, orgId })
        await after()
      }}
    />
  )
}

/** Chooses a member of an organisation or below it by name, pinyin or initials. */
const MemberChoice = (props: { orgId: string; id?: string; value?: string; onChange?: (memberId: string) => void }) => {
  const say = useSay()
  const [options, setOptions] = useState<readonly { value: string; label: string }[]>([])
  const find = async (text: string) => {
    const q = text.trim() === '' ? {} : { q: text.trim() }
    const { rows } = await call(listMembers, { orgId: props.orgId, size: 20, ...q })
    setOptions(rows.map(({ id, name, orgName }) => ({ value: id, label: `${name}（${orgName}）` })))
  }
  return (
    <Select<string>
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.value === undefined ? {} : { value: props.value })}
      showSearch={{ filterOption: false, onSearch: (text) => void find(text) }}
      placeholder={say(w.typeName)}
      options={[...options]}
      onOpenChange={(open) => open && options.length === 0 && void find('')}
      onChange={(memberId) => props.onChange?.(memberId)}
    />
  )
}
