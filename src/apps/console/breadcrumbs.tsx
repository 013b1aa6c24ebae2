import { Link, useMatches } from 'react-router'
import type { RouteHandle } from '#ui/chapter.ts'
import { useSay } from '#ui/sentence.tsx'
import { useOwnTitle } from './session.ts'
import { words } from './words.ts'

/** Where one is, from the routes' handles; nothing on the first page. */
export function Breadcrumbs() {
  const say = useSay()
  const own = useOwnTitle()
  // The one page whose name depends on whose it is.
  const nameOf = ({ crumb }: RouteHandle) => (crumb === words.own ? own : crumb)
  const crumbs = useMatches().flatMap(({ id, pathname, handle }) =>
    isRouteHandle(handle) ? [{ id, pathname, crumb: nameOf(handle) }] : [],
  )
  if (crumbs.length === 0) return null
  return (
    <nav className="crumbs" aria-label={say(words.crumbs)}>
      <ol>
        <li>
          <Link to="/console/">{say(words.waiting)}</Link>
        </li>
        {crumbs.map(({ id, pathname, crumb }, at) => (
          <li key={id}>
            {at === crumbs.length - 1 ? (
              <span aria-current="page">{say(crumb)}</span>
            ) : (
              <Link to={pathname}>{say(crumb)}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

const isRouteHandle = (handle: unknown): handle is RouteHandle =>
  typeof handle === 'object' && handle !== null && 'crumb' in handle
