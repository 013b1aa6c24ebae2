import { Link, useLocation } from 'react-router'
import type { MenuEntry } from '#ui/chapter.ts'
import { Icon } from '#ui/icon.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { useChapters } from './chapters.ts'
import { mayAny, useOwnTitle, useSession } from './session.ts'
import { words } from './words.ts'

const waiting: MenuEntry = { label: words.waiting, path: '/console/', icon: 'waiting', needs: [] }

const own = { path: '/console/own', icon: 'home', needs: ['countMembers'] } as const satisfies Omit<MenuEntry, 'label'>

const tabs: readonly MenuEntry[] = [
  { label: words.home, path: '/console/home', icon: 'home', needs: [] },
  waiting,
  { label: words.work, path: '/console/work', icon: 'work', needs: [] },
  { label: words.me, path: '/console/me', icon: 'me', needs: [] },
]

/** The menu entries this identity has a use for. */
export function useMenu(): readonly MenuEntry[] {
  const session = useSession()
  const label = useOwnTitle()
  return [{ ...own, label }, ...useChapters().flatMap((chapter) => chapter.menu)].filter(({ needs }) =>
    mayAny(session, needs),
  )
}

/** The left menu of a desk. */
export function SideMenu() {
  return <MenuLinks className="side-menu" entries={[waiting, ...useMenu()]} />
}

/** The four tabs at the foot of a phone (UX-MB1). */
export function PhoneTabs() {
  return <MenuLinks className="phone-tabs" entries={tabs} />
}

/** Links with icon and word; the current one is marked for eyes and for screen readers. */
export function MenuLinks({
  className,
  entries,
  label = words.menu,
}: {
  className: string
  entries: readonly MenuEntry[]
  /** A name that no other list of links on the page has. */
  label?: Sentence
}) {
  const say = useSay()
  const { pathname } = useLocation()
  return (
    <nav className={className} aria-label={say(label)}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <Link to={entry.path} aria-current={isAt(entry.path, pathname) ? 'page' : undefined}>
              <Icon name={entry.icon} />
              <span>{say(entry.label)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** At the entry's page or one below it; 待办 is at the root, below which everything lies. */
const isAt = (path: string, pathname: string) =>
  path === '/console/' ? pathname.replace(/\/$/, '') === '/console' : `${pathname}/`.startsWith(`${path}/`)
