import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { actName } from './act-words.ts'

const chapters = [
  'accounts',
  'auditing',
  'cases',
  'consultations',
  'demands',
  'feedback',
  'kernel',
  'members',
  'notices',
]
const more = ['operations', 'organisations', 'procedure', 'publishing', 'sites', 'transparency']
const oneAct = new RegExp(`'((?:${[...chapters, ...more].join('|')})\\.[a-z-]+)'`, 'g')
// Where acts stand: the name a call records by, also one of two; a table of deeds; a field that says which acts there are.
const places = [
  /\b(?:record\w*|tellAll|note)\(\s*(?:\{ \.\.\.ctx, actor \}|ctx|owner),([^{)]*)/g,
  /\b(?:deeds|doneActs)\b[^=\n]*=\s*\{([^}]*)\}/g,
  /\bact:\s*('[^\n]*)/g,
]
const actsIn = (text: string) =>
  places.flatMap((place) =>
    [...text.matchAll(place)].flatMap(([, within = '']) => [...within.matchAll(oneAct)].map(([, act = '']) => act)),
  )

it('every act the source records by name has a name that people read', () => {
  const files = globSync('src/{modules,kernel,apps}/**/*.ts').filter((file) => !file.includes('.test.'))
  const acts = new Set(files.flatMap((file) => actsIn(readFileSync(file, 'utf8'))))
  expect(acts.size).toBeGreaterThan(150)
  for (const one of [
    'cases.first-word-given',
    'organisations.taken-out',
    'cases.promise-broken',
    'organisations.split',
  ])
    expect(acts, one).toContain(one)
  expect([...acts].filter((act) => actName(act).zh === act)).toEqual([])
})
