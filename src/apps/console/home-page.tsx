import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useChapters } from './chapters.ts'
import { Panels } from './panels.tsx'
import { words } from './words.ts'

/** 首页 of a phone: own organisation and notices. */
export function HomePage() {
  return (
    <>
      <PageHeading title={words.home} />
      <Panels
        panels={useChapters().flatMap(({ homePanels }) => homePanels)}
        otherwise={<EmptyState title={words.nothingHere} />}
      />
    </>
  )
}
