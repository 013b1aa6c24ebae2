/**
 * What the libraries call and Chromium 86 lacks (UX-BR2); syntax is lowered by the build. Each line names the version
 * that brought it; tools/check-browsers.mjs finds what is missing here. `crypto.randomUUID` also lacks on plain http in every browser.
 */
export function fillGaps(): void {
  define(Array.prototype, 'at', at) // 92
  define(String.prototype, 'at', at) // 92
  define(Object, 'hasOwn', hasOwn) // 93
  define(Array.prototype, 'findLast', findLast) // 97
  define(Array.prototype, 'findLastIndex', findLastIndex) // 97
  define(Array.prototype, 'toReversed', toReversed) // 110
  define(Array.prototype, 'toSorted', toSorted) // 110
  define(Array.prototype, 'toSpliced', toSpliced) // 110
  define(Array.prototype, 'with', withOneChanged) // 110
  define(String.prototype, 'isWellFormed', isWellFormed) // 111
  define(String.prototype, 'toWellFormed', toWellFormed) // 111
  define(crypto, 'randomUUID', randomUUID) // 92
}

const define = (on: object, name: string, value: unknown) => {
  if (!(name in on)) Object.defineProperty(on, name, { value, configurable: true, writable: true })
}

function at(this: ArrayLike<unknown>, index: number) {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

const hasOwn = (of: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(of, key) !== undefined

type Test = (value: unknown, index: number, all: unknown[]) => boolean

function findLastIndex(this: unknown[], test: Test) {
  for (let index = this.length - 1; index >= 0; index--) {
    if (test(this[index], index, this)) return index
  }
  return -1
}

function findLast(this: unknown[], test: Test) {
  return this[findLastIndex.call(this, test)]
}

function toReversed(this: unknown[]) {
  return [...this].reverse()
}

function toSorted(this: unknown[], compare?: (one: unknown, other: unknown) => number) {
  return [...this].sort(compare)
}

function toSpliced(this: unknown[], ...how: [start: number, count: number, ...values: unknown[]]) {
  const copy = [...this]
  copy.splice(...how)
  return copy
}

function withOneChanged(this: unknown[], index: number, value: unknown) {
  const place = at.call(Object.keys(this), index)
  if (place === undefined) throw new RangeError('the list has no such place')
  const copy = [...this]
  copy[Number(place)] = value
  return copy
}

// Halves of a pair that stand alone: with `u`, whole pairs are read as one character.
const lone = /\p{Surrogate}/gu

function isWellFormed(this: string) {
  return this.search(lone) === -1
}

function toWellFormed(this: string) {
  return this.replace(lone, '\uFFFD')
}

const randomUUID = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
