import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { Notice, TroubleNotice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { troubleOf } from '#ui/trouble.ts'
import { type CommentAccount, pickComment, type ShownComment } from '../channels/comments/contract.ts'
import { commentWords as w } from './comment-words.ts'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'

/** Which comments are looked at; it stands in the address. */
interface Asked {
  readonly commentChannelId: string
  readonly article: string
  readonly page: number
}

/** Comments under an article: read now, and one picked becomes a case (B17). */
export function CommentPage() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const channels = useQuery(caseQueries.commentChannels)
  if (!channels.data) return <DetailPending error={channels.error} onRetry={() => void channels.refetch()} />
  const { rows } = channels.data
  const commentChannelId = params.get('channel') ?? rows[0]?.id
  const article = params.get('article') ?? ''
  const asked = { commentChannelId: commentChannelId ?? '', article, page: Number(params.get('page') ?? 1) }
  const ask = (next: Asked) =>
    setParams({ channel: next.commentChannelId, article: next.article, page: String(next.page) })
  return (
    <>
      <PageHeading title={w.comments} />
      <p className="lx-quiet lx-note">{say(w.lead)}</p>
      {commentChannelId === undefined ? (
        <Notice tone="info" title={w.noChannel} />
      ) : (
        <AskPanel asked={asked} channels={rows} onAsk={ask} />
      )}
      {article !== '' && <Comments asked={asked} onAsk={ask} />}
    </>
  )
}

interface AskProps {
  readonly asked: Asked
  readonly channels: readonly CommentAccount[]
  readonly onAsk: (next: Asked) => void
}

const AskPanel = ({ asked, channels, onAsk }: AskProps) => {
  const say = useSay()
  const [channelField, articleField] = [useId(), useId()]
  const [article, setArticle] = useState(asked.article)
  const options = channels.map(({ id, name, orgName }) => ({ value: id, label: `${name}（${orgName}）` }))
  const isWeibo = channels.find(({ id }) => id === asked.commentChannelId)?.kind === 'WEIBO_COMMENT'
  const read = () => onAsk({ ...asked, article: article.trim(), page: 1 })
  return (
    <section className="lx-panel lx-after" aria-label={say(w.comments)}>
      <p className="lx-labelled">
        <label htmlFor={channelField}>{say(w.channel)}</label>
        <Select
          id={channelField}
          value={asked.commentChannelId}
          options={options}
          onChange={(commentChannelId) => {
            // Another account knows nothing of this article.
            setArticle('')
            onAsk({ commentChannelId, article: '', page: 1 })
          }}
        />
      </p>
      <p className="lx-labelled">
        <label htmlFor={articleField}>{say(isWeibo ? w.post : w.article)}</label>
        <Input
          id={articleField}
          value={article}
          maxLength={300}
          onChange={(event) => setArticle(event.target.value)}
          onPressEnter={read}
        />
      </p>
      <p className="lx-quiet">{say(isWeibo ? w.postHint : w.articleHint)}</p>
      <div className="lx-actions">
        <Button type="primary" disabled={article.trim() === ''} onClick={read}>
          {say(w.read)}
        </Button>
      </div>
    </section>
  )
}

const Comments = ({ asked, onAsk }: Pick<AskProps, 'asked' | 'onAsk'>) => {
  const say = useSay()
  const found = useQuery({ ...caseQueries.comments(asked), retry: false })
  if (found.error) return <TroubleNotice trouble={troubleOf(found.error)} />
  if (!found.data) return <DetailPending error={null} onRetry={() => void found.refetch()} />
  const { rows, hasMore } = found.data
  if (rows.length === 0 && !hasMore && asked.page === 1) return <Notice tone="info" title={w.none} />
  return (
    <>
      {rows.map((comment) => (
        <OneComment key={comment.id} of={comment} asked={asked} />
      ))}
      <div className="lx-actions">
        {asked.page > 1 && <Button onClick={() => onAsk({ ...asked, page: asked.page - 1 })}>{say(w.newer)}</Button>}
        {hasMore && <Button onClick={() => onAsk({ ...asked, page: asked.page + 1 })}>{say(w.more)}</Button>}
      </div>
    </>
  )
}

// Its platform may take one answer only: the desk would learn that at the end.
const answeredBefore = { title: w.answeredAsk, detail: w.answeredDetail }

const OneComment = ({ of: { id, text, at, number, isAnswered }, asked }: { of: ShownComment; asked: Asked }) => {
  const say = useSay()
  const language = useLanguage()
  const toast = useToast()
  const queries = useQueryClient()
  const pick = async () => {
    const picked = await call(pickComment, { ...asked, commentId: id })
    toast('success', fill(w.picked, picked))
    await queries.invalidateQueries({ queryKey: caseQueries.all })
  }
  return (
    <section className="lx-panel lx-after">
      <p>{text}</p>
      <p className="lx-quiet">
        {formatMinute(new Date(at), language)} {isAnswered && <StatusTag tone="success" label={w.answered} />}
      </p>
      {number === null ? (
        <div className="lx-actions">
          <ActionButton label={w.pick} can onAct={pick} {...(isAnswered && { confirm: answeredBefore })} />
        </div>
      ) : (
        <p>
          <Link to={paths.list(`q=${number}`)}>{say(fill(w.isCase, { number }))}</Link>
        </p>
      )}
    </section>
  )
}
