import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { permission } from '#ui/action-button.tsx'
import { DetailPage, type Tab } from '#ui/detail-page.tsx'
import { changed } from '#ui/list-query.ts'
import { Notice } from '#ui/notice.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type MemberCard, readCard } from '../contract.ts'
import { words } from '../words.ts'
import { BasicTab, usePartyFacts } from './card-basic.tsx'
import { isAbroad } from './card-circumstances.tsx'
import { CardPending } from './card-pending.tsx'
import { HistoryTab, PostingsTab, PostsTab } from './card-tabs.tsx'
import { categoryNames, statusNames } from './code-names.ts'
import { duplicateWords } from './duplicate-words.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

/** The card of one member with its tabs; opening it is recorded, and the member sees that (decisions 14). */
export function CardPage() {
  const { memberId = '' } = useParams()
  const card = useQuery(cardQuery(memberId))
  if (!card.data) return <CardPending error={card.error} onRetry={() => void card.refetch()} />
  return <Card card={card.data} />
}

/** The card as it is kept in the cache; a minute, so that going to and fro does not fill the record of who looked. */
export const cardQuery = (memberId: string) => ({
  queryKey: ['members', 'card', memberId],
  queryFn: () => call(readCard, { memberId }),
  staleTime: 60_000,
})

const Card = ({ card }: { card: MemberCard }) => {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  return (
    <DetailPage
      title={{ zh: card.basic.name, en: card.basic.name }}
      beside={<States card={card} />}
      facts={usePartyFacts(card)}
      tabs={tabsOf(card)}
      tab={params.get('tab')}
      onTab={(tab) => setParams(changed(params, { tab }), { replace: true })}
      actions={[
        {
          label: pageWords.edit,
          kind: 'primary',
          can: permission(card.can, 'editMember', words),
          onAct: () => navigate(paths.edit(card.id)),
        },
        { label: pageWords.toList, can: true, onAct: () => navigate(paths.list(card.org.id)) },
      ]}
    >
      <Findings card={card} />
    </DetailPage>
  )
}

const tabsOf = (card: MemberCard): Tab[] => [
  { key: 'basic', label: pageWords.basic, show: () => <BasicTab card={card} /> },
  { key: 'relations', label: pageWords.relations, show: () => <PostingsTab card={card} /> },
  { key: 'posts', label: pageWords.posts, show: () => <PostsTab card={card} /> },
  { key: 'history', label: pageWords.history, show: () => <HistoryTab card={card} /> },
]

const States = ({ card: { party } }: { card: MemberCard }) => (
  <>
    <StatusTag tone={party.category === 'FULL' ? 'neutral' : 'info'} label={nameIn(categoryNames, party.category)} />
    {party.status !== 'NORMAL' && <StatusTag tone="warning" label={nameIn(statusNames, party.status)} />}
    {party.floatingSince !== null && <StatusTag label={pageWords.floating} />}
    {isAbroad(party) && <StatusTag label={pageWords.abroad} />}
  </>
)

const nameIn = (names: typeof statusNames, code: string) => names[code] ?? { zh: code, en: code }

const Findings = ({ card }: { card: MemberCard }) => {
  const say = useSay()
  return (
    <>
      <Compared card={card} />
      {card.findings.length > 0 && (
        <Notice tone="warning" title={pageWords.findings}>
          <ul>
            {card.findings.map((finding) => (
              <li key={finding.code}>{say(finding)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {card.importBatchId !== null && <p className="lx-quiet">{say(pageWords.imported)}</p>}
    </>
  )
}

// 同一人待核: told to whoever sees the card; the other record only to whoever has both in his reach (decisions 9).
const Compared = ({ card: { isCompared, duplicateId, party } }: { card: MemberCard }) => {
  const isMerged = party.status === 'DUPLICATE'
  if (!isCompared && !isMerged) return null
  const way = duplicateId !== null && (
    <Link to={paths.oneDuplicate(duplicateId)}>
      <Say of={duplicateWords.compare} />
    </Link>
  )
  if (isMerged) return <Notice tone="warning" title={duplicateWords.mergedBanner} action={way} />
  return (
    <Notice tone="warning" title={duplicateWords.banner} action={way}>
      <Say of={duplicateWords.bannerMore} />
    </Notice>
  )
}
