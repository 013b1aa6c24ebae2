import { createHash } from 'node:crypto'

// The Merkle tree of RFC 6962, section 2.1: SHA-256, 0x00 before a leaf, 0x01 before two hashes. Proofs are checked as RFC 9162
// describes it. Sizes and indices are counted in numbers, not in bits, so that a tree may have more than 2^31 leaves.

/** Where a hash of the tree stands: `level` 0 are the leaves; a node covers 2^level of them, from position · 2^level on. */
export interface Place {
  readonly level: number
  readonly position: number
}

/** Leaves `from` … before `until`; as a node of the tree it has one hash. */
export interface Span {
  readonly from: number
  readonly until: number
}

export const leafHash = (leaf: Buffer): Buffer => sha256(Buffer.from([0]), leaf)
export const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.from([1]), left, right)
/** The root of a tree without leaves. */
export const emptyRoot: Buffer = sha256()

/** The full subtrees that a span is made of, left to right. */
export function placesOf({ from, until }: Span): Place[] {
  const places: Place[] = []
  for (let at = from; at < until; ) {
    const level = Math.floor(Math.log2(until - at))
    places.push({ level, position: at / 2 ** level })
    at += 2 ** level
  }
  return places
}

/** The hash of a span, from those of its full subtrees, left to right. */
export function hashOf(subtrees: readonly Buffer[]): Buffer {
  return subtrees.length === 0 ? emptyRoot : subtrees.reduceRight((right, left) => nodeHash(left, right))
}

/** A tree whose leaves come one after the other, of any number: only its right edge is held. */
export function growingTree(): { add(leaf: Buffer): void; root(): Buffer } {
  const edge: { level: number; hash: Buffer }[] = []
  return {
    add(hash) {
      let made = { level: 0, hash }
      for (let left = edge.at(-1); left?.level === made.level; left = edge.at(-1)) {
        edge.pop()
        made = { level: made.level + 1, hash: nodeHash(left.hash, made.hash) }
      }
      edge.push(made)
    },
    root: () => hashOf(edge.map(({ hash }) => hash)),
  }
}

/** Which spans prove that leaf `index` is in the tree of this size, nearest first (2.1.1). */
export function inclusionSpans(index: number, within: Span): Span[] {
  const { from, until } = within
  if (until - from <= 1) return []
  const middle = from + splitOf(until - from)
  const left = { from, until: middle }
  const right = { from: middle, until }
  return index < middle ? [...inclusionSpans(index, left), right] : [...inclusionSpans(index, right), left]
}

/** Which spans prove that the tree of `size` leaves is the beginning of a later one (2.1.2). */
export function consistencySpans(size: number, within: Span, isWhole = true): Span[] {
  const { from, until } = within
  if (size === 0) return []
  if (size === until - from) return isWhole ? [] : [within]
  const split = splitOf(until - from)
  const left = { from, until: from + split }
  const right = { from: from + split, until }
  return size <= split
    ? [...consistencySpans(size, left, isWhole), right]
    : [...consistencySpans(size - split, right, false), left]
}

// The largest power of two below a number of leaves.
const splitOf = (leaves: number) => 2 ** Math.ceil(Math.log2(leaves) - 1)

/** The nodes that come into being when leaves are appended behind `size` leaves, whose full subtrees `before` gives. */
export function appended(
  size: number,
  before: ReadonlyMap<string, Buffer>,
  leaves: readonly Buffer[],
): (Place & { readonly hash: Buffer })[] {
  const known = new Map(before)
  const made: (Place & { hash: Buffer })[] = []
  for (const [at, hash] of leaves.entries()) keep({ level: 0, position: size + at }, hash)
  return made

  function keep(place: Place, hash: Buffer): void {
    known.set(keyOf(place), hash)
    made.push({ ...place, hash })
    if (place.position % 2 === 0) return
    const left = known.get(keyOf({ level: place.level, position: place.position - 1 }))
    if (!left) throw new Error(`the tree lacks the node beside ${keyOf(place)}`)
    keep({ level: place.level + 1, position: (place.position - 1) / 2 }, nodeHash(left, hash))
  }
}

/** A name for a place, to look its hash up. */
export const keyOf = ({ level, position }: Place): string => `${level}/${position}`

/** Does the path lead from the leaf to the root of the tree of this size (RFC 9162, 2.1.3.2)? */
export function isIncluded(of: {
  readonly index: number
  readonly size: number
  readonly leaf: Buffer
  readonly path: readonly Buffer[]
  readonly root: Buffer
}): boolean {
  if (of.index < 0 || of.index >= of.size) return false
  let hash = of.leaf
  let node = of.index
  let last = of.size - 1
  for (const beside of of.path) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = nodeHash(beside, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else hash = nodeHash(hash, beside)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && hash.equals(of.root)
}

/** Is the first tree the beginning of the second (RFC 9162, 2.1.4.2)? */
export function isConsistent(of: {
  readonly first: { readonly size: number; readonly root: Buffer }
  readonly second: { readonly size: number; readonly root: Buffer }
  readonly path: readonly Buffer[]
}): boolean {
  const { first, second } = of
  if (first.size > second.size) return false
  if (first.size === second.size) return of.path.length === 0 && first.root.equals(second.root)
  if (first.size === 0) return of.path.length === 0 && first.root.equals(emptyRoot)
  const [start, ...path] = isPowerOfTwo(first.size) ? [first.root, ...of.path] : of.path
  if (!start) return false
  let [node, last] = [first.size - 1, second.size - 1]
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  let [one, other] = [start, start]
  for (const beside of path) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      ;[one, other] = [nodeHash(beside, one), nodeHash(beside, other)]
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else other = nodeHash(other, beside)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && one.equals(first.root) && other.equals(second.root)
}

const isOdd = (number: number) => number % 2 === 1
const half = (number: number) => Math.floor(number / 2)
const isPowerOfTwo = (number: number) => Number.isInteger(Math.log2(number))

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
