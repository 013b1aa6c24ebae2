/**
 * What the libraries call and Chromium 86 lacks (UX-BR2); syntax is lowered by the build. Each line names the version
 * that brought it. `crypto.randomUUID` also lacks on plain http in every browser.
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

const randomUUID = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
