import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { type Fact, Facts, PagePending } from '#ui/detail-page.tsx'
import { isFromList, ofList } from '#ui/list-query.ts'
import { Neighbours, useNeighbours } from '#ui/neighbours.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import type { ArticleDetail, ArticleRow } from '../contract.ts'
import { words } from '../words.ts'
import { ArticleActs } from './article-acts.tsx'
import { articleQuery } from './article-filters.ts'
import { ArticleSteps, ArticleVersions } from './article-history.tsx'
import { ArticleTags } from './article-tags.tsx'
import { ArticleView } from './article-view.tsx'
import { ChangesPanel } from './comparing/changes-panel.tsx'
import { DeadLinksPanel } from './dead-links-panel.tsx'
import { HandedNotice } from './handed-notice.tsx'
import { OfferPanel } from './offer-panel.tsx'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { useSections } from './use-sections.ts'
import { pageWords } from './words.ts'

/** One article: how it reads, what can be done with it, what happened to it (A05, A07). */
export function ArticlePage() {
  const { articleId = '' } = useParams()
  const [params] = useSearchParams()
  const list = useQuery(articleQueries.list(isFromList(params) ? articleQuery(params) : forMe))
  const neighbours = useNeighbours(articleId, list.data?.rows)
  const article = useQuery(articleQueries.one(articleId))
  const ways = <Ways neighbours={neighbours} />
  if (!article.data) return <PagePending error={article.error} actions={ways} onRetry={() => void article.refetch()} />
  return <Article key={articleId} of={article.data} neighbours={neighbours} />
}

// Opened from elsewhere than a list, one goes on through what waits for oneself.
const forMe = { waiting: 'me', page: 1, size: 20 } as const

interface ArticleProps {
  readonly of: ArticleDetail
  /** Where it stands in the list it was opened from, or among what waits for oneself. */
  readonly neighbours: ReturnType<typeof useNeighbours<ArticleRow>>
}

const Article = ({ of, neighbours }: ArticleProps) => {
  const say = useSay()
  const [done, setDone] = useState<Sentence>()
  const part = (title: Sentence, inside: ReactNode) => (
    <section className="lx-panel" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {inside}
    </section>
  )
  return (
    <>
      <Heading of={of} neighbours={neighbours} />
      {done && <Done act={done} articleId={of.id} inOrder={neighbours?.next} />}
      <Standing of={of} />
      <div className="lx-split">
        <div>
          {(of.status === 'REVIEW' || of.pending === 'REVIEW') && <ChangesPanel of={of} />}
          <section className="lx-panel" aria-label={say(pageWords.body)}>
            <ArticleView of={of.text} />
          </section>
        </div>
        <div>
          <ArticleActs of={of} onDone={setDone} />
          <OfferPanel of={of} onDone={setDone} />
          <section className="lx-panel" aria-label={say(pageWords.oneArticle)}>
            <Facts facts={useFacts(of)} />
          </section>
          {of.status === 'PUBLISHED' && <DeadLinksPanel articleId={of.id} />}
          {part(pageWords.history, <ArticleSteps of={of} />)}
          {part(pageWords.versions, <ArticleVersions of={of} />)}
        </div>
      </div>
    </>
  )
}

const Heading = ({ of, neighbours }: ArticleProps) => {
  const say = useSay()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const edit = permission(of.can, 'saveArticle', words)
  return (
    <PageHeading
      title={{ zh: of.text.title, en: of.text.title }}
      beside={<ArticleTags of={of} />}
      actions={
        <>
          {of.status !== 'WITHDRAWN' && (
            <ActionButton label={pageWords.edit} can={edit} onAct={() => navigate(paths.edit(of.id, params))} />
          )}
          <Ways neighbours={neighbours} />
        </>
      }
    >
      {of.orgName}
      {of.publicPath && (
        <>
          {' · '}
          <a href={of.publicPath} target="_blank" rel="noopener">
            {say(pageWords.publicPage)}
          </a>
        </>
      )}
    </PageHeading>
  )
}

const Ways = ({ neighbours }: Pick<ArticleProps, 'neighbours'>) => {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return (
    <>
      <ActionButton label={pageWords.toList} can onAct={() => navigate(paths.list(ofList(params)))} />
      <Neighbours of={neighbours} params={params} onOpen={({ id }) => navigate(paths.one(id, params))} />
    </>
  )
}

/** What the reader must know before he acts: that the public sees something else, or nothing any more. */
const Standing = ({ of }: { of: ArticleDetail }) => {
  const language = useLanguage()
  if (of.withdrawnAt !== null) {
    const slots = { time: formatMinute(new Date(of.withdrawnAt), language), reason: of.withdrawnReason ?? '' }
    return (
      <div className="lx-after">
        <Notice tone="warning" title={fill(pageWords.withdrawnFor, slots)}>
          <Say of={pageWords.withdrawnKept} />
        </Notice>
      </div>
    )
  }
  return (
    <>
      {of.pending !== null && (
        <div className="lx-after">
          <Notice tone="info" title={pageWords.changesWait} />
        </div>
      )}
      <HandedNotice of={of} />
    </>
  )
}

interface DoneProps {
  readonly act: Sentence
  readonly articleId: string
  /** The one after it in the list. */
  readonly inOrder: ArticleRow | undefined
}

const Done = ({ act, articleId, inOrder }: DoneProps) => {
  const say = useSay()
  const [params] = useSearchParams()
  const waiting = useQuery(articleQueries.list(forMe))
  const next = inOrder ?? waiting.data?.rows.find(({ id }) => id !== articleId)
  const label = inOrder ? pageWords.nextOne : pageWords.next
  const title = { zh: fill(pageWords.done, { act: act.zh }).zh, en: fill(pageWords.done, { act: act.en }).en }
  return (
    <div className="lx-after">
      <Notice
        tone="success"
        title={title}
        action={next && <Link to={paths.one(next.id, params)}>{say(label, { title: next.title })}</Link>}
      />
    </div>
  )
}

const useFacts = (of: ArticleDetail): Fact[] => {
  const say = useSay()
  const language = useLanguage()
  const sections = useSections()
  const site = useQuery({ ...articleQueries.site(of.orgId), enabled: of.columnId !== null })
  const section = sections?.find(({ code }) => code === of.text.sectionCode)
  const hour = (at: string) => formatMinute(new Date(at), language)
  const optional = (label: Sentence, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : [])
  return [
    { label: pageWords.section, value: section && say(section.title) },
    ...optional(pageWords.column, site.data?.columns.find(({ id }) => id === of.text.columnId)?.name),
    { label: pageWords.savedBy, value: `${of.savedByName}，${say(pageWords.newest, { number: of.version })}` },
    { label: pageWords.savedAt, value: hour(of.savedAt) },
    ...optional(pageWords.publishedAt, of.publishedAt && hour(of.publishedAt)),
    ...optional(pageWords.updatedAt, of.updatedAt && hour(of.updatedAt)),
    ...optional(pageWords.handedSince, of.handedAt && hour(of.handedAt)),
    ...(of.isImported ? [{ label: pageWords.source, value: say(pageWords.imported) }] : []),
    ...optional(pageWords.responsibleEditor, of.text.editor),
    { label: pageWords.summary, value: of.text.summary },
    ...(of.text.notice
      ? [{ label: pageWords.notice, value: `${of.text.notice.fromOn} — ${of.text.notice.untilOn}` }]
      : []),
    ...optional(pageWords.digest, of.contentDigest),
  ]
}
