import { createReadStream, createWriteStream, type Dirent, existsSync, statSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract, type Pack, pack } from 'tar-stream'

/** The files below a folder as a tar stream, with what it came to once the stream has ended. */
export function packFolder(folder: string): { source: Readable; done: Promise<{ count: number; bytes: number }> } {
  const source = pack()
  const done = packAll(source, folder)
  done.catch((fault: Error) => source.destroy(fault))
  return { source: source as unknown as Readable, done }
}

async function packAll(into: Pack, folder: string): Promise<{ count: number; bytes: number }> {
  let count = 0
  let bytes = 0
  for (const path of await filesBelow(folder)) {
    const size = await packFile(into, folder, path)
    if (size === undefined) continue
    count += 1
    bytes += size
  }
  into.finalize()
  return { count, bytes }
}

// A file may go between being listed and being read: the sweeper takes away what nobody wants.
async function packFile(into: Pack, folder: string, path: string): Promise<number | undefined> {
  if (!existsSync(path)) return undefined
  const { size, mode, mtime } = statSync(path)
  const name = relative(folder, path).split(sep).join('/')
  const entry = into.entry({ name, size, mode, mtime })
  if (size === 0) entry.end(Buffer.alloc(0))
  else await pipeline(createReadStream(path, { end: size - 1 }), entry as unknown as NodeJS.WritableStream)
  return size
}

/** Lays a tar stream out below a folder, files private. @throws Error for a name that leads out of it (T27). */
export async function unpackFolder(source: Readable, folder: string): Promise<number> {
  let count = 0
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const entries = extract()
  source.on('error', (fault) => entries.destroy(fault))
  source.pipe(entries as unknown as NodeJS.WritableStream)
  for await (const entry of entries) {
    const path = resolve(folder, entry.header.name)
    if (!path.startsWith(resolve(folder) + sep)) throw new Error(`a name leads out of the folder: ${entry.header.name}`)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(entry as unknown as Readable, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    count += 1
  }
  return count
}

/** Absolute paths of all files below a folder, in order; none when it is not there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const found = await Promise.all(
    sorted.map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path)
      return entry.isFile() ? [path] : []
    }),
  )
  return found.flat()
}
