import { createRequire } from 'node:module'
import type * as OpenCC from 'opencc-js'

const require = createRequire(import.meta.url)
let converter: ((text: string) => string) | undefined

/**
 * A finished document in traditional characters (UX-PT13). What a person typed into a form stays as it is, and so does
 * every address; the words of the page are converted by the dictionary's phrases.
 */
export function traditional(document: string): string {
  // The dictionary is large, so it is read when the first page is asked for.
  const convert = converter ?? (require('opencc-js/cn2t') as typeof OpenCC).Converter({ from: 'cn', to: 't' })
  converter = convert
  return document.replace(PIECES, (whole, kept?: string) =>
    kept === undefined && HAN.test(whole) ? convert(whole) : whole,
  )
}

const PIECES = /(<textarea[\s\S]*?<\/textarea>|<input[^>]*>|<option[^>]*>)|<[^>]*>|[^<]+/g
const HAN = /\p{Script=Han}/u
