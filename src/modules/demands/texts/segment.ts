/** Cuts Chinese text into words. */
export type Segment = (text: string) => string[]

let opened: Promise<Segment> | undefined

/** The dictionary takes half a second and 60 MB, so it is opened when first used. */
export function openSegmenter(): Promise<Segment> {
  opened ??= open()
  return opened
}

async function open(): Promise<Segment> {
  const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')])
  const jieba = Jieba.withDict(dict)
  return (text) =>
    jieba.cut(text, true).filter((word) => /^(?=.*[\p{Script=Han}A-Za-z])[\p{Script=Han}A-Za-z0-9]+$/u.test(word))
}
