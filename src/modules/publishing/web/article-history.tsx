import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { formatMinute } from '#kernel/time.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { Timeline } from '#ui/timeline.tsx'
import type { ArticleDetail } from '../contract.ts'
import { Hour } from './article-tags.tsx'
import { PreviewDialog } from './article-view.tsx'
import { compareWords } from './comparing/compare-words.ts'
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
} as const

/** Who handed in, returned, published, withdrew, and when; newest first. */
export function ArticleSteps({ of }: { of: ArticleDetail }) {
  const say = useSay()
  const language = useLanguage()
  if (of.steps.length === 0) return <p className="lx-quiet">{say(pageWords.noHistory)}</p>
  const steps = of.steps.map((step) => ({
    key: `${step.at}${step.act}`,
    what: stepWords[step.act],
    who: step.actorName,
    when: formatMinute(new Date(step.at), language),
    tone: tones[step.act],
    ...(step.note === null ? {} : { opinion: step.note }),
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
