import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { fileName } from './file-name.ts'

/** A kind of file that may be handed in: what it is called in a header, and how its name may end. */
export interface FileKind {
  readonly mediaType: string
  readonly endings: readonly [string, ...string[]]
}

const office = 'application/vnd.openxmlformats-officedocument'
const kinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  ofd: { mediaType: 'application/ofd', endings: ['ofd'] },
  docx: { mediaType: `${office}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, endings: ['xlsx'] },
} as const satisfies Readonly<Record<string, FileKind>>

const beginnings: readonly (readonly [FileKind, Buffer])[] = [
  [kinds.pdf, Buffer.from('%PDF-')],
  [kinds.jpeg, Buffer.from([0xff, 0xd8, 0xff])],
  [kinds.png, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
]

// A part by which a packed kind is known. OFD is the national format of official papers (GB/T 33190).
const parts: readonly (readonly [FileKind, RegExp])[] = [
  [kinds.ofd, /^OFD\.xml$/],
  [kinds.docx, /^word\/document\.xml$/],
  [kinds.xlsx, /^xl\/workbook\.xml$/],
]
const runs = /vbaProject|macrosheets|activeX|dialogsheets/i

/**
 * What a file is, by what stands in it and never by its name (T10): a PDF, an OFD, a picture, or a paper or sheet of an office
 * program without macros. Nothing for any other; nothing of it is unpacked.
 */
export async function fileKindOf(bytes: Buffer): Promise<FileKind | undefined> {
  const plain = beginnings.find(([, beginning]) => bytes.subarray(0, beginning.length).equals(beginning))
  if (plain) return plain[0]
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return undefined
  const names = await namesIn(bytes).catch(() => [])
  if (names.some((name) => runs.test(name))) return undefined
  return parts.find(([, part]) => names.some((name) => part.test(name)))?.[0]
}

/** A harmless name that ends as files of this kind do: what opens it must not be led by a name from outside. */
export function nameForKind(from: string, { endings }: FileKind): string {
  const ending = /\.([^.]+)$/.exec(fileName(from))?.[1]?.toLowerCase()
  return fileName(ending !== undefined && endings.includes(ending) ? from : `${from}.${endings[0]}`)
}

const mostParts = 5000

const namesIn = (bytes: Buffer) =>
  new Promise<string[]>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (fault, zip) =>
      fault ? reject(fault) : listNames(zip, resolve, reject),
    )
  })

function listNames(zip: ZipFile, resolve: (names: string[]) => void, reject: (fault: unknown) => void): void {
  const names: string[] = []
  zip.on('error', reject)
  zip.on('end', () => resolve(names))
  zip.on('entry', (entry: Entry) => {
    names.push(entry.fileName)
    if (names.length > mostParts) reject(new Error('too many parts'))
    else zip.readEntry()
  })
  zip.readEntry()
}
