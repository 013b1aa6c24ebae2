import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { actName } from './act-words.ts'

const chapters = ['accounts', 'auditing', 'cases', 'consultations', 'demands', 'feedback', 'members', 'notices']
const more = ['operations', 'organisations', 'procedure', 'publishing', 'sites', 'transparency']
const recorded = new RegExp(
  `\\b(?:record\\w*|tellAll|note)\\(\\s*ctx,\\s*'((?:${[...chapters, ...more].join('|')})\\.[a-z-]+)'`,
  'g',
)

it('every act the source records by name has a name that people read', () => {
  const files = globSync('src/{modules,kernel,apps}/**/*.ts').filter((file) => !file.includes('.test.'))
  const acts = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(recorded)].map(([, act]) => act ?? ''))
  expect(acts.length).toBeGreaterThan(100)
  expect([...new Set(acts)].filter((act) => actName(act).zh === act)).toEqual([])
})
