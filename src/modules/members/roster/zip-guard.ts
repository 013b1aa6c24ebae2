import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

/** What a spreadsheet file may be made of (T08). */
const limits = { entries: 200, bytes: 200 * 1024 * 1024, ratio: 100, freeBytes: 1024 * 1024 }

export type ZipVerdict = 'OK' | 'UNREADABLE' | 'SUSPICIOUS'

/**
 * Looks into a zip file before anything else opens it: number of parts, declared sizes, ratio, macros; then unpacks each
 * part once, counting, because declared sizes can lie. Nothing is kept.
 */
export async function inspectZip(bytes: Buffer): Promise<ZipVerdict> {
  let zip: ZipFile
  try {
    zip = await open(bytes)
  } catch {
    return 'UNREADABLE'
  }
  try {
    const entries = await list(zip)
    if (entries === undefined || !isPlausible(entries, bytes.length)) return 'SUSPICIOUS'
    if (!entries.some((entry) => entry.fileName === 'xl/workbook.xml')) return 'UNREADABLE'
    for (const entry of entries) if (!(await unpacksAsDeclared(zip, entry))) return 'SUSPICIOUS'
    return 'OK'
  } catch {
    return 'SUSPICIOUS'
  } finally {
    zip.close()
  }
}

const open = (bytes: Buffer) =>
  new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (fault, zip) =>
      fault ? reject(fault) : resolve(zip),
    )
  })

// Undefined when there are more parts than any spreadsheet has.
const list = (zip: ZipFile) =>
  new Promise<Entry[] | undefined>((resolve, reject) => {
    const entries: Entry[] = []
    if (zip.entryCount > limits.entries) return resolve(undefined)
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > limits.entries) resolve(undefined)
      else zip.readEntry()
    })
    zip.readEntry()
  })

function isPlausible(entries: readonly Entry[], packed: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (unpacked > limits.bytes || unpacked > Math.max(packed * limits.ratio, limits.freeBytes)) return false
  return entries.every(
    (entry) =>
      !/vbaProject|macrosheets|activeX|embeddings/i.test(entry.fileName) &&
      (entry.generalPurposeBitFlag & 1) === 0 &&
      entry.uncompressedSize <= Math.max(entry.compressedSize * limits.ratio, limits.freeBytes),
  )
}

async function unpacksAsDeclared(zip: ZipFile, entry: Entry): Promise<boolean> {
  if (entry.fileName.endsWith('/')) return true
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (fault, readable) => (fault ? reject(fault) : resolve(readable)))
  })
  let count = 0
  for await (const chunk of stream) {
    count += (chunk as Buffer).length
    if (count > entry.uncompressedSize) return false
  }
  return count === entry.uncompressedSize
}
