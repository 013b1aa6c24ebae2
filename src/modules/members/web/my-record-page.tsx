import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { call, urlOf } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { isPost, postName } from '#modules/accounts/contract.ts'
import { DetailPage, Facts, PagePending } from '#ui/detail-page.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { revealReasons } from '../codes.ts'
import { photoField } from '../fields.ts'
import { listOwnTraces, type OwnRecord, type OwnTrace, readOwn, takeOwnData } from '../own/contract.ts'
import { statusNames } from './code-names.ts'
import { correctionWords } from './correction-words.ts'
import { OwnCorrections } from './own-corrections.tsx'
import { OwnPhoto } from './own-photo.tsx'
import { ownValue } from './own-value.tsx'
import { ownWords } from './own-words.ts'
import { paths } from './paths.ts'
import { organisationPostWords as postPageWords, postWords } from './words.ts'

/** 我的党员信息: what is kept about me, who looked at it and why, and how to have it put right (D15). */
export function MyRecordPage() {
  const own = useQuery({ queryKey: ['members', 'own'], queryFn: () => call(readOwn, {}) })
  if (!own.data) return <PagePending error={own.error} onRetry={() => void own.refetch()} />
  return <Own own={own.data} />
}

const Own = ({ own }: { own: OwnRecord }) => {
  const say = useSay()
  const navigate = useNavigate()
  const filled = own.fields.filter(({ field, value }) => value !== null && field !== 'name')
  return (
    <DetailPage
      title={{ zh: own.name, en: own.name }}
      facts={[
        { label: ownWords.branch, value: own.orgName },
        { label: ownWords.status, value: say(statusNames[own.status] ?? { zh: own.status, en: own.status }) },
      ]}
      actions={[
        { label: correctionWords.ask, kind: 'primary', can: true, onAct: () => navigate(paths.askCorrection()) },
        { label: ownWords.print, can: true, onAct: () => window.print() },
      ]}
    >
      <section className="lx-panel" aria-label={say(ownWords.record)}>
        <h2>{say(ownWords.record)}</h2>
        <Facts
          facts={[
            ...filled.map(({ zh, en, field, value }) => ({ label: { zh, en }, value: ownValue(field, value) })),
            ...(own.hasPhoto ? [{ label: photoField.photo, value: <OwnPhoto /> }] : []),
          ]}
        />
        <Posts posts={own.posts} />
        <p className="lx-quiet">{say(ownWords.wrong)}</p>
        <p className="lx-quiet">{say(ownWords.takeNote)}</p>
        <Button icon={<DownloadOutlined />} href={urlOf(takeOwnData, {})} download>
          {say(ownWords.take)}
        </Button>
      </section>
      <OwnCorrections />
      <Traces />
    </DetailPage>
  )
}

const Posts = ({ posts }: { posts: OwnRecord['posts'] }) => {
  const say = useSay()
  if (posts.length === 0) return null
  return (
    <>
      <h3>{say(ownWords.posts)}</h3>
      <ul className="lx-plain-list">
        {posts.map((one) => (
          <li key={`${one.orgName}${one.post}${one.from}`}>
            {one.orgName} <strong>{say(postWords[one.post])}</strong>{' '}
            <span className="lx-quiet">{periodOf(one, say)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const periodOf = ({ from, until }: OwnRecord['posts'][number], say: ReturnType<typeof useSay>) =>
  until === null ? say(postPageWords.since, { day: from ?? '—' }) : `${from ?? '—'} — ${until}`

const Traces = () => {
  const say = useSay()
  const language = useLanguage()
  const found = useQuery({ queryKey: ['members', 'own-traces'], queryFn: () => call(listOwnTraces, {}) })
  const rows = found.data?.rows ?? []
  return (
    <section className="lx-panel" aria-label={say(ownWords.traces)}>
      <h2>{say(ownWords.traces)}</h2>
      <p className="lx-quiet">{say(ownWords.tracesNote)}</p>
      {found.data && rows.length === 0 && <p>{say(ownWords.nobody)}</p>}
      <Timeline
        label={say(ownWords.traces)}
        steps={rows.map((row, at) => {
          const post = say(isPost(row.role) ? postName(row.role) : ownWords.post)
          const why = whyOf(row, say)
          return {
            key: `${row.at}${at}`,
            what: whatOf(row),
            who: [row.orgName, post, row.actorName].filter(Boolean).join(' '),
            when: formatMinute(new Date(row.at), language),
            ...(why === undefined ? {} : { opinion: why }),
          }
        })}
      />
    </section>
  )
}

const whatOf = ({ act, fields, sheet }: OwnTrace) => {
  const list = { zh: fields.map(({ zh }) => zh).join('、'), en: fields.map(({ en }) => en).join(', ') }
  const words = (fields.length === 0 ? saidWithout[act] : undefined) ?? saidOf[act]
  const named = { sheet: sheet ?? '' }
  return { zh: fill(words, { fields: list.zh, ...named }).zh, en: fill(words, { fields: list.en, ...named }).en }
}

const saidOf: Readonly<Record<OwnTrace['act'], Sentence>> = {
  'members.card-read': ownWords.looked,
  'members.revealed': ownWords.revealed,
  'members.edited': ownWords.edited,
  'members.exported': ownWords.exported,
  'members.roster-imported': ownWords.imported,
  'members.roster-revoked': ownWords.takenBack,
  'members.merged': ownWords.merged,
  'members.separated': ownWords.separated,
}

// A member whom the sheet entered, or whose record the merge left as it was: no field is named.
const saidWithout: Readonly<Partial<Record<OwnTrace['act'], Sentence>>> = {
  'members.roster-imported': ownWords.brought,
  'members.merged': ownWords.mergedOnly,
  'members.separated': ownWords.separatedOnly,
}

const whyOf = ({ act, reason }: OwnTrace, say: ReturnType<typeof useSay>) => {
  if (reason !== null && act === 'members.exported') return say(fill(ownWords.purpose, { reason }))
  if (reason === null || act !== 'members.revealed') return undefined
  const known = revealReasons[reason as keyof typeof revealReasons]
  return known ? say(fill(ownWords.why, { reason: say(known) })) : undefined
}
