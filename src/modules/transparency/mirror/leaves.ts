import { readCheckpoint } from '#kernel/public-log/note.ts'
import { growingTree, leafHash } from '#kernel/public-log/tree.ts'

/**
 * Whether what a log gives out is what it signed; `index` is that of the first entry that is missing, or from which on
 * it did not answer: that convicts nobody.
 */
export type LeavesCheck =
  | { readonly verdict: 'WHOLE' | 'OTHER'; readonly size: number }
  | { readonly verdict: 'MISSING' | 'UNANSWERED'; readonly size: number; readonly index: number }

// Whoever gives one leaf an answer keeps his reader for days; our own sites give a thousand. A few answers may be as small as
// they like, so that one cut short is asked on and a missing entry is found.
const fewest = 100
const freely = 10

/**
 * Reads every leaf of another log and holds them against the checkpoint that is kept of it: signed roots go on fitting each other
 * where an entry was taken out and the tree left as it was. A checkpoint fetched anew would not do, as its site may show another one.
 *
 * @param read up to a thousand leaves from an index on, as its site gives them; nothing when it does not answer.
 */
export async function checkLeaves(
  kept: { readonly logKey: string; readonly note: string },
  read: (from: number) => Promise<string | undefined>,
): Promise<LeavesCheck> {
  const signed = readCheckpoint(kept.note, kept.logKey)
  if (!signed) throw new Error('no checkpoint with a good signature')
  const { size } = signed
  const tree = growingTree()
  for (let next = 0, answers = 1; next < size; answers++) {
    if (answers > freely && next < answers * fewest) return { verdict: 'UNANSWERED', size, index: next }
    const lines = (await read(next))?.split('\n').filter((line) => line !== '')
    if (lines === undefined) return { verdict: 'UNANSWERED', size, index: next }
    for (const line of lines) {
      if (next === size) break
      const [index, leaf = ''] = line.split(' ')
      if (index !== String(next)) return { verdict: 'MISSING', size, index: next }
      tree.add(leafHash(Buffer.from(leaf, 'base64')))
      next += 1
    }
    if (lines.length === 0) return { verdict: 'MISSING', size, index: next }
  }
  return { verdict: tree.root().equals(signed.root) ? 'WHOLE' : 'OTHER', size }
}
