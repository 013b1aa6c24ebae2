import { describe, expect, test } from 'vitest'
import { loadAssets } from './assets.ts'

const css = loadAssets().css.body
const THEMES = ['red', 'crimson', 'blue'] as const

/** The colours of a theme: those of the ground with its own over them. */
function coloursOf(theme: string): Map<string, string> {
  const own = theme === 'red' ? '' : (css.split(`.theme-${theme} {`)[1]?.split('}')[0] ?? '')
  const ground = css.split(':root {')[1]?.split('}')[0] ?? ''
  return new Map(
    [...`${ground}${own}`.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [`${name}`, `${value}`]),
  )
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const TEXT_PAIRS = [
  ['text', 'paper'],
  ['text', 'tint'],
  ['text', 'tint-deep'],
  ['soft', 'paper'],
  ['soft', 'tint'],
  ['soft', 'tint-deep'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-deep'],
  ['on-brand-soft', 'brand'],
  ['on-brand-soft', 'brand-deep'],
  ['brand', 'paper'],
  ['brand', 'tint'],
  ['brand', 'tint-deep'],
  ['brand-deep', 'tint-deep'],
  ['link', 'paper'],
  ['link', 'tint'],
  ['error', 'paper'],
  ['error', 'error-tint'],
  ['done', 'done-tint'],
  ['busy', 'busy-tint'],
  ['on-foot', 'foot'],
] as const

describe('the look', () => {
  test.each(THEMES)('has no pair of text and ground below 4.5 in the theme %s', (theme) => {
    const colours = coloursOf(theme)
    for (const [text, ground] of TEXT_PAIRS) {
      expect(
        contrast(colours.get(text) ?? '', colours.get(ground) ?? ''),
        `${text} on ${ground}`,
      ).toBeGreaterThanOrEqual(4.5)
    }
    expect(
      contrast(colours.get('line-strong') ?? '', colours.get('paper') ?? ''),
      'borders of fields',
    ).toBeGreaterThanOrEqual(3)
  })

  test('uses nothing that Chrome 69 does not know', () => {
    for (const feature of [
      /:has\(/,
      /:where\(/,
      /:is\(/,
      /:focus-visible/,
      /@layer/,
      /@container/,
      /(?:^|[\s;{])inset:/,
      /aspect-ratio/,
      /(?:margin|padding|border|inset)-(?:inline|block)/,
      /(?:min|max|clamp)\(\s*[^)]*,/,
      /\d(?:dvh|svh|lvh)/,
      /color-mix/,
      /&\s/,
    ]) {
      expect(css.replace(/minmax\([^)]*\)/g, '')).not.toMatch(feature)
    }
    for (const [, body] of css.matchAll(/\{([^{}]*)\}/g)) {
      if (/(?:^|\n)(?:row-|column-)?gap:/.test(`${body}`)) expect(body).toContain('display: grid')
    }
  })

  test('loads nothing from elsewhere', () => {
    expect(css).not.toMatch(/url\(|@import|@font-face/)
  })

  test('has an address that changes with its content', () => {
    expect(loadAssets().css.path).toMatch(/^\/assets\/portal\.[0-9a-f]{16}\.css$/)
  })
})
