/** Cuts Chinese text into words. */
export type Segment = (text: string) => readonly string[]

/** Whether this is a word of the dictionary and no name of a person. */
export type IsWord = (text: string) => boolean

let opened: Promise<Reading> | undefined

/** The dictionary takes half a second and 60 MB, so it is opened when first used. */
export async function openSegmenter(): Promise<Segment> {
  opened ??= open()
  return (await opened).segment
}

/** Both, for what has to tell words from names as well. */
export async function openReading(): Promise<Reading> {
  opened ??= open()
  return opened
}

/** Tells words from chance runs of characters and from names. */
export async function openWordCheck(): Promise<IsWord> {
  opened ??= open()
  return (await opened).isWord
}

/** How texts are cut into words, and which words anybody uses. */
export interface Reading {
  readonly segment: Segment
  readonly isWord: IsWord
}

async function open(): Promise<Reading> {
  const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')])
  const jieba = Jieba.withDict(dict)
  return {
    segment: (text) =>
      jieba.cut(text, true).filter((word) => /^(?=.*[\p{Script=Han}A-Za-z])[\p{Script=Han}A-Za-z0-9]+$/u.test(word)),
    isWord(text) {
      const [word, ...more] = jieba.tag(text, false)
      return text.length > 1 && word !== undefined && more.length === 0 && !word.tag.startsWith('nr')
    },
  }
}
