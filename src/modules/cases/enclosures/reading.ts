import { constants, inflateSync } from 'node:zlib'
import { barePicture } from '#kernel/photo.ts'
import { type EnclosureKind, enclosureLimits } from './codes.ts'

/** Why a file of a stranger is not taken. */
export type EnclosureFault =
  | 'cases.enclosure-kind'
  | 'cases.enclosure-heic'
  | 'cases.enclosure-broken'
  | 'cases.enclosure-runs'

export type ReadEnclosure =
  | { readonly ok: true; readonly kind: EnclosureKind; readonly bytes: Buffer }
  | { readonly ok: false; readonly code: EnclosureFault }

const beginnings: readonly (readonly [EnclosureKind, Buffer])[] = [
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['application/pdf', Buffer.from('%PDF-')],
]
const appleBrands = /^(?:hei[cxms]|hev[cxms]|mif1|msf1|avi[fs])$/

/**
 * What a file is, by its bytes and never by its name (T10), as it is kept: a picture bare of where and when it was taken, a PDF as it came.
 * Nothing for whatever runs, hides something or is not whole.
 */
export function readEnclosure(bytes: Buffer): ReadEnclosure {
  const kind = beginnings.find(([, beginning]) => bytes.subarray(0, beginning.length).equals(beginning))?.[0]
  if (kind === undefined) return { ok: false, code: isApple(bytes) ? 'cases.enclosure-heic' : 'cases.enclosure-kind' }
  if (kind === 'application/pdf') {
    const fault = pdfFault(bytes)
    return fault ? { ok: false, code: fault } : { ok: true, kind, bytes }
  }
  const picture = barePicture(bytes, kind)
  return picture && isSized(picture)
    ? { ok: true, kind, bytes: picture.bytes }
    : { ok: false, code: 'cases.enclosure-broken' }
}

const isApple = (bytes: Buffer) =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && appleBrands.test(bytes.toString('latin1', 8, 12))

// A picture of a few bytes may unpack to more than the machine of a desk can hold.
const isSized = ({ width, height }: { width: number; height: number }) =>
  Math.min(width, height) > 0 &&
  Math.max(width, height) <= enclosureLimits.side &&
  width * height <= enclosureLimits.pixels

const hidden = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|Encrypt)(?![A-Za-z0-9])/
const mostUnpacked = 8 * 1024 * 1024

function pdfFault(pdf: Buffer): EnclosureFault | undefined {
  const text = pdf.toString('latin1')
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(-1024))) return 'cases.enclosure-broken'
  const { outside, packed } = streamsApart(text)
  const unpacked = packed.map(unpack)
  if (unpacked.includes(undefined)) return 'cases.enclosure-broken'
  return hidden.test(plainNames([outside, ...unpacked].join('\n'))) ? 'cases.enclosure-runs' : undefined
}

// What a PDF is built of stands outside its streams, or in those that hold objects; in any other the same letters may stand by chance.
function streamsApart(text: string): { outside: string; packed: Buffer[] } {
  const outside: string[] = []
  const packed: Buffer[] = []
  let at = 0
  for (;;) {
    const word = text.indexOf('stream', at)
    const end = word < 0 ? -1 : text.indexOf('endstream', word)
    if (end < 0) return { outside: [...outside, text.slice(at)].join('\n'), packed }
    const head = text.slice(Math.max(at, word - 2048), word)
    outside.push(text.slice(at, word))
    const begin = word + (text.startsWith('\r\n', word + 6) ? 8 : 7)
    if (/\/ObjStm(?![A-Za-z0-9])/.test(head.slice(head.lastIndexOf('obj'))))
      packed.push(Buffer.from(text.slice(begin, end), 'latin1'))
    at = end + 'endstream'.length
  }
}

function unpack(packed: Buffer): string | undefined {
  try {
    const how = { maxOutputLength: mostUnpacked, finishFlush: constants.Z_SYNC_FLUSH }
    return inflateSync(packed, how).toString('latin1')
  } catch {
    return undefined
  }
}

// A name may write any of its letters as #xx.
const plainNames = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
