import { globSync, readFileSync } from 'node:fs'
import chapters from '../../../chapters.mjs'

const oneAct = new RegExp(`'((?:${[...chapters, 'kernel', 'procedure'].join('|')})\\.[a-z-]+)'`, 'g')
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

/** Every act the source records in the audit by name. */
export function recordedActs(): ReadonlySet<string> {
  const files = globSync('src/{modules,kernel,apps}/**/*.ts').filter((file) => !file.includes('.test.'))
  return new Set(files.flatMap((file) => actsIn(readFileSync(file, 'utf8'))))
}
