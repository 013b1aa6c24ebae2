import type { Answer } from '#kernel/contract.ts'
import type { readFactors } from '../factors/contract.ts'

/** What each panel of the page works with. */
export interface FactorPanel {
  readonly factors: Answer<typeof readFactors>
  readonly proved: <T>(act: () => Promise<T>) => Promise<T | undefined>
  readonly changed: () => Promise<void>
  /** Shows new recovery codes, this once. */
  readonly show: (codes: readonly string[]) => void
}
