import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { useOrgName } from '#modules/organisations/web/index.tsx'
import { Say, type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { Change, MemberCard } from '../contract.ts'
import { entryNames, exitNames, namedValue } from './code-names.ts'
import { pageWords, postWords } from './words.ts'

/** Where the relation stood, newest first. */
export function PostingsTab({ card: { postings } }: { card: MemberCard }) {
  const say = useSay()
  if (postings.length === 0) return <Nothing of={pageWords.noPostings} />
  return (
    <ul className="lx-plain-list">
      {postings.map((posting) => (
        <li key={`${posting.orgId}${posting.from}`}>
          {posting.orgName}{' '}
          <StatusTag
            tone={posting.until === null ? 'success' : 'neutral'}
            label={posting.kind === 'HOME' ? pageWords.home : pageWords.second}
          />
          <p className="lx-quiet">
            {[
              period(say, posting),
              moved(say, pageWords.entered, entryNames[posting.entryType ?? '']),
              moved(say, pageWords.left, exitNames[posting.exitType ?? '']),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Which posts the member holds and held. */
export function PostsTab({ card: { posts } }: { card: MemberCard }) {
  const say = useSay()
  if (posts.length === 0) return <Nothing of={pageWords.noPosts} />
  return (
    <ul className="lx-plain-list">
      {posts.map(({ post, orgId, ...dates }) => (
        <li key={`${orgId}${post}${dates.from}`}>
          {say(postWords[post as keyof typeof postWords] ?? pageWords.postOf)} <OrgName orgId={orgId} />{' '}
          <span className="lx-quiet">{period(say, dates)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Who corrected what, when and why; sensitive values stay masked. */
export function HistoryTab({ card: { history } }: { card: MemberCard }) {
  const say = useSay()
  const language = useLanguage()
  if (history.length === 0) return <Nothing of={pageWords.noHistory} />
  const steps = history.map((revision) => ({
    key: String(revision.version),
    what: fill(pageWords.changedBy, { count: revision.changes.length }),
    who: revision.actorName,
    when: formatMinute(new Date(revision.at), language),
    opinion: revision.reason,
    more: <Changes changes={revision.changes} />,
  }))
  return <Timeline steps={steps} label={say(pageWords.history)} />
}

/** Field by field, before and after. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const say = useSay()
  const shown = (field: string, value: string | null) =>
    value === null ? say(pageWords.nothing) : say(namedValue(field, value) ?? { zh: value, en: value })
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.field}>
          {say(pageWords.changeOf, {
            field: say(change),
            before: shown(change.field, change.before),
            after: shown(change.field, change.after),
          })}
        </li>
      ))}
    </ul>
  )
}

type SayIt = ReturnType<typeof useSay>

const OrgName = ({ orgId }: { orgId: string }) => useOrgName(orgId) ?? ''

const period = (say: SayIt, { from, until }: { from: string | null; until: string | null }) =>
  until === null ? say(pageWords.since, { from: from ?? '—' }) : say(pageWords.period, { from: from ?? '—', until })

const moved = (say: SayIt, sentence: Sentence, type: Sentence | undefined) => type && say(sentence, { type: say(type) })

const Nothing = ({ of }: { of: Sentence }) => (
  <p className="lx-quiet">
    <Say of={of} />
  </p>
)
