import { type ComponentType, createContext, useContext } from 'react'

/** Which place on a page, and what it is about. */
export interface Besides {
  /** Named by the chapter whose page it is: `cases.case`. */
  readonly place: string
  readonly subjectId: string
}

/** How the shell shows what chapters bring to a place; nothing outside the shell. */
export const BesideContext = createContext<ComponentType<Besides>>(() => null)

/** A place on a page where chapters below may stand; the page does not know which. */
export function Beside(props: Besides) {
  const Shown = useContext(BesideContext)
  return <Shown {...props} />
}
