import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { formatDay, formatMinute, toDay } from '#kernel/time.ts'
import { useOwnOrg } from '#modules/organisations/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { staysAsRead } from '#ui/stays-as-read.ts'
import { Timeline } from '#ui/timeline.tsx'
import type { HandedArticle, LocalNote } from '../local-notes/contract.ts'
import { ArticleView } from './article-view.tsx'
import { LocalNotePanel } from './local-note-panel.tsx'
import { NoteTag } from './local-note-tag.tsx'
import { noteStepWords, localNoteWords as w } from './local-note-words.ts'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** An article that a superior handed down, with the note of a site; whose site stands in the address, one's own at first. */
export function HandedArticlePage() {
  const { articleId = '' } = useParams()
  const [params] = useSearchParams()
  const own = useOwnOrg()
  const orgId = params.get('org') ?? own?.id ?? ''
  const read = useQuery({ ...articleQueries.handedOne(orgId, articleId), ...staysAsRead, enabled: orgId !== '' })
  if (!read.data) return <PagePending error={read.error} onRetry={() => void read.refetch()} />
  return <Handed of={read.data} />
}

/** The same page, opened from 待办 by the note that waits. */
export function LocalNotePage() {
  const { noteId = '' } = useParams()
  const read = useQuery({ ...articleQueries.localNote(noteId), ...staysAsRead })
  if (!read.data) return <PagePending error={read.error} onRetry={() => void read.refetch()} />
  return <Handed of={read.data} />
}

const Handed = ({ of }: { of: HandedArticle }) => {
  const say = useSay()
  const [done, setDone] = useState<Sentence>()
  const { note } = of
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
      {note && <Standing note={note} />}
      <div className="lx-split">
        <div>
          <LocalNotePanel of={of} onDone={setDone} />
          <section className="lx-panel" aria-label={say(w.article)}>
            <h2>{say(w.article)}</h2>
            <ArticleView of={of} publicPictures />
          </section>
        </div>
        <div>
          {note && (
            <section className="lx-panel" aria-label={say(pageWords.history)}>
              <h2>{say(pageWords.history)}</h2>
              <NoteSteps note={note} />
            </section>
          )}
        </div>
      </div>
    </>
  )
}

const Heading = ({ of }: { of: HandedArticle }) => {
  const say = useSay()
  const navigate = useNavigate()
  return (
    <PageHeading
      title={{ zh: of.title, en: of.title }}
      beside={of.note && <NoteTag state={of.note.state} />}
      actions={<ActionButton label={pageWords.toList} can onAct={() => navigate(paths.handed(of.orgId))} />}
    >
      {say(w.fromLine, { from: of.fromName, org: of.orgName })}
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

/** What somebody should look at: that the article changed, or that the note is not shown. */
const Standing = ({ note }: { note: LocalNote }) => {
  const language = useLanguage()
  if (note.isLapsed)
    return (
      <div className="lx-after">
        <Notice tone="warning" title={w.lapsed}>
          <Say of={w.lapsedHint} />
        </Notice>
      </div>
    )
  if (note.changedOn === null) return null
  return (
    <div className="lx-after">
      <Notice tone="warning" title={fill(w.changedSince, { day: formatDay(toDay(note.changedOn), language) })}>
        <Say of={w.changedHint} />
      </Notice>
    </div>
  )
}

const tones = { SAVED: 'info', RETURNED: 'warning', SHOWN: 'success', KEPT: 'success', REMOVED: 'error' } as const

const NoteSteps = ({ note }: { note: LocalNote }) => {
  const say = useSay()
  const language = useLanguage()
  const steps = note.steps.map(({ id, act, actorName, at, words }) => ({
    key: id,
    what: noteStepWords[act],
    who: actorName,
    when: formatMinute(new Date(at), language),
    tone: tones[act],
    ...(words === null ? {} : { opinion: words }),
  }))
  return <Timeline steps={steps} label={say(pageWords.history)} />
}
