import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { fetchFile } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { OrgTreeFilter, useOrgName } from '#modules/organisations/web/index.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { fromList } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { arranged, tasteOf } from '#ui/list-taste.ts'
import { saveFile } from '#ui/save-file.ts'
import { Say, type Sentence } from '#ui/sentence.tsx'
import { type ArticleRow, downloadArticles } from '../contract.ts'
import { articleBatch } from './article-batch.ts'
import { articleChips, articleFilters, articleQuery } from './article-filters.ts'
import { ArticleTags } from './article-tags.tsx'
import { localNoteWords } from './local-note-words.ts'
import { offerWords } from './offer-words.ts'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { useSections } from './use-sections.ts'
import { pageWords } from './words.ts'

/** Under this name views and columns of the list are remembered. */
const memory = 'articles'

/** The editors' list: every article of a branch of the tree, last saved first (A05). */
export function ArticleListPage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const list = useQuery({ ...articleQueries.list(articleQuery(params)), placeholderData: keepPreviousData })
  const sections = useSections()
  const filters = useMemo(() => articleFilters(sections), [sections])
  const queries = useQueryClient()
  const batch = useMemo(
    () => articleBatch(() => queries.invalidateQueries({ queryKey: articleQueries.all })),
    [queries],
  )
  const orgName = useOrgName(params.get('org') ?? undefined)
  return (
    <ListPage<ArticleRow>
      title={orgName ? fill(pageWords.articlesOf, { org: orgName }) : pageWords.articles}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      filters={filters}
      chips={articleChips}
      columns={columnsOf(params, new Map(sections?.map(({ code, title }) => [code, title])))}
      memory={memory}
      batch={batch}
      actions={[
        {
          label: pageWords.write,
          kind: 'primary',
          can: true,
          onAct: () => navigate(paths.create(params.get('org'))),
        },
        { label: localNoteWords.handed, can: true, onAct: () => navigate(paths.handed(params.get('org'))) },
        { label: offerWords.offered, can: true, onAct: () => navigate(paths.offered(params.get('org'))) },
        { label: pageWords.table, can: true, onAct: () => download(params) },
      ]}
      above={
        list.data?.newestOnly != null && (
          <p className="lx-quiet lx-after">
            <Say of={fill(pageWords.newestOnly, { count: list.data.newestOnly })} />
          </p>
        )
      }
      aside={<OrgTreeFilter params={params} onParams={setParams} memory="articles" />}
      empty={{ title: pageWords.none, hint: pageWords.noneHint }}
    />
  )
}

const download = async (params: URLSearchParams) => {
  const { page: _, size: __, ...conditions } = articleQuery(params)
  const shown = arranged(columnsOf(params, new Map()), tasteOf(memory), params)
  saveFile(await fetchFile(downloadArticles, { ...conditions, columns: shown.map(({ key }) => key).join(',') }))
}

const columnsOf = (params: URLSearchParams, sections: ReadonlyMap<string, Sentence>): readonly Column<ArticleRow>[] => [
  {
    key: 'title',
    title: pageWords.title,
    width: 240,
    show: ({ id, title }) => <Link to={paths.one(id, fromList(params))}>{title}</Link>,
  },
  { key: 'status', title: pageWords.state, inHead: true, show: (row) => <ArticleTags of={row} /> },
  { key: 'orgName', title: pageWords.organisation, width: 170, show: ({ orgName }) => orgName },
  {
    key: 'section',
    title: pageWords.section,
    show: ({ sectionCode }) => <Say of={sections.get(sectionCode) ?? { zh: '', en: '' }} />,
  },
  { key: 'day', title: pageWords.day, show: (row) => dayOf(new Date(row.publishedAt ?? row.savedAt)) },
  { key: 'savedBy', title: pageWords.savedBy, deskOnly: true, show: ({ savedByName }) => savedByName },
]
