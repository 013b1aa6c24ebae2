import { constants, inflateSync } from 'node:zlib'

const mostUnpacked = 32 * 1024 * 1024

/** What looking into a PDF came to: what stands in packed lists of objects that do not open cannot be looked through. */
export type PdfFinding = 'NOTHING' | 'FOUND' | 'UNREADABLE'

/** What would run by itself when a PDF is opened: a script, or a program that is started. */
export const pdfPrograms = ['JavaScript', 'JS', 'Launch'] as const

/**
 * Whether a PDF holds one of these names, however they are written: `/JavaScript` is `/J#61vaScript` too. Looked for in what stands open
 * and in the packed lists of objects, which together unpack to 32 MB at most. A name of one to four letters may stand in a picture by
 * chance and counts outside of streams only; a longer one counts wherever it is, for what seems to be a stream need not be one.
 */
export function lookIntoPdf(pdf: Buffer, names: readonly string[]): PdfFinding {
  const text = pdf.toString('latin1')
  const short = namesOf(names.filter((name) => name.length < 5))
  const long = namesOf(names.filter((name) => name.length >= 5))
  const holds = (part: string) => short.test(part) || long.test(part)
  if (long.test(plainNames(text))) return 'FOUND'
  const { outside, lists } = partsOf(text)
  if (outside.some((part) => short.test(plainNames(part)))) return 'FOUND'
  let room = mostUnpacked
  let left = pdf.length
  for (const { from, end } of lists) {
    left -= end - from
    // Lists that lie in one another are none of a paper.
    const list = left < 0 ? undefined : unpack(pdf.subarray(from, end), room)
    if (list === undefined) return 'UNREADABLE'
    if (holds(plainNames(list.toString('latin1')))) return 'FOUND'
    room -= list.length
  }
  return 'NOTHING'
}

const namesOf = (names: readonly string[]) => new RegExp(`/(?:${names.join('|') || '(?!)'})(?![A-Za-z0-9])`)

// Names hold no regular sign; any of their letters may be written as #xx.
const plainNames = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

interface Parts {
  readonly outside: readonly string[]
  readonly lists: readonly { readonly from: number; readonly end: number }[]
}

/**
 * What stands before each word that may begin a stream, and where the packed lists of objects lie. A stream is believed to begin wherever
 * the word stands, so that none hides inside what only looks like one. Each sign is read a few times, whatever was written.
 */
function partsOf(text: string): Parts {
  const outside: string[] = []
  const lists: { from: number; end: number }[] = []
  let at = 0
  let end = -1
  for (const found of text.matchAll(/(?<!end)stream(?:\r\n|\n|\r)/g)) {
    const from = found.index + found[0].length
    const part = text.slice(at, found.index)
    const [before] = part.split('endstream', 1)
    // What follows the stream before it, if that has ended, and all of it where it has not.
    const open = before === part ? part : part.slice((before ?? '').length)
    outside.push(open)
    if (end < from) end = text.indexOf('endstream', from)
    const last = end < 0 ? text.length : end
    if (/\/ObjStm(?![A-Za-z0-9])/.test(plainNames(open))) lists.push({ from, end: last })
    at = from
    if (end < 0) end = text.length
  }
  const rest = text.slice(at)
  const begin = at === 0 ? 0 : Math.max(0, rest.indexOf('endstream'))
  outside.push(rest.slice(begin))
  return { outside, lists }
}

function unpack(packed: Buffer, room: number): Buffer | undefined {
  if (room <= 0) return undefined
  try {
    return inflateSync(packed, { maxOutputLength: room, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return undefined
  }
}
