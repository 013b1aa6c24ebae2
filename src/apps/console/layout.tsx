import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router'
import { LeaveGuardContext } from '#ui/leave-guard.ts'
import { useSay } from '#ui/sentence.tsx'
import { usePhone } from '#ui/use-media.ts'
import { ActingBanner } from './acting-banner.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { PhoneTabs, SideMenu } from './menus.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { AboutSystem } from './outside.tsx'
import { PrintMark } from './print-mark.tsx'
import { useSession } from './session.ts'
import { SessionEnded } from './session-ended.tsx'
import { SessionEnding } from './session-ending.tsx'
import { TopBar } from './top-bar.tsx'
import { words } from './words.ts'

/** The frame of every page: bar and menu on a desk, bar and bottom tabs on a phone (UX-MB1). */
export function Layout() {
  const say = useSay()
  const phone = usePhone()
  const opening = useNavigation().state !== 'idle'
  const unsaved = useRef(new Set<string>())
  const report = useCallback((form: string, isUnsaved: boolean) => {
    if (isUnsaved) unsaved.current.add(form)
    else unsaved.current.delete(form)
  }, [])
  return (
    <LeaveGuardContext value={report}>
      <a className="skip" href="#main">
        {say(words.skip)}
      </a>
      <TopBar />
      <ActingBanner />
      <OfflineBanner />
      <div className="shell">
        {!phone && <SideMenu />}
        <Page opening={opening} />
      </div>
      {phone && <PhoneTabs />}
      <PrintMark />
      <LeaveDialog isUnsaved={useCallback(() => unsaved.current.size > 0, [])} />
      <SessionEnding />
      <SessionEnded />
    </LeaveGuardContext>
  )
}

/** The page itself; going to another one puts focus and scroll to its beginning, as a fresh page would. */
const Page = ({ opening }: { opening: boolean }) => {
  const say = useSay()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <main id="main" className="page" tabIndex={-1} ref={main} aria-busy={opening}>
      {opening && (
        <p className="opening" role="status">
          {say(words.opening)}
        </p>
      )}
      <Breadcrumbs />
      <FactorFirst>
        <Outlet />
      </FactorFirst>
      <p className="page-foot">
        <AboutSystem />
      </p>
    </main>
  )
}

/** Where a second factor is demanded and missing, there is one page: the one on which it is turned on. */
const FactorFirst = ({ children }: { children: ReactNode }) => {
  const { needsFactor } = useSession()
  const { pathname } = useLocation()
  const own = ['/console/safety', '/console/me', '/console/password']
  return needsFactor && !own.includes(pathname) ? <Navigate to="/console/safety" replace /> : children
}
