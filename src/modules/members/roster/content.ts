import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { crypto } from '#kernel/crypto.ts'

const pack = promisify(zstdCompress)
const unpack = promisify(zstdDecompress)
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
// What a file of zstd begins with; no sheet does.
const mark = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
const mostBytes = 256 * 1024 * 1024

/** The context under which the file of a batch is sealed. */
const contentContext = (batchId: string) => `members.import_batch.content/${batchId}`

/** Seals the file of a batch. Packed before: text then takes less than half, and it is written once and read twice. */
export async function sealContent(batchId: string, bytes: Buffer): Promise<Buffer> {
  return crypto().seal(contentContext(batchId), await pack(bytes, quickly))
}

/** Opens the file of a batch; those of earlier versions were not packed. */
export async function openContent(batchId: string, sealed: Buffer): Promise<Buffer> {
  const bytes = crypto().open(contentContext(batchId), sealed)
  return bytes.subarray(0, mark.length).equals(mark) ? unpack(bytes, { maxOutputLength: mostBytes }) : bytes
}
