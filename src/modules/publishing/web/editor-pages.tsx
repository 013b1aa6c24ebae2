import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { OrgChoice, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { sitePaths } from '#modules/sites/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending, PagePending } from '#ui/detail-page.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import type { ArticleDetail } from '../contract.ts'
import { Editor } from './editor.tsx'
import { typedOf } from './editor-form.ts'
import { HandedNotice } from './handed-notice.tsx'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** A new article; the organisation stands in the address, one's own at first. */
export function WriteArticlePage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const own = useOwnOrg()
  const orgId = params.get('org') ?? own?.id
  const site = useQuery({ ...articleQueries.site(orgId ?? ''), enabled: orgId !== undefined, retry: false })
  if (orgId === undefined || site.isPending) return <DetailPending />
  const choice = <Whose orgId={orgId} onChange={(org) => setParams({ org }, { replace: true })} />
  if (!site.data) return <NoSite orgId={orgId} choice={choice} />
  return (
    <Editor
      key={orgId}
      title={pageWords.write}
      draft={{ orgId, version: 0 }}
      initial={{ sectionCode: 'PARTY_AFFAIRS' }}
      onSaved={({ articleId }) => navigate(paths.edit(articleId), { replace: true })}
      onSubmitted={({ articleId }) => navigate(paths.one(articleId), { replace: true })}
      onLeave={() => navigate(paths.list())}
    >
      {choice}
    </Editor>
  )
}

const Whose = ({ orgId, onChange }: { orgId: string; onChange: (orgId: string) => void }) => {
  const say = useSay()
  return (
    <div className="lx-panel">
      <label htmlFor="article-org">{say(pageWords.organisation)}</label>
      <div>
        <OrgChoice id="article-org" value={orgId} onChange={onChange} />
      </div>
    </div>
  )
}

const NoSite = ({ orgId, choice }: { orgId: string; choice: ReactNode }) => {
  const navigate = useNavigate()
  return (
    <>
      <PageHeading title={pageWords.write} />
      {choice}
      <EmptyState
        title={pageWords.noSite}
        hint={pageWords.noSiteHint}
        action={
          <ActionButton label={pageWords.openSite} kind="primary" can onAct={() => navigate(sitePaths.open(orgId))} />
        }
      />
    </>
  )
}

/** Goes on with an article. */
export function EditArticlePage() {
  const { articleId = '' } = useParams()
  const article = useQuery(articleQueries.one(articleId))
  if (!article.data) return <PagePending error={article.error} onRetry={() => void article.refetch()} />
  return <EditArticle key={articleId} of={article.data} />
}

const EditArticle = ({ of }: { of: ArticleDetail }) => {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const toArticle = () => navigate(paths.one(of.id, params))
  return (
    <Editor
      title={pageWords.edit}
      draft={{ orgId: of.orgId, articleId: of.id, version: of.version }}
      initial={typedOf(of)}
      onSaved={() => {}}
      onSubmitted={toArticle}
      onLeave={toArticle}
    >
      <HandedNotice of={of} />
      {(of.status === 'REVIEW' || of.pending === 'REVIEW') && (
        <div className="lx-after">
          <Notice tone="info" title={pageWords.saveReturns} />
        </div>
      )}
    </Editor>
  )
}
