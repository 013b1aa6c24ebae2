import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { MenuLinks, useMenu } from './menus.tsx'
import { words } from './words.ts'

/** 办事 of a phone: the whole menu as large tiles. */
export function WorkPage() {
  const menu = useMenu()
  return (
    <>
      <PageHeading title={words.work} />
      {menu.length === 0 ? (
        <EmptyState title={words.nothingHere} />
      ) : (
        <MenuLinks className="work-tiles" label={words.work} entries={menu} />
      )}
    </>
  )
}
