import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { formatMinute } from '#kernel/time.ts'
import { PagePending } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import type { ArticleDetail } from '../../contract.ts'
import { comparing, paths } from '../paths.ts'
import { articleQueries } from '../queries.ts'
import { compareWords as words } from './compare-words.ts'
import { ComparisonOf } from './comparison.tsx'
import { baseOf } from './rules.ts'

/** Any two versions of an article; which ones stands in the address. */
export function ComparePage() {
  const { articleId = '' } = useParams()
  const article = useQuery(articleQueries.one(articleId))
  if (!article.data) return <PagePending error={article.error} onRetry={() => void article.refetch()} />
  return <Chosen of={article.data} />
}

const Chosen = ({ of }: { of: ArticleDetail }) => {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const number = (name: string, otherwise: number) => Number(params.get(name)) || otherwise
  const newer = number('newer', of.version)
  const base = baseOf(of)?.number
  const older = number('older', base !== undefined && base !== newer ? base : Math.max(1, newer - 1))
  const choose = (name: 'older' | 'newer') => (value: number) =>
    setParams(comparing(params, { older, newer, [name]: value }), { replace: true })
  return (
    <>
      <PageHeading title={words.title}>
        <Link to={paths.compared(of.id, params)}>{say(words.toArticle)}</Link>：{of.text.title}
      </PageHeading>
      {of.versions.length < 2 ? (
        <Notice tone="info" title={words.one} />
      ) : (
        <section className="lx-panel" aria-label={say(words.title)}>
          <h2>{say(words.which)}</h2>
          <div className="lx-diff-choice">
            <Choice label={words.older} of={of} value={older} onChange={choose('older')} />
            <Choice label={words.newer} of={of} value={newer} onChange={choose('newer')} />
          </div>
          {older === newer ? (
            <Notice tone="info" title={words.sameChosen} />
          ) : (
            <ComparisonOf article={of} from={older} to={newer} />
          )}
        </section>
      )}
    </>
  )
}

const Choice = ({
  label,
  of,
  value,
  onChange,
}: {
  label: Sentence
  of: ArticleDetail
  value: number
  onChange: (number: number) => void
}) => {
  const say = useSay()
  const language = useLanguage()
  const id = useId()
  const options = of.versions.map(({ number, savedByName, savedAt }) => ({
    value: number,
    label: say(words.versionBy, { number, name: savedByName, time: formatMinute(new Date(savedAt), language) }),
  }))
  return (
    <div>
      <label htmlFor={id}>{say(label)}</label>
      <Select<number> id={id} className="lx-fill" value={value} options={options} onChange={onChange} />
    </div>
  )
}
