import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appended,
  consistencySpans,
  emptyRoot,
  growingTree,
  hashOf,
  inclusionSpans,
  isConsistent,
  isIncluded,
  keyOf,
  leafHash,
  nodeHash,
  placesOf,
  type Span,
} from './tree.ts'

// The model: RFC 6962, 2.1, word for word.
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leafHash(leaves[0] as Buffer)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

const most = 300
const leaves = Array.from({ length: most }, (_, at) => Buffer.from(`留言 ${at}`))
const roots = Array.from({ length: most + 1 }, (_, size) => rootOf(leaves.slice(0, size)))
const rootAt = (size: number) => roots[size] as Buffer
const nodes = new Map(appended(0, new Map(), leaves.map(leafHash)).map((node) => [keyOf(node), node.hash]))
const spanHash = (span: Span) => hashOf(placesOf(span).map((place) => nodes.get(keyOf(place)) as Buffer))
const inclusion = (index: number, size: number) => inclusionSpans(index, { from: 0, until: size }).map(spanHash)
const consistency = (from: number, to: number) => consistencySpans(from, { from: 0, until: to }).map(spanHash)
const flipped = (hash: Buffer) => Buffer.from(hash.map((byte, at) => (at === 7 ? byte ^ 1 : byte)))

describe('the tree', () => {
  test('has the roots of RFC 6962 at every size from 0 to 300', () => {
    for (let size = 0; size <= most; size++)
      expect(spanHash({ from: 0, until: size }), `size ${size}`).toEqual(rootAt(size))
  })

  test('has the same roots when only its right edge is held', () => {
    const tree = growingTree()
    expect(tree.root()).toEqual(rootAt(0))
    for (const [at, leaf] of leaves.entries()) {
      tree.add(leafHash(leaf))
      expect(tree.root(), `size ${at + 1}`).toEqual(rootAt(at + 1))
    }
  })

  test('is the same whether it grows leaf by leaf, or in pieces of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 7 }), (pieces) => {
        const grown = new Map<string, Buffer>()
        let size = 0
        for (const piece of pieces) {
          const edge = new Map(
            placesOf({ from: 0, until: size }).map((at) => [keyOf(at), grown.get(keyOf(at)) as Buffer]),
          )
          const more = leaves.slice(size, size + piece).map(leafHash)
          for (const node of appended(size, edge, more)) grown.set(keyOf(node), node.hash)
          size += more.length
        }
        for (const [key, hash] of grown) expect(hash).toEqual(nodes.get(key))
      }),
    )
  })

  test('knows the vector of RFC 6962 trees everybody checks against', () => {
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })
})

describe('a proof of inclusion', () => {
  test('holds for every leaf of every size from 1 to 300, and for no other leaf', () => {
    for (let size = 1; size <= most; size++)
      for (let index = 0; index < size; index += size > 70 ? 7 : 1) {
        const of = { index, size, path: inclusion(index, size), root: rootAt(size) }
        expect(isIncluded({ ...of, leaf: leafHash(leaves[index] as Buffer) }), `${index} in ${size}`).toBe(true)
        expect(isIncluded({ ...of, leaf: leafHash(Buffer.from('anything else')) })).toBe(false)
      }
  })

  test('holds no more when anything of it is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: most }), fc.nat(), fc.nat(), (size, some, other) => {
        const index = some % size
        const path = inclusion(index, size)
        const of = { index, size, path, leaf: leafHash(leaves[index] as Buffer), root: rootAt(size) }
        const at = other % path.length
        expect(isIncluded({ ...of, path: path.map((hash, i) => (i === at ? flipped(hash) : hash)) })).toBe(false)
        expect(isIncluded({ ...of, path: path.slice(1) })).toBe(false)
        expect(isIncluded({ ...of, path: [...path, emptyRoot] })).toBe(false)
        expect(isIncluded({ ...of, index: (index + 1) % size })).toBe(false)
        expect(isIncluded({ ...of, index: size })).toBe(false)
        expect(isIncluded({ ...of, root: flipped(of.root) })).toBe(false)
      }),
    )
  })
})

describe('a proof of consistency', () => {
  test('holds between any two sizes from 0 to 300', () => {
    for (let to = 0; to <= most; to++)
      for (let from = 0; from <= to; from += to > 70 ? 11 : 1) {
        const of = { first: { size: from, root: rootAt(from) }, second: { size: to, root: rootAt(to) } }
        expect(isConsistent({ ...of, path: consistency(from, to) }), `${from} to ${to}`).toBe(true)
      }
  })

  test('does not hold when the beginning was rewritten, nor backwards, nor with a changed path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: most }), fc.nat(), fc.nat(), (to, some, other) => {
        const from = 1 + (some % (to - 1))
        const path = consistency(from, to)
        const [first, second] = [
          { size: from, root: rootAt(from) },
          { size: to, root: rootAt(to) },
        ]
        const rewritten = [
          ...leaves.slice(0, other % from),
          Buffer.from('another message'),
          ...leaves.slice((other % from) + 1),
        ]
        expect(isConsistent({ first: { size: from, root: rootOf(rewritten.slice(0, from)) }, second, path })).toBe(
          false,
        )
        expect(isConsistent({ first: second, second: first, path })).toBe(false)
        expect(isConsistent({ first, second, path: path.map((hash, i) => (i === 0 ? flipped(hash) : hash)) })).toBe(
          false,
        )
        expect(isConsistent({ first, second, path: path.slice(1) })).toBe(false)
      }),
    )
  })
})
