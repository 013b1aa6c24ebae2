import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({ path: join('src', path), text: readFileSync(join('src', path), 'utf8') }))

const filesWith = (pattern: RegExp): string[] =>
  SOURCES.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('raw markup is taken over after the sanitiser, and where it is made of numbers', () => {
  expect(filesWith(/\btrusted\b(?=\s*[(,}])/).sort()).toEqual([
    'src/kernel/html.ts',
    'src/kernel/qr-code.ts',
    'src/kernel/rich-text.ts',
    'src/modules/consultations/portal/map.ts',
  ])
})

test('nobody makes markup that counts as safe but the template', () => {
  expect(filesWith(/new (?:Safe|Attributes)\(/)).toEqual(['src/kernel/html.ts'])
})

test('public pages carry no styles and no handlers of their own', () => {
  const pages = SOURCES.filter(({ path }) => /portal/.test(path))
  expect(pages.length).toBeGreaterThan(20)
  for (const { path, text } of pages) expect(text, path).not.toMatch(/<[a-z][^>`]*\s(?:style|on[a-z]+)=/)
})
