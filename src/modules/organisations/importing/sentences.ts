import { words as sheetWords } from '#kernel/spreadsheet/words.ts'
import { words as timeWords } from '#kernel/time.ts'
import { words as treeWords } from '../words.ts'
import { words } from './words.ts'

/** Everything a row may be told: of sheets, of days, of kinds and codes, and of the list itself. */
export const sentences = { ...sheetWords, ...timeWords, ...treeWords, ...words } as const
