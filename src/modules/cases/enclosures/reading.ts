import { lookIntoPdf, pdfPrograms } from '#kernel/pdf-acts.ts'
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

const hidden = [
  ...pdfPrograms,
  ...['EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'SubmitForm', 'ImportData', 'Encrypt'],
]
const findings = { NOTHING: undefined, FOUND: 'cases.enclosure-runs', UNREADABLE: 'cases.enclosure-broken' } as const

function pdfFault(pdf: Buffer): EnclosureFault | undefined {
  const isWhole = /startxref\s+\d+\s+%%EOF\s*$/.test(pdf.toString('latin1', Math.max(0, pdf.length - 1024)))
  return isWhole ? findings[lookIntoPdf(pdf, hidden)] : 'cases.enclosure-broken'
}
