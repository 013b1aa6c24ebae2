import { Button } from 'antd'
import { shortDuePanel } from '#modules/notices/web/index.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { useChapters } from './chapters.ts'
import { Panels } from './panels.tsx'
import { useOwnTitle } from './session.ts'
import { words } from './words.ts'

/**
 * 我的支部, 我的党组织 where it is none: what a secretary wants to know about the own organisation on one page, and on one sheet of paper: what is due, who
 * leads, the term, the members, what should be looked at, open messages, the last articles. Nothing is compared with others.
 */
export function OwnPage() {
  const say = useSay()
  const panels = useChapters().flatMap(({ ownPanels = [] }) => ownPanels)
  return (
    <div className="own-page">
      <PageHeading title={useOwnTitle()} actions={<Button onClick={() => window.print()}>{say(words.print)}</Button>} />
      <div className="own-panels">
        <Panels panels={[shortDuePanel, ...panels]} otherwise={<EmptyState title={words.nothingHere} />} />
      </div>
    </div>
  )
}
