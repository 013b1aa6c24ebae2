import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { type Refusal, refusals } from '#kernel/errors.ts'
import type { Manifest, Part } from './manifest.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** Packs and encrypts a stream into a file of the backup; nothing of it is ever on the disk in the clear (T34). */
export async function writePart(
  folder: string,
  of: { name: string; source: Readable; recipients: readonly string[] },
): Promise<Part> {
  const encrypter = new Encrypter()
  for (const recipient of of.recipients) encrypter.addRecipient(recipient)
  const packed = of.source.pipe(createZstdCompress())
  of.source.on('error', (fault) => packed.destroy(fault))
  const sealed = await encrypter.encrypt(Readable.toWeb(packed) as ReadableStream<Uint8Array>)
  const path = join(folder, of.name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  const file = createWriteStream(path, { mode: 0o600, flush: true })
  await pipeline(Readable.fromWeb(sealed as NodeWebStream<Uint8Array>), measure, file)
  return { name: of.name, size, digest: hash.digest('hex') }
}

/** Opens a part that was checked. @throws Refusal `backup.wrong-key` */
export async function openPart(
  folder: string,
  of: { name: string; secret: string; manifest: Pick<Manifest, 'recipients'> },
): Promise<Readable> {
  const decrypter = new Decrypter()
  const bytes = Readable.toWeb(createReadStream(join(folder, of.name))) as ReadableStream<Uint8Array>
  const opened = await decryptWith(decrypter, of.secret, bytes).catch(() => {
    throw refuse('forbidden', 'backup.wrong-key', { slots: { recipient: of.manifest.recipients[0] ?? '' } })
  })
  const source = Readable.fromWeb(opened as NodeWebStream<Uint8Array>)
  const unpacked = createZstdDecompress()
  source.on('error', (fault) => unpacked.destroy(fault))
  return source.pipe(unpacked)
}

// Adding a secret fails when its letters do not fit together, opening fails when it is another one's.
async function decryptWith(decrypter: Decrypter, secret: string, bytes: ReadableStream<Uint8Array>) {
  decrypter.addIdentity(secret)
  return decrypter.decrypt(bytes)
}

/** Reads every part through and names each that is missing or is not what the manifest says. */
export async function faultsOf(folder: string, manifest: Pick<Manifest, 'parts'>): Promise<Refusal[]> {
  const faults: Refusal[] = []
  for (const part of manifest.parts) {
    const path = join(folder, part.name)
    const slots = { part: part.name }
    if (!existsSync(path)) faults.push(refuse('missing', 'backup.part-missing', { slots }))
    else if (statSync(path).size !== part.size || (await digestOfFile(path)) !== part.digest)
      faults.push(refuse('invalid', 'backup.part-changed', { slots }))
  }
  return faults
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
