import { constants, inflateSync } from 'node:zlib'

const mostUnpacked = 32 * 1024 * 1024

/**
 * Whether a PDF would do something by itself when it is opened: run a script or start a program. Looked for in what stands open and
 * in the packed lists of objects; what is locked with a password cannot be looked into.
 */
export const runsSomething = (pdf: Buffer): boolean => says(pdf, acts)

/** Whether it has more than pages for the eye: what runs or sends, and also another file or a lock. For papers of strangers. */
export const hasMoreThanPages = (pdf: Buffer): boolean => says(pdf, more)

function says(pdf: Buffer, names: RegExp): boolean {
  const whole = pdf.toString('latin1')
  if (names.test(whole)) return true
  let unpacked = 0
  for (const { index } of whole.matchAll(/\/ObjStm\b/g)) {
    const text = unpackedAfter(pdf, { whole, place: index })
    unpacked += text?.length ?? mostUnpacked
    // A list too long to be looked through is none of a paper.
    if (text === undefined || unpacked > mostUnpacked || names.test(text)) return true
  }
  return false
}

// A letter of a name may be written as its number: `/J#61vaScript`.
const letters = (name: string) => [...name].map((sign) => `(?:${sign}|#${numberOf(sign)})`).join('')
const numberOf = (sign: string) =>
  sign
    .charCodeAt(0)
    .toString(16)
    .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)
const nameAmong = (names: readonly string[]) => new RegExp(`/(?:${names.map(letters).join('|')})(?![A-Za-z0-9])`)
const running = ['JavaScript', 'Launch']
const acts = nameAmong(running)
// None so short that the packed bytes of a picture would read as it by chance.
const more = nameAmong([
  ...[...running, 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'SubmitForm', 'ImportData', 'Encrypt'],
])

// The stream of the dictionary in which this place stands: empty where none unpacks, nothing where it is too long.
function unpackedAfter(pdf: Buffer, { whole, place }: { whole: string; place: number }): string | undefined {
  const begin = /stream\r?\n/g
  begin.lastIndex = place
  const found = begin.exec(whole)
  if (!found || found.index - place > 2000) return ''
  const from = found.index + found[0].length
  const end = whole.indexOf('endstream', from)
  try {
    const packed = pdf.subarray(from, end < 0 ? undefined : end)
    return inflateSync(packed, { maxOutputLength: mostUnpacked, finishFlush: constants.Z_SYNC_FLUSH }).toString(
      'latin1',
    )
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : ''
  }
}
