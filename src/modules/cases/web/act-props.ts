import type { Sentence } from '#ui/sentence.tsx'
import type { CaseDetail } from '../contract.ts'

/** What an act button gets: the case, and what follows once it was done. */
export interface ActProps {
  readonly of: CaseDetail
  /** Fetches everything anew and says what was done. */
  readonly onDone: (act: Sentence) => Promise<void>
}
