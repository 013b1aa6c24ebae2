import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { ArticleDetail } from '../contract.ts'
import { Hour } from './article-tags.tsx'
import { PreviewDialog } from './article-view.tsx'
import { compareWords } from './comparing/compare-words.ts'
import { answerOfWords, answerTones } from './offer-words.ts'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords, stepWords } from './words.ts'

const tones = {
  SUBMITTED: 'info',
  RETURNED: 'warning',
  PUBLISHED: 'success',
  UPDATED: 'success',
  WITHDRAWN: 'error',
  HANDED_DOWN: 'info',
  TAKEN_BACK: 'warning',
  OFFERED_UP: 'info',
  OFFERED_DOWN: 'info',
  OFFER_UP_ENDED: 'warning',
  OFFER_DOWN_ENDED: 'warning',
} as const

/** Who handed in, returned, published, withdrew, offered, and what sites answered; newest first. */
export function ArticleSteps({ of }: { of: ArticleDetail }) {
  const say = useSay()
  const language = useLanguage()
  if (of.steps.length === 0) return <p className="lx-quiet">{say(pageWords.noHistory)}</p>
  const own = of.steps.map((step) => ({
    ...{ key: `${step.at}${step.act}`, at: step.at, what: stepWords[step.act], who: step.actorName },
    ...{ tone: tones[step.act], opinion: step.note },
  }))
  const answers = of.answers.map((answer) => ({
    ...{ key: answer.id, at: answer.at, what: fill(answerOfWords[answer.act], { org: answer.orgName }) },
    ...{ who: answer.actorName, tone: answerTones[answer.act], opinion: answer.reason },
  }))
  const newestFirst = [...own, ...answers].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  const steps = newestFirst.map(({ at, opinion, ...step }) => ({
    ...step,
    when: formatMinute(new Date(at), language),
    ...(opinion === null ? {} : { opinion }),
  }))
  return <Timeline steps={steps} label={say(pageWords.history)} />
}

/** Every saving with who and when; each can be read. */
export function ArticleVersions({ of }: { of: ArticleDetail }) {
  const say = useSay()
  const [shown, setShown] = useState<number>()
  const [params] = useSearchParams()
  return (
    <>
      {of.versions.length > 1 && (
        <p className="lx-after">
          <Link to={paths.compare(of.id, params)}>{say(compareWords.compare)}</Link>
        </p>
      )}
      <ul className="lx-plain-list">
        {of.versions.map(({ number, savedByName, savedAt }) => (
          <li key={number}>
            <Button size="small" onClick={() => setShown(number)}>
              {say(pageWords.show, { number })}
            </Button>{' '}
            <span className="lx-quiet">
              {savedByName} · <Hour at={savedAt} />
            </span>
          </li>
        ))}
      </ul>
      {shown !== undefined && <VersionDialog articleId={of.id} number={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

const VersionDialog = ({ articleId, number, onClose }: { articleId: string; number: number; onClose: () => void }) => {
  const say = useSay()
  const version = useQuery(articleQueries.version(articleId, number))
  if (version.data) return <PreviewDialog of={version.data.text} onClose={onClose} />
  return (
    <Dialog open title={say(pageWords.newest, { number })} footer={null} onCancel={onClose}>
      <DetailPending error={version.error} onRetry={() => void version.refetch()} />
    </Dialog>
  )
}
