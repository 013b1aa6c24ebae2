import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { SaxesParser } from 'saxes'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import type { words } from './words.ts'

/** What a spreadsheet file may be made of (T08). */
const limits = { entries: 200, bytes: 200 * 1024 * 1024, ratio: 100, freeBytes: 1024 * 1024, depth: 40 }

/** Why a spreadsheet is not read; each has its sentence. */
export type SheetVerdict = keyof typeof words

/** A file that is not read, or not to its end. */
export class UnreadableSheets extends Error {
  readonly verdict: SheetVerdict

  constructor(verdict: SheetVerdict) {
    super(verdict)
    this.verdict = verdict
  }
}

/** The parts of a spreadsheet file, found whole and plausible. */
export interface Parts {
  readonly names: readonly string[]
  /** The bytes of a part, as they are unpacked; nothing when there is no such part. */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

/**
 * Looks into a zip file before anything else opens it: number of parts, declared sizes, ratio, macros, links, names that
 * stand twice; then unpacks each part once, counting, because declared sizes can lie, and adds up its check sum.
 * @throws UnreadableSheets
 */
export async function openParts(bytes: Buffer): Promise<Parts> {
  const zip = await open(bytes)
  try {
    const entries = await list(zip)
    refuseOdd(entries, bytes.length)
    for (const entry of entries) if (!(await unpacksAsDeclared(zip, entry))) throw new UnreadableSheets(suspicious)
    const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
    return {
      names: [...byName.keys()],
      async *read(name) {
        const entry = byName.get(name)
        if (entry) for await (const chunk of await stream(zip, entry)) yield chunk as Buffer
      },
      close: () => zip.close(),
    }
  } catch (fault) {
    zip.close()
    throw fault instanceof UnreadableSheets ? fault : new UnreadableSheets(suspicious)
  }
}

const suspicious = 'kernel.sheet-suspicious'

const open = (bytes: Buffer) =>
  new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }
    fromBuffer(bytes, options, (fault, zip) =>
      fault ? reject(new UnreadableSheets('kernel.sheet-unreadable')) : resolve(zip),
    )
  })

const list = (zip: ZipFile) =>
  new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = []
    if (zip.entryCount > limits.entries) reject(new UnreadableSheets(suspicious))
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > limits.entries) reject(new UnreadableSheets(suspicious))
      else zip.readEntry()
    })
    zip.readEntry()
  })

const locked = (entry: Entry) => (entry.generalPurposeBitFlag & 1) !== 0
const named = (pattern: RegExp) => (entry: Entry) => pattern.test(entry.fileName)

function refuseOdd(entries: readonly Entry[], packed: number): void {
  if (entries.some(locked)) throw new UnreadableSheets('kernel.sheet-locked')
  if (entries.some(named(/vbaProject|macrosheets|activeX|dialogsheets/i)))
    throw new UnreadableSheets('kernel.sheet-macros')
  if (entries.some(named(/externalLinks\/|embeddings\/|xl\/connections\.xml|queryTables\//i)))
    throw new UnreadableSheets('kernel.sheet-links')
  const names = entries.map((entry) => entry.fileName.toLowerCase())
  if (new Set(names).size < names.length) throw new UnreadableSheets(suspicious)
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (unpacked > limits.bytes || unpacked > Math.max(packed * limits.ratio, limits.freeBytes))
    throw new UnreadableSheets(suspicious)
  const isBomb = (entry: Entry) =>
    entry.uncompressedSize > Math.max(entry.compressedSize * limits.ratio, limits.freeBytes)
  if (entries.some(isBomb)) throw new UnreadableSheets(suspicious)
  if (!entries.some(named(/^xl\/workbook\.xml$/))) throw new UnreadableSheets('kernel.sheet-unreadable')
}

const stream = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (fault, readable) => (fault ? reject(fault) : resolve(readable)))
  })

async function unpacksAsDeclared(zip: ZipFile, entry: Entry): Promise<boolean> {
  if (entry.fileName.endsWith('/')) return true
  let count = 0
  let sum = 0
  for await (const chunk of await stream(zip, entry)) {
    count += (chunk as Buffer).length
    sum = crc32(chunk as Buffer, sum)
    if (count > entry.uncompressedSize) return false
  }
  return count === entry.uncompressedSize && sum === entry.crc32
}

/** What is done with the tags of a part; names come without their prefix. */
export interface TagReader<T> {
  open(name: string, attributes: Readonly<Record<string, string>>, emit: (item: T) => void): void
  close?(name: string, emit: (item: T) => void): void
  text?(text: string): void
}

/**
 * Reads a part tag by tag and gives what the reader emits; of a part that is not there, nothing. A document type, and with it every entity of its own, deep
 * nesting and broken markup are refused (T08). @throws UnreadableSheets
 */
export async function* readTags<T>(part: AsyncIterable<Buffer>, reader: TagReader<T>): AsyncGenerator<T> {
  let items: T[] = []
  const parser = parserFor(reader, (item) => items.push(item))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const feed = function* (write: () => void): Generator<T> {
    try {
      write()
    } catch (fault) {
      throw fault instanceof UnreadableSheets ? fault : new UnreadableSheets('kernel.sheet-unreadable')
    }
    const ready = items
    items = []
    yield* ready
  }
  let isThere = false
  for await (const chunk of part) {
    isThere = true
    yield* feed(() => parser.write(decoder.decode(chunk, { stream: true })))
  }
  if (isThere) yield* feed(() => parser.write(decoder.decode()).close())
}

function parserFor<T>(reader: TagReader<T>, emit: (item: T) => void): SaxesParser {
  const parser = new SaxesParser({ position: false })
  let depth = 0
  parser.on('error', () => {
    throw new UnreadableSheets('kernel.sheet-unreadable')
  })
  parser.on('doctype', () => {
    throw new UnreadableSheets(suspicious)
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > limits.depth) throw new UnreadableSheets(suspicious)
    reader.open(plain(name), attributes as Record<string, string>, emit)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    reader.close?.(plain(name), emit)
  })
  const text = (of: string) => reader.text?.(of)
  parser.on('text', text)
  parser.on('cdata', text)
  return parser
}

const plain = (name: string) => name.slice(name.indexOf(':') + 1)
