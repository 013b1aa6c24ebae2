import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useRouteError } from 'react-router'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { troubleOf } from '#ui/trouble.ts'
import { words } from './words.ts'

/** In place of a page that broke; bar and menu stay. */
export function FaultPage() {
  const say = useSay()
  const fault = useRouteError()
  const reload = () => window.location.reload()
  if (isOutdated(fault)) {
    return (
      <FaultBox>
        <Notice
          tone="info"
          title={words.updated}
          action={
            <Button type="primary" onClick={reload}>
              {say(words.reload)}
            </Button>
          }
        />
      </FaultBox>
    )
  }
  return (
    <FaultBox>
      <TroubleNotice trouble={troubleOf(fault)} onRetry={reload} />
    </FaultBox>
  )
}

/** The same where not even the frame could be shown. */
export function BareFaultPage() {
  return (
    <main className="page">
      <FaultPage />
    </main>
  )
}

/** 404. */
export function MissingPage() {
  const say = useSay()
  return (
    <>
      <PageHeading title={words.missing} />
      <EmptyState
        title={words.missing}
        hint={words.missingHint}
        action={<Link to="/console/">{say(words.toStart)}</Link>}
      />
    </>
  )
}

const FaultBox = ({ children }: { children: ReactNode }) => (
  <>
    <PageHeading title={words.broken} />
    {children}
  </>
)

// After an update of the server, a page that is still open asks for pieces that are gone.
const isOutdated = (fault: unknown) =>
  fault instanceof TypeError && /dynamically imported module|importing a module/i.test(fault.message)
