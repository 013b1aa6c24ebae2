import { Notice } from '#ui/notice.tsx'
import { Say } from '#ui/sentence.tsx'
import type { ArticleDetail } from '../contract.ts'
import { pageWords } from './words.ts'

/** Said before anybody begins: all sites below show this article, and who publishes its update (decisions 347). */
export function HandedNotice({ of }: { of: ArticleDetail }) {
  if (of.handedAt === null || of.status === 'WITHDRAWN') return null
  return (
    <div className="lx-after">
      <Notice tone="info" title={pageWords.handedHere}>
        <Say of={pageWords.handedUpdate} />
      </Notice>
    </div>
  )
}
