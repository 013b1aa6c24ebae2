import type { ReactNode } from 'react'
import { type Sentence, useSay } from './sentence.tsx'

/** The one first-level heading of a page; also names the browser tab. */
export function PageHeading({
  title,
  beside,
  actions,
  children,
}: {
  title: Sentence
  /** Tags beside the title. */
  beside?: ReactNode
  actions?: ReactNode
  /** A line under the title. */
  children?: ReactNode
}) {
  const say = useSay()
  return (
    <header className="lx-heading">
      <title>{say(title)}</title>
      <div className="lx-heading-row">
        <div className="lx-heading-title">
          <h1>{say(title)}</h1>
          {beside}
        </div>
        {actions && <div className="lx-actions">{actions}</div>}
      </div>
      {children && <div className="lx-quiet">{children}</div>}
    </header>
  )
}
