import { Link, useMatches } from 'react-router'
import type { RouteHandle } from '#ui/chapter.ts'
import { useSay } from '#ui/sentence.tsx'
import { words } from './words.ts'

/** Where one is, from the routes' handles; nothing on the first page. */
export function Breadcrumbs() {
  const say = useSay()
  const crumbs = useMatches().flatMap(({ id, pathname, handle }) =>
    isRouteHandle(handle) ? [{ id, pathname, crumb: handle.crumb }] : [],
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
