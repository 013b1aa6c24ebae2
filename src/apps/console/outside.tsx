import { Outlet, useLocation } from 'react-router'
import { useSay } from '#ui/sentence.tsx'
import { words } from './words.ts'

/** Pages before one is signed in; whoever cannot get in can say so. */
export function Outside() {
  return (
    <>
      <Outlet />
      <footer className="page-foot sign-in-foot">
        <AboutSystem />
      </footer>
    </>
  )
}

/** A word about the system, from whichever page one is on (decisions 96). */
export const AboutSystem = () => {
  const say = useSay()
  const { pathname } = useLocation()
  return (
    <a href={`/feedback/new?${new URLSearchParams({ from: pathname })}`} target="_blank" rel="noopener">
      {say(words.aboutSystem)}
    </a>
  )
}
