import { createRequire } from 'node:module'
import type * as OpenCC from 'opencc-js'

const require = createRequire(import.meta.url)
let converter: ((text: string) => string) | undefined

/**
 * A finished document in traditional characters (UX-PT13). What a person typed into a form stays as it is, and so do every
 * address and every name: what is marked as one on the page keeps its characters wherever it stands there, in the title
 * too. The words of the page are converted by the dictionary's phrases.
 */
export function traditional(document: string): string {
  // The dictionary is large, so it is read when the first page is asked for.
  const convert = converter ?? (require('opencc-js/cn2t') as typeof OpenCC).Converter({ from: 'cn', to: 't' })
  converter = convert
  const kept = keptIn(document)
  const around = (text: string) =>
    text
      .split(kept)
      .map((part, at) => (at % 2 === 1 ? part : convert(part)))
      .join('')
  return document.replace(PIECES, (whole, piece?: string) =>
    piece === undefined && HAN.test(whole) ? around(whole) : whole,
  )
}

const NAME = /<bdi translate="no">([^<]*)<\/bdi>/g
const PIECES =
  /(<textarea[\s\S]*?<\/textarea>|<input[^>]*>|<option[^>]*>|<bdi translate="no">[^<]*<\/bdi>)|<[^>]*>|[^<]+/g
const HAN = /\p{Script=Han}/u

// One character alone is kept where it is marked only: elsewhere it is part of another word.
function keptIn(document: string): RegExp {
  const found = new Set(
    [...document.matchAll(NAME)].map(([, name = '']) => name).filter((name) => [...name].length > 1),
  )
  const longestFirst = [...found].sort((one, other) => other.length - one.length)
  return new RegExp(`(${[ADDRESS, ...longestFirst.map((name) => RegExp.escape(name))].join('|')})`, 'g')
}

const ADDRESS = '(?:href|src|action)="[^"]*"'
