/**
 * What the libraries call and Chromium 86 lacks (UX-BR2); syntax is lowered by the build. Each line names the version
 * that brought it. `crypto.randomUUID` also lacks on plain http in every browser.
 */
export function fillGaps(): void {
  define(Array.prototype, 'at', at) // 92
  define(String.prototype, 'at', at) // 92
  define(Object, 'hasOwn', (of: object, key: PropertyKey) => Object.hasOwn(of, key)) // 93
  define(Array.prototype, 'findLast', findLast) // 97
  define(crypto, 'randomUUID', randomUUID) // 92
}

const define = (on: object, name: string, value: unknown) => {
  if (!(name in on)) Object.defineProperty(on, name, { value, configurable: true, writable: true })
}

function at(this: ArrayLike<unknown>, index: number) {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

function findLast(this: unknown[], test: (value: unknown, index: number, all: unknown[]) => boolean) {
  for (let index = this.length - 1; index >= 0; index--) {
    if (test(this[index], index, this)) return this[index]
  }
  return undefined
}

const randomUUID = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
