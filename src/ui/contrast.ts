/**
 * WCAG 2.2 contrast of two solid colours written `#rrggbb` (or `#rgb`), from 1 to 21.
 * @throws when a colour is not solid hex: a see-through colour has no contrast of its own.
 */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const luminanceOf = (colour: string): number => {
  const [red, green, blue] = channelsOf(colour).map(linear) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const channelsOf = (colour: string): number[] => {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (short) return short.slice(1).map((digit) => Number.parseInt(digit + digit, 16))
  if (long) return long.slice(1).map((pair) => Number.parseInt(pair, 16))
  throw new Error(`not a solid hex colour: ${colour}`)
}

const linear = (channel: number): number => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
