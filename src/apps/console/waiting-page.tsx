import { noticesPanel } from '#modules/accounts/web/index.tsx'
import { duePanel } from '#modules/notices/web/index.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { usePhone } from '#ui/use-media.ts'
import { useChapters } from './chapters.ts'
import { Panels } from './panels.tsx'
import { words } from './words.ts'

/** The first thing after signing in: the one list of what waits (UX-CS1). On a desk the home panels follow; a phone has a tab for them. */
export function WaitingPage() {
  const phone = usePhone()
  const chapters = useChapters()
  return (
    <>
      <PageHeading title={words.waiting} />
      <Panels panels={[noticesPanel, duePanel]} otherwise={null} />
      <Panels panels={chapters.flatMap(({ waiting }) => waiting)} otherwise={null} />
      {!phone && <Panels panels={chapters.flatMap(({ homePanels }) => homePanels)} otherwise={null} />}
    </>
  )
}
