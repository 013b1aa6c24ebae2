import { revealReasons } from '../codes.ts'

/** For which reasons a sensitive field may be opened. */
export const revealChoices = Object.entries(revealReasons).map(([value, label]) => ({ value, label }))
