import { createRequire } from 'node:module'
import type * as PinyinPro from 'pinyin-pro'

const require = createRequire(import.meta.url)
let library: typeof PinyinPro | undefined

// The dictionary is large, so it is read when the first name is written, not when the server starts.
const pinyinPro = () => {
  library ??= require('pinyin-pro') as typeof PinyinPro
  return library
}

/** How a Chinese text is read: `sort` orders by pinyin, `full` and `initials` are what people type to find it. */
export interface Pinyin {
  readonly sort: string
  readonly full: string
  readonly initials: string
  /** The syllables of `full`; a character without a reading stands as itself. */
  readonly syllables: readonly string[]
}

/** Reads the name of a person; the surname takes its own reading (单 shàn, 曾 zēng, UX-CS7). */
export function pinyinOfName(name: string): Pinyin {
  return read(name, 'head')
}

/** Reads any other text, such as the name of an organisation. */
export function pinyinOfText(text: string): Pinyin {
  return read(text, 'off')
}

function read(text: string, surname: 'head' | 'off'): Pinyin {
  const syllables = pinyinPro().pinyin(text, { toneType: 'num', type: 'array', surname, v: true })
  const plain = syllables.map((syllable) => syllable.replace(/\d$/, '').toLowerCase())
  return {
    sort: `${syllables.join(' ').toLowerCase()} ${text}`,
    full: plain.join(''),
    syllables: plain,
    initials: plain.map((syllable) => syllable.slice(0, 1)).join(''),
  }
}
