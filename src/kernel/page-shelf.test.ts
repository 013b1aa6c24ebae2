import { describe, expect, it } from 'vitest'
import { Shelf } from './page-shelf.ts'

describe('the shelf', () => {
  it('gives back what was laid down until newer things have taken its place, and nothing from then on', () => {
    const shelf = new Shelf(1000)
    const places = Array.from({ length: 200 }, (_, i) => ({
      text: `${i}号`.repeat(1 + (i % 20)),
      place: shelf.put(`${i}号`.repeat(1 + (i % 20))),
    }))
    const read = places.map(({ text, place }) => ({ text, found: place && shelf.read(place)?.toString() }))
    for (const { text, found } of read) expect([undefined, text]).toContain(found)
    expect(read.at(-1)?.found).toBe(read.at(-1)?.text)
    expect(read[0]?.found).toBeUndefined()
    expect(read.filter(({ found }) => found !== undefined).length).toBeGreaterThan(3)
  })

  it('gives a copy: what is laid down later does not change what was taken', () => {
    const shelf = new Shelf(100)
    const place = shelf.put(Buffer.from('one'))
    const taken = place && shelf.read(place)
    for (let i = 0; i < 100; i++) shelf.put(Buffer.from('other'))
    expect(taken?.toString()).toBe('one')
    expect(place && shelf.read(place)).toBeUndefined()
  })

  it('fills its memory to the last byte without writing over what still counts', () => {
    const shelf = new Shelf(40)
    const places = ['0123456789', 'abcdefghij', 'ABCDEFGHIJ', '9876543210'].map((text) => shelf.put(Buffer.from(text)))
    const texts = () => places.map((place) => place && shelf.read(place)?.toString())
    expect(texts()).toEqual(['0123456789', 'abcdefghij', 'ABCDEFGHIJ', '9876543210'])
    shelf.put(Buffer.from('x'))
    expect(texts()).toEqual([undefined, 'abcdefghij', 'ABCDEFGHIJ', '9876543210'])
  })

  it('does not take what would leave little room for others', () => {
    expect(new Shelf(100).put('汉'.repeat(9))).toBeUndefined()
    expect(new Shelf(100).put('汉'.repeat(8))).toEqual({ at: 0, length: 24 })
  })
})
