import { type FurtherKey, type RosterKey, rosterColumns, rosterKeys, rosterName } from './codes.ts'

/** The cells of one row by column; what is missing is empty. Of further columns only those stand in it that the file has. */
export type RosterCells = Readonly<Record<Exclude<RosterKey, FurtherKey>, string> & Partial<Record<FurtherKey, string>>>

const byHeading = new Map(
  rosterKeys.flatMap((key) =>
    [rosterName(key).zh, ...rosterColumns[key].also].map((heading) => [bare(plainHeading(heading)), key] as const),
  ),
)

/** A heading as it is compared: width, spaces, stars and the note 必填 make no difference. */
export function plainHeading(text: string): string {
  return text.normalize('NFKC').replace(/[\s*＊:：、,，.。\-_/]|必填|选填/g, '')
}

/** The column that a heading means; what stands in brackets counts only when the rest says nothing. */
export function keyOfHeading(text: string): RosterKey | undefined {
  const plain = plainHeading(text)
  return (
    byHeading.get(bare(plain)) ??
    byHeading.get(plain.replace(/[(（[【].*?[)）\]】]/g, '')) ??
    byHeading.get(bare(plain).replace(/^\d+/, ''))
  )
}

// Without its brackets, 出国（境）日期 is 出国境日期.
function bare(plain: string): string {
  return plain.replace(/[()（）[\]【】]/g, '')
}

/** What stands for the whole file where it has no column of its own. */
export interface Fixed {
  readonly category?: string | undefined
  readonly branchCode?: string | undefined
}

/** The columns a roster must have that neither stand in it nor are said for the whole file. */
export function missingColumns(keys: readonly (RosterKey | undefined)[], fixed: Fixed, hasOwnBranch: boolean) {
  const missing = rosterKeys.filter(
    (key) => rosterColumns[key].isRequired && !keys.includes(key) && !(key === 'category' && fixed.category),
  )
  const saysBranch = keys.includes('branchCode') || keys.includes('branchName') || fixed.branchCode || hasOwnBranch
  return saysBranch ? missing : [...missing, 'branchName' as const]
}
