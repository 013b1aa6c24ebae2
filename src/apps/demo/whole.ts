import type pg from 'pg'
import type { Sentence } from '#kernel/errors.ts'
import { type LoadingDoors, loadDemonstration } from './load.ts'
import { noteProgress } from './store.ts'

/**
 * Loads the demonstration between two marks: a process that is killed meanwhile leaves the first, by which the next start
 * knows that it must begin anew (decisions 133).
 */
export async function loadWhole(
  owner: pg.ClientBase,
  doors: LoadingDoors,
  report: (step: Sentence) => void,
): Promise<void> {
  await noteProgress(owner, 'BEGUN')
  await loadDemonstration(doors, report)
  await noteProgress(owner, 'WHOLE')
}
