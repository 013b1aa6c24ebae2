import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as log from './log-format.ts'

/** One thing that was looked at. */
export interface Verdict {
  readonly what: string
  readonly isGood: boolean
  readonly why: string
}

/** A path of the site; nothing when it answers that there is none. */
export type Read = (path: string) => Promise<string | undefined>

/** What somebody holds who does not trust the site. */
export interface Held {
  /** Texts with checkpoints that somebody else kept. */
  readonly mirrors: readonly string[]
  readonly receipts: readonly string[]
}

interface Site {
  readonly read: Read
  readonly key: log.Key
  readonly newest: log.Checkpoint
  /** What is given out below the newest size; a leaf that is not leaves a hole. */
  readonly leaves: readonly (Buffer | undefined)[]
}

/** Verifies a log as its page gives it out, and holds it against what others kept. */
export async function verifyLog(read: Read, { mirrors, receipts }: Held): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  const judge = async (what: string, act: () => unknown) => {
    try {
      await act()
      verdicts.push({ what, isGood: true, why: 'holds' })
    } catch (fault) {
      verdicts.push({ what, isGood: false, why: (fault as Error).message })
    }
  }
  const site = await readSite(read)
  await judge('page', () => checkRoot(site, site.newest))
  for (const [at, leaf] of site.leaves.entries()) {
    const oddity = leaf && log.oddityOf(leaf)
    if (oddity !== undefined) verdicts.push({ what: `leaf ${at}`, isGood: true, why: `it breaks the rules: ${oddity}` })
  }
  for (const [at, mirror] of mirrors.entries()) await judge(`mirror ${at}`, () => checkMirror(site, mirror))
  for (const [at, receipt] of receipts.entries()) await judge(`receipt ${at}`, () => checkReceipt(site, receipt))
  return verdicts
}

async function readSite(read: Read): Promise<Site> {
  const key = log.readKey(((await read('/transparency/key')) ?? '').trim())
  const newest = log.checkSigned(log.readCheckpoints((await read('/transparency/checkpoint')) ?? '')[0], key)
  return { read, key, newest, leaves: await readLeaves(read, newest.size) }
}

async function readLeaves(read: Read, size: number): Promise<(Buffer | undefined)[]> {
  const leaves: (Buffer | undefined)[] = Array.from({ length: size })
  for (let from = 0; from < size; ) {
    const answer = (await read(`/transparency/leaves?from=${from}`)) ?? ''
    const lines = log.linesOf(answer).filter((line) => line !== '')
    if (lines.length === 0) break
    for (const line of lines) {
      const [at, leaf = ''] = line.split(' ')
      const index = log.numberOf(at)
      if (index < from) throw new Error(`the leaves are out of order at ${index}`)
      if (index < size) leaves[index] = log.bytesOf(leaf)
      from = index + 1
    }
  }
  return leaves
}

function checkRoot({ leaves }: Site, { size, root }: log.Checkpoint): void {
  const given = leaves.slice(0, size)
  const holes = given.flatMap((leaf, at) => (leaf === undefined ? [at] : []))
  if (holes.length > 0) throw new Error(`not given out: ${holes.slice(0, 10).join(', ')}`)
  const hashes = given.flatMap((leaf) => (leaf === undefined ? [] : [log.leafHash(leaf)]))
  if (!log.treeRoot(hashes).equals(root)) throw new Error('the leaves do not make the root that was signed')
}

async function checkMirror(site: Site, mirror: string): Promise<void> {
  for (const kept of log.readCheckpoints(mirror).filter(({ name }) => name === site.key.name))
    await checkContinued(site, log.checkSigned(kept, site.key))
}

async function checkContinued(site: Site, kept: log.Checkpoint): Promise<void> {
  const { newest } = site
  if (kept.size > newest.size) throw new Error(`entries were lost: ${kept.size} then, ${newest.size} now`)
  const isSame = kept.size === newest.size
  const answer = isSame ? '' : await site.read(`/transparency/consistency?from=${kept.size}&to=${newest.size}`)
  const proof = isSame ? { from: kept.size, to: newest.size, path: [] } : log.readConsistency(answer ?? '')
  if (proof.from !== kept.size || proof.to !== newest.size) throw new Error('the proof is of other sizes')
  log.checkConsistency(kept, newest, proof.path)
  checkRoot(site, kept)
}

async function checkReceipt(site: Site, pasted: string): Promise<void> {
  const receipt = log.readReceipt(pasted)
  if (receipt.proof) checkProof(receipt, receipt.proof)
  if (receipt.key.line !== site.key.line) throw new Error('the site shows another log')
  const answer = await site.read(`/transparency/proof?leaf=${log.leafHash(receipt.leaf).toString('hex')}`)
  const proof = log.readProof(answer ?? '')
  if (!proof) throw new Error('the site has no proof for it')
  checkProof(receipt, proof)
  if (!site.leaves[proof.index]?.equals(receipt.leaf)) throw new Error('the site does not give its leaf out')
  for (const { checkpoint } of [receipt.proof ?? proof, proof])
    if (checkpoint) await checkContinued(site, log.checkSigned(checkpoint, receipt.key))
}

function checkProof(receipt: log.Receipt, { index, path, checkpoint }: log.Proof): void {
  const { size, root } = log.checkSigned(checkpoint, receipt.key)
  const led = log.rootByInclusion({ hash: log.leafHash(receipt.leaf), index, size, path })
  if (!led.equals(root)) throw new Error('the path leads to another root')
}

async function askedBy(address: string): Promise<string | undefined> {
  const answer = await fetch(address)
  if (answer.status === 404) return undefined
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.text()
}

async function main(): Promise<void> {
  const many = { type: 'string', multiple: true, default: [] as string[] } as const
  const { values } = parseArgs({ options: { site: { type: 'string' }, mirror: many, receipt: many } })
  const mirrors = values.mirror.map(async (one) =>
    /^https?:/.test(one) ? ((await askedBy(`${one}/transparency/kept`)) ?? '') : readFileSync(one, 'utf8'),
  )
  const verdicts = await verifyLog((path) => askedBy(`${values.site}${path}`), {
    mirrors: await Promise.all(mirrors),
    receipts: values.receipt.map((file) => readFileSync(file, 'utf8')),
  })
  for (const { what, isGood, why } of verdicts) console.log(`${isGood ? 'good ' : 'WRONG'}  ${what}: ${why}`)
  process.exitCode = verdicts.every(({ isGood }) => isGood) ? 0 : 1
}

if (import.meta.filename === process.argv[1]) await main()
