import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import type { ArticleDetail, readVersion } from '../../contract.ts'
import { fileSize } from '../../files/codes.ts'
import { articleQueries } from '../queries.ts'
import { useSections } from '../use-sections.ts'
import { pageWords } from '../words.ts'
import { blocksOf } from './blocks.ts'
import { compareWords as words } from './compare-words.ts'
import { type Comparison, compareBlocks, compareLines, type Row } from './compared.ts'
import { ComparedRow, ComparedRows, Marked, type Names } from './compared-rows.tsx'

type Version = Answer<typeof readVersion>
type Text = Version['text']

/** Two versions of an article, with everything that the public would read of them (A07, UX-CS9). */
export function ComparisonOf({ article, from, to }: { article: ArticleDetail; from: number; to: number }) {
  const before = useQuery(articleQueries.version(article.id, from))
  const after = useQuery(articleQueries.version(article.id, to))
  if (before.data && after.data)
    return <Compared key={`${from}-${to}`} article={article} before={before.data} after={after.data} />
  const refused = before.error ? before : after
  return <DetailPending error={refused.error} onRetry={() => void refused.refetch()} />
}

const Compared = ({ article, before, after }: { article: ArticleDetail; before: Version; after: Version }) => {
  const say = useSay()
  const names: Names = {
    before: say(words.version, { number: before.number }),
    after: say(words.version, { number: after.number }),
  }
  const fields = useFields(article, before.text, after.text)
  const files = useFiles(before.text, after.text)
  const body = useMemo(
    () => compareBlocks(blocksOf(before.text.bodyHtml), blocksOf(after.text.bodyHtml)),
    [before, after],
  )
  const isSame = [...fields.map(({ row }) => row), ...files.rows, ...body.rows].every(({ how }) => how === 'SAME')
  if (isSame) return <Notice tone="info" title={words.nothing} />
  return (
    <div className="lx-stack">
      <Reading />
      <div className="lx-diff-names" aria-hidden="true">
        <span>{names.before}</span>
        <span>{names.after}</span>
      </div>
      <Fields of={fields} names={names} />
      <h3>{say(pageWords.body)}</h3>
      <Counted of={body} />
      <ComparedRows rows={body.rows} names={names} />
      {before.text.attachments.length + after.text.attachments.length > 0 && (
        <>
          <h3>{say(pageWords.attachments)}</h3>
          {files.rows.every(({ how }) => how === 'SAME') ? (
            <p className="lx-quiet">{say(words.unchangedFiles)}</p>
          ) : (
            <ComparedRows rows={files.rows} names={names} />
          )}
        </>
      )}
    </div>
  )
}

const Reading = () => {
  const say = useSay()
  return (
    <p className="lx-quiet">
      {say(words.legend)} <Marked mark="OUT" text={say(words.legendOut)} />　
      <Marked mark="IN" text={say(words.legendIn)} />
    </p>
  )
}

const Counted = ({ of }: { of: Comparison }) => {
  const say = useSay()
  const count = (how: Row['how']) => of.rows.filter((row) => row.how === how).length
  const counts = {
    changed: count('CHANGED'),
    added: count('ADDED'),
    removed: count('REMOVED'),
    format: count('FORMAT'),
  }
  return (
    <>
      <p>{say(words.counted, counts)}</p>
      {of.isCoarse && <Notice tone="info" title={words.coarse} />}
    </>
  )
}

interface Field {
  readonly label: Sentence
  readonly row: Row
}

const Fields = ({ of, names }: { of: readonly Field[]; names: Names }) => {
  const say = useSay()
  const changed = of.filter(({ row }) => row.how !== 'SAME')
  const same = of.filter(({ row }) => row.how === 'SAME' && row.before.pieces.length > 0)
  return (
    <>
      <h3>{say(words.fields)}</h3>
      {changed.length > 0 && (
        <ul className="lx-diff">
          {changed.map(({ label, row }) => (
            <li key={label.zh}>
              <ComparedRow of={row} names={names} label={label} />
            </li>
          ))}
        </ul>
      )}
      {same.length > 0 && (
        <p className="lx-quiet">
          {say(words.unchangedFields, { names: same.map(({ label }) => say(label)).join('、') })}
        </p>
      )}
    </>
  )
}

/** Each fact of an article in the words people know it by, in both versions. */
function useFields(article: ArticleDetail, before: Text, after: Text): readonly Field[] {
  const say = useSay()
  const sections = useSections()
  const hasColumn = before.columnId !== null || after.columnId !== null
  const site = useQuery({ ...articleQueries.site(article.orgId), enabled: hasColumn })
  const section = ({ sectionCode }: Text) => {
    const found = sections?.find(({ code }) => code === sectionCode)
    return found ? say(found.title) : sectionCode
  }
  const column = ({ columnId }: Text) => site.data?.columns.find(({ id }) => id === columnId)?.name ?? columnId
  const field = (label: Sentence, read: (text: Text) => string | null | undefined): Field => ({
    label,
    row: compareLines(read(before) ?? '', read(after) ?? ''),
  })
  return [
    field(pageWords.title, ({ title }) => title),
    field(pageWords.subtitle, ({ subtitle }) => subtitle),
    field(pageWords.section, section),
    field(pageWords.column, column),
    field(pageWords.summary, ({ summary }) => summary),
    field(pageWords.source, ({ source }) => source),
    field(pageWords.sourceUrl, ({ sourceUrl }) => sourceUrl),
    field(pageWords.author, ({ author }) => author),
    field(pageWords.responsibleEditor, ({ editor }) => editor),
    field(pageWords.noticeFrom, ({ notice }) => notice?.fromOn),
    field(pageWords.noticeUntil, ({ notice }) => notice?.untilOn),
    field(pageWords.objection, ({ notice }) => notice?.objection),
  ]
}

/** The attachments as lines: a file that was replaced under its name shows by its size and the beginning of its digest. */
function useFiles(before: Text, after: Text): Comparison {
  const say = useSay()
  return useMemo(() => {
    const blocks = ({ attachments }: Text) =>
      attachments.map(({ name, size, sha256 }) => ({
        text: `${name}（${say(fileSize(size))}，SHA-256 ${sha256.slice(0, 8)}…）`,
        format: '',
      }))
    return compareBlocks(blocks(before), blocks(after))
  }, [before, after, say])
}
