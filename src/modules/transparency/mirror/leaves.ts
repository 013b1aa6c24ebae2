import { readCheckpoint } from '#kernel/public-log/note.ts'
import { growingTree, leafHash } from '#kernel/public-log/tree.ts'

/** Whether what a log gives out is what it signed; `index` is that of the first entry that is missing. */
export type LeavesCheck =
  | { readonly verdict: 'WHOLE' | 'OTHER'; readonly size: number }
  | { readonly verdict: 'MISSING'; readonly size: number; readonly index: number }

/**
 * Reads every leaf of another log and holds them against its checkpoint: signed roots go on fitting each other where an entry was
 * taken out and the tree left as it was.
 *
 * @param read up to a thousand leaves from an index on, as its site gives them.
 */
export async function checkLeaves(
  of: { readonly key: string; readonly note: string },
  read: (from: number) => Promise<string>,
): Promise<LeavesCheck> {
  const signed = readCheckpoint(of.note, of.key.trim())
  if (!signed) throw new Error('no checkpoint with a good signature')
  const { size } = signed
  const tree = growingTree()
  for (let next = 0; next < size; ) {
    const lines = (await read(next)).split('\n').filter((line) => line !== '')
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
