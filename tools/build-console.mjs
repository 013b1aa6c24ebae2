// Builds the work console when, and only when, something it is made of has changed. Run by Node 24:
//   node tools/build-console.mjs
// The result lies in .cache/console/<hash>/; .cache/console/current.json names it: { hash, firstLoadBytes }.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const repository = resolve(import.meta.dirname, '..')
const cache = join(repository, '.cache', 'console')
const kept = 3

/** What the console may be made of, below src/. Tests and stories are no part of it. */
const sources = [
  /^src\/(apps\/console|ui)\//,
  /^src\/modules\/.+\/web\//,
  /^src\/modules\/.+\/(codes|contract|fields|rules|words)\.ts$/,
  /^src\/kernel\/(bin\/(contract|undoing)|client|contract|procedure\/contract|task-contract|upload-contract|uploading|errors|money|time)\.ts$/,
]
const others = ['package.json', 'package-lock.json', 'tools/build-console.mjs']
/** Came after Chromium 86 and is not filled in by src/apps/console/polyfills.ts (UX-BR2); syntax is lowered by Vite. */
const tooNew =
  /\b(structuredClone|Promise\.withResolvers|AbortSignal\.(any|timeout)|(Object|Map)\.groupBy|Array\.fromAsync)\(/
const noPart = /\.test\.tsx?$|\/stories\//

const started = performance.now()
const hash = await hashOfSources()
const built = join(cache, hash)
if (existsSync(built)) {
  await nameCurrent(hash, JSON.parse(await readFile(join(built, 'size.json'), 'utf8')))
  console.log(`console: unchanged ${hash}`)
} else {
  const size = await build()
  await nameCurrent(hash, size)
  await dropOld()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`console: built ${hash} in ${seconds} s, first load ${Math.round(size.firstLoadBytes / 1024)} KB gzip`)
}

/** Builds beside the cache and moves the finished folder in: whoever reads the cache never sees half a console. */
async function build() {
  process.env.NODE_ENV = 'production'
  const { build: viteBuild } = await import('vite')
  const unfinished = join(cache, `.unfinished-${process.pid}`)
  try {
    const root = join(repository, 'src/apps/console')
    const output = await viteBuild({
      root,
      configFile: join(root, 'vite.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
      build: { outDir: unfinished },
    })
    const files = [output].flat().flatMap((one) => one.output)
    refuseUnhashed(files)
    refuseTooNew(files)
    const size = { firstLoadBytes: await firstLoadBytes(unfinished) }
    await writeFile(join(unfinished, 'size.json'), JSON.stringify(size))
    await rename(unfinished, built).catch((fault) => {
      if (!existsSync(built)) throw fault
    })
    return size
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** A file that is in the console but not in the hash would be served stale for ever after. */
function refuseUnhashed(output) {
  const ours = output
    .flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
    .map((id) => relative(repository, id.split('?')[0]).split(sep).join('/'))
    .filter((path) => path.startsWith('src/'))
  const stray = ours.filter((path) => !isSource(path))
  if (stray.length > 0) throw new Error(`in the console, but not in the sources of tools/build-console.mjs: ${stray}`)
}

function refuseTooNew(output) {
  for (const { fileName, code = '' } of output) {
    const found = tooNew.exec(code)
    if (found) throw new Error(`${fileName} calls ${found[0]}…), which Chromium 86 does not know`)
  }
}

async function hashOfSources() {
  const sum = createHash('sha256')
  const files = (await filesBelow('src')).filter(isSource)
  for (const path of [...files, ...others].sort()) {
    sum
      .update(`${path}\0`)
      .update(await readFile(join(repository, path)))
      .update('\0')
  }
  return sum.digest('hex').slice(0, 16)
}

function isSource(path) {
  return sources.some((source) => source.test(path)) && !noPart.test(path)
}

async function filesBelow(folder) {
  const entries = await readdir(join(repository, folder), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** What a browser fetches before the first page shows: the entry, what it imports statically, their styles; gzipped. */
async function firstLoadBytes(folder) {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8'))
  const files = new Set(['index.html'])
  const follow = (key) => {
    const chunk = manifest[key]
    if (files.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) follow(next)
  }
  follow('index.html')
  let bytes = 0
  for (const file of files) bytes += gzipSync(await readFile(join(folder, file))).length
  return bytes
}

async function nameCurrent(name, size) {
  await mkdir(cache, { recursive: true })
  const draft = join(cache, `.current-${process.pid}.json`)
  await writeFile(draft, `${JSON.stringify({ hash: name, ...size })}\n`)
  await rename(draft, join(cache, 'current.json'))
}

/** Keeps the newest few: a page opened before an update still finds its pieces. */
async function dropOld() {
  const names = (await readdir(cache)).filter((name) => /^[0-9a-f]{16}$/.test(name))
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(cache, name))).mtimeMs })))
  const old = dated.sort((a, b) => b.at - a.at).slice(kept)
  await Promise.all(old.map(({ name }) => rm(join(cache, name), { recursive: true, force: true })))
}
