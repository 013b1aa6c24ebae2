import { formatMinute } from '#kernel/time.ts'
import { useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { ArticleRow } from '../contract.ts'
import { pendingWords, statusWords } from './words.ts'

const tones = { DRAFT: 'neutral', REVIEW: 'warning', PUBLISHED: 'success', WITHDRAWN: 'error' } as const

/** Where an article stands, and its unpublished changes. */
export function ArticleTags({ of }: { of: Pick<ArticleRow, 'status' | 'pending'> }) {
  return (
    <span className="lx-inline">
      <StatusTag tone={tones[of.status]} label={statusWords[of.status]} />
      {of.pending && <StatusTag tone={tones[of.pending]} label={pendingWords[of.pending]} />}
    </span>
  )
}

/** An hour as people write it. */
export function Hour({ at }: { at: string }) {
  return <>{formatMinute(new Date(at), useLanguage())}</>
}
