import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { useOwnOrg } from '#modules/organisations/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { staysAsRead } from '#ui/stays-as-read.ts'
import { Timeline } from '#ui/timeline.tsx'
import { fileSize, fileType } from '../files/codes.ts'
import type { OfferedArticle } from '../offering/contract.ts'
import { ArticleView } from './article-view.tsx'
import { OfferAnswerPanel } from './offer-answer-panel.tsx'
import { OfferTag } from './offer-tag.tsx'
import { answerActWords, answerTones, offerWords as w } from './offer-words.ts'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** An article that was offered to a site, whole, with what the site may answer; whose site stands in the address, one's own at first. */
export function OfferedArticlePage() {
  const { offerId = '' } = useParams()
  const [params] = useSearchParams()
  const own = useOwnOrg()
  const orgId = params.get('org') ?? own?.id ?? ''
  const read = useQuery({ ...articleQueries.offeredOne(orgId, offerId), ...staysAsRead, enabled: orgId !== '' })
  if (!read.data) return <PagePending error={read.error} onRetry={() => void read.refetch()} />
  return <Offered of={read.data} />
}

/** The same page, opened from 待办 by the offer that waits. */
export function OfferPage() {
  const { offerId = '' } = useParams()
  const read = useQuery({ ...articleQueries.offer(offerId), ...staysAsRead })
  if (!read.data) return <PagePending error={read.error} onRetry={() => void read.refetch()} />
  return <Offered of={read.data} />
}

/** The same page, opened from 待办 by what was taken and changed since. */
export function OfferAnswerPage() {
  const { answerId = '' } = useParams()
  const read = useQuery({ ...articleQueries.offerAnswer(answerId), ...staysAsRead })
  if (!read.data) return <PagePending error={read.error} onRetry={() => void read.refetch()} />
  return <Offered of={read.data} />
}

const Offered = ({ of }: { of: OfferedArticle }) => {
  const say = useSay()
  const [done, setDone] = useState<Sentence>()
  return (
    <>
      <Heading of={of} />
      {done && (
        <div className="lx-after">
          <Notice
            tone="success"
            title={{ zh: fill(w.done, { act: done.zh }).zh, en: fill(w.done, { act: done.en }).en }}
          />
        </div>
      )}
      <div className="lx-split">
        <div>
          <section className="lx-panel" aria-label={say(w.article)}>
            <h2>{say(w.article)}</h2>
            <ArticleView of={{ ...of, attachments: undefined }} publicPictures />
            {of.attachments.length > 0 && <Files of={of} />}
          </section>
        </div>
        <div>
          {/* Where another version comes all the same, a dialog opened over the one before goes with it. */}
          <OfferAnswerPanel key={`${of.version}${of.updatedAt}`} of={of} onDone={setDone} />
          {of.steps.length > 0 && (
            <section className="lx-panel" aria-label={say(pageWords.history)}>
              <h2>{say(pageWords.history)}</h2>
              <AnswerSteps of={of} />
            </section>
          )}
        </div>
      </div>
    </>
  )
}

const Heading = ({ of }: { of: OfferedArticle }) => {
  const say = useSay()
  const navigate = useNavigate()
  return (
    <PageHeading
      title={{ zh: of.title, en: of.title }}
      beside={<OfferTag standing={of.standing} />}
      actions={<ActionButton label={pageWords.toList} can onAct={() => navigate(paths.offered(of.orgId))} />}
    >
      {say(w.fromLine, { from: of.fromName, org: of.orgName })}
      <Away to={of.originalPath} label={w.original} />
      <Away to={of.publicPath} label={pageWords.publicPage} />
    </PageHeading>
  )
}

const Away = ({ to, label }: { to: string | null; label: Sentence }) => {
  const say = useSay()
  if (to === null) return null
  return (
    <>
      {' · '}
      <a href={to} target="_blank" rel="noopener">
        {say(label)}
      </a>
    </>
  )
}

// They are public with the article, and come as everybody has them.
const Files = ({ of }: { of: OfferedArticle }) => {
  const say = useSay()
  return (
    <section aria-label={say(w.attachments)}>
      <h2>{say(w.attachments)}</h2>
      <ul className="lx-files">
        {of.attachments.map(({ name, path, mediaType, size }) => (
          <li key={path}>
            <a href={path}>{name}</a>{' '}
            <span className="lx-quiet">
              {say(fileType(mediaType))} · {say(fileSize(size))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const AnswerSteps = ({ of }: { of: OfferedArticle }) => {
  const say = useSay()
  const language = useLanguage()
  const steps = of.steps.map(({ id, act, actorName, at, reason }) => ({
    key: id,
    what: answerActWords[act],
    who: actorName,
    when: formatMinute(new Date(at), language),
    tone: answerTones[act],
    ...(reason === null ? {} : { opinion: reason }),
  }))
  return <Timeline steps={steps} label={say(pageWords.history)} />
}
