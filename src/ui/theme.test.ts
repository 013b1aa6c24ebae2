import { theme } from 'antd'
import { describe, expect, it } from 'vitest'
import { contrastOf } from './contrast.ts'
import { pairs, type Size, themeFor } from './theme.ts'

const sizes: Size[] = ['desk', 'phone', 'elder']

const tokensOf = (size: Size) => {
  const tokens = theme.getDesignToken(themeFor(size)) as unknown as Record<string, string | number>
  return (name: string) => {
    const value = tokens[name]
    if (value === undefined) throw new Error(`antd has no token ${name}`)
    return value
  }
}

describe('contrast', () => {
  it('black on white is 21 and a colour on itself is 1', () => {
    expect(contrastOf('#000', '#fff')).toBeCloseTo(21, 5)
    expect(contrastOf('#c7000b', '#c7000b')).toBe(1)
  })

  it('agrees with the measured pairs of the style rules', () => {
    expect(contrastOf('#ffffff', '#c7000b')).toBeCloseTo(6.12, 1)
    expect(contrastOf('#0958d9', '#ffffff')).toBeCloseTo(6.16, 1)
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it('refuses a see-through colour', () => {
    expect(() => contrastOf('rgba(0,0,0,.45)', '#fff')).toThrow('not a solid hex colour')
  })
})

describe.each(sizes)('the theme for %s', (size) => {
  const token = tokensOf(size)

  it.each(pairs)('$text on $on reaches $least', ({ text, on, least }) => {
    expect(contrastOf(String(token(text)), String(token(on)))).toBeGreaterThanOrEqual(least)
  })
})

describe('sizes', () => {
  it('a phone has text of at least 16 px and targets of at least 44 px (UX-MB2, UX-MB3)', () => {
    const token = tokensOf('phone')
    expect(token('fontSize')).toBeGreaterThanOrEqual(16)
    expect(token('controlHeightSM')).toBeGreaterThanOrEqual(44)
  })

  it('elders have text of at least 18 px and targets of at least 60 px', () => {
    const token = tokensOf('elder')
    expect(token('fontSizeSM')).toBeGreaterThanOrEqual(18)
    expect(token('controlHeightSM')).toBeGreaterThanOrEqual(60)
  })
})
