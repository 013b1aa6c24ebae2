import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

// Written from docs/transparency-log.md alone.

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const logName = /^lianxin\/[0-9a-f]{16}$/
const kinds = ['intake', 'refusal', 'measure', 'appeal', 'upholding', 'lifting']

export interface Key {
  readonly line: string
  readonly name: string
  readonly hash: string
  readonly object: KeyObject
}

export interface Checkpoint {
  readonly name: string
  readonly size: number
  readonly root: Buffer
  readonly time: string
  readonly body: string
  readonly signatures: readonly { readonly signer: string; readonly bytes: Buffer }[]
}

export interface Proof {
  readonly index: number
  readonly path: readonly Buffer[]
  readonly checkpoint: Checkpoint | undefined
}

export interface Receipt {
  readonly number: string
  readonly leaf: Buffer
  readonly key: Key
  readonly proof: Proof | undefined
}

const sha256 = (...parts: readonly (Buffer | string)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
    .digest()
const textOf = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

export const leafHash = (leaf: Buffer) => sha256(Buffer.of(0), leaf)
const nodeHash = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right)

export const linesOf = (pasted: string) =>
  pasted.split(/\r\n|\r|\n/).map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''))

export function bytesOf(base64: string, length?: number): Buffer {
  const read = Buffer.from(base64, 'base64')
  if (read.toString('base64') !== base64 || (length !== undefined && read.length !== length))
    throw new Error(`no base64 of ${length ?? 'some'} bytes: ${base64}`)
  return read
}

export function numberOf(written: string | undefined): number {
  if (!/^(?:0|[1-9]\d*)$/.test(written ?? '')) throw new Error(`no number: ${written}`)
  return Number(written)
}

export function readKey(line: string): Key {
  const [name = '', hash = '', ...rest] = line.split('+')
  const typed = bytesOf(rest.join('+'), 33)
  const raw = typed.subarray(1)
  if (typed[0] !== 1) throw new Error('the key is not of Ed25519')
  if (name !== `lianxin/${sha256(raw).toString('hex').slice(0, 16)}`) throw new Error('the name is not that of the key')
  if (hash !== sha256(`${name}\n`, typed).subarray(0, 4).toString('hex')) throw new Error('the hash is not of the key')
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw])
  return { line, name, hash, object: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
}

/** Every checkpoint in a text: a line that is the name of a log with a line of digits below it. */
export function readCheckpoints(pasted: string): Checkpoint[] {
  const lines = linesOf(pasted)
  const starts = lines.flatMap((line, at) => (logName.test(line) && /^\d+$/.test(lines[at + 1] ?? '') ? [at] : []))
  return starts.map((start, at) => readCheckpoint(lines.slice(start, starts[at + 1])))
}

function readCheckpoint([name = '', size = '', root = '', time = '', empty, ...rest]: readonly string[]): Checkpoint {
  if (!time.startsWith('time ') || !instant.test(time.slice(5))) throw new Error(`no time of a checkpoint: ${time}`)
  if (empty !== '') throw new Error('the body of a checkpoint has exactly four lines')
  const end = rest.findIndex((line) => !line.startsWith('— '))
  const signatures = rest.slice(0, end < 0 ? undefined : end).map((line) => {
    const [signer = '', signed = ''] = line.slice(2).split(' ')
    return { signer, bytes: Buffer.from(signed, 'base64') }
  })
  const body = textOf(name, size, root, time)
  return { name, size: numberOf(size), root: bytesOf(root, 32), time: time.slice(5), body, signatures }
}

export function checkSigned(checkpoint: Checkpoint | undefined, key: Key): Checkpoint {
  if (!checkpoint) throw new Error('there is no checkpoint')
  if (checkpoint.name !== key.name) throw new Error(`the checkpoint is of another log: ${checkpoint.name}`)
  const own = checkpoint.signatures.filter(
    ({ signer, bytes }) => signer === key.name && bytes.subarray(0, 4).toString('hex') === key.hash,
  )
  const isGood = ({ bytes }: { bytes: Buffer }) =>
    bytes.length === 68 && verify(null, Buffer.from(checkpoint.body), key.object, bytes.subarray(4))
  if (own.length === 0 || !own.every(isGood)) throw new Error('the checkpoint is not signed by the key')
  return checkpoint
}

/** The first receipt in a text, with the leaf that follows from it and the proof behind it, if there is one. */
export function readReceipt(pasted: string): Receipt {
  const lines = linesOf(pasted)
  const start = lines.findIndex((line) => line === 'lianxin-receipt/1' || line === 'lianxin-refusal-receipt/1')
  if (start < 0) throw new Error('there is no receipt')
  const isIntake = lines[start] === 'lianxin-receipt/1'
  const names = ['number', 'time', ...(isIntake ? [] : ['reason', 'told']), 'content', 'salt', 'key']
  const field = new Map(names.map((name, at) => [name, fieldOf(lines[start + 1 + at], name)]))
  const of = (name: string) => field.get(name) ?? ''
  if (!instant.test(of('time'))) throw new Error(`no instant: ${of('time')}`)
  bytesOf(of('content'), 32)
  const value = isIntake
    ? textOf('lianxin-intake/1', of('number'), of('time'), of('content'))
    : textOf('lianxin-refusal/1', of('number'), of('time'), of('reason'), of('content'))
  const commitment = sha256(bytesOf(of('salt'), 32), value).toString('base64')
  const leaf = textOf('lianxin-leaf/1', isIntake ? 'intake' : 'refusal', dayOf(of('time')), commitment, of('told'))
  const proof = readProof(lines.slice(start + 1 + names.length).join('\n'))
  return { number: of('number'), leaf: Buffer.from(leaf), key: readKey(of('key')), proof }
}

function fieldOf(line: string | undefined, name: string): string {
  if (line === name) return ''
  if (!line?.startsWith(`${name} `)) throw new Error(`${name} expected, found ${line}`)
  return line.slice(name.length + 1)
}

// The day in China.
const dayOf = (time: string) => new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 10)

export function readProof(pasted: string): Proof | undefined {
  const lines = linesOf(pasted)
  const start = lines.indexOf('lianxin-proof/1')
  if (start < 0) return undefined
  const path = pathFrom(lines.slice(start + 2))
  const [checkpoint] = readCheckpoints(lines.slice(start + 2 + path.length).join('\n'))
  return { index: numberOf(fieldOf(lines[start + 1], 'index')), path, checkpoint }
}

export function readConsistency(pasted: string): { from: number; to: number; path: Buffer[] } {
  const lines = linesOf(pasted)
  const start = lines.indexOf('lianxin-consistency/1')
  if (start < 0) throw new Error('there is no proof of consistency')
  const [from, to] = [fieldOf(lines[start + 1], 'from'), fieldOf(lines[start + 2], 'to')]
  return { from: numberOf(from), to: numberOf(to), path: pathFrom(lines.slice(start + 3)) }
}

function pathFrom(lines: readonly string[]): Buffer[] {
  const end = lines.findIndex((line) => !line.startsWith('path '))
  return lines.slice(0, end < 0 ? undefined : end).map((line) => bytesOf(line.slice(5), 32))
}

/** What breaks the rules of a leaf; it is hashed all the same. */
export function oddityOf(leaf: Buffer): string | undefined {
  const [version, kind = '', day = '', commitment = '', , end, ...more] = leaf.toString().split('\n')
  if (end !== '' || more.length > 0) return 'it has not five lines'
  if (version !== 'lianxin-leaf/1') return `it is of the version ${version}`
  if (!kinds.includes(kind)) return `its kind is ${kind}`
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return `its day is ${day}`
  return Buffer.from(commitment, 'base64').length === 32 ? undefined : 'it has no commitment'
}

export function treeRoot(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes
  if (first === undefined) return sha256()
  if (hashes.length === 1) return first
  let left = 1
  while (left * 2 < hashes.length) left *= 2
  return nodeHash(treeRoot(hashes.slice(0, left)), treeRoot(hashes.slice(left)))
}

/** The root that a path leads to from a leaf (RFC 9162, 2.1.3.2). */
export function rootByInclusion(of: { hash: Buffer; index: number; size: number; path: readonly Buffer[] }): Buffer {
  if (of.index >= of.size) throw new Error('the index is not below the size')
  const walk = new Walk(of.index, of.size - 1)
  let root = of.hash
  for (const beside of of.path) {
    walk.step(
      () => (root = nodeHash(beside, root)),
      () => (root = nodeHash(root, beside)),
    )
  }
  if (!walk.isAtEnd()) throw new Error('the path is too short')
  return root
}

/** Refuses a newer tree that does not continue an older one (RFC 9162, 2.1.4.2). */
export function checkConsistency(older: Checkpoint, newer: Checkpoint, path: readonly Buffer[]): void {
  if (older.size === 0 || older.size === newer.size) {
    const expected = older.size === 0 ? sha256() : newer.root
    if (path.length > 0 || !older.root.equals(expected)) throw new Error('two roots of one size differ')
    return
  }
  const isPower = Number.isInteger(Math.log2(older.size))
  const [first, ...rest] = isPower && path.length > 0 ? [older.root, ...path] : path
  if (first === undefined) throw new Error('the path is empty')
  const walk = new Walk(older.size - 1, newer.size - 1)
  walk.climb()
  let [left, both] = [first, first]
  for (const beside of rest) {
    walk.step(
      () => ([left, both] = [nodeHash(beside, left), nodeHash(beside, both)]),
      () => (both = nodeHash(both, beside)),
    )
  }
  if (!walk.isAtEnd() || !left.equals(older.root) || !both.equals(newer.root))
    throw new Error('the newer tree does not continue the older')
}

/** The two counters `fn` and `sn` of RFC 9162. */
class Walk {
  private node: bigint
  private last: bigint

  constructor(node: number, last: number) {
    ;[this.node, this.last] = [BigInt(node), BigInt(last)]
  }

  climb(): void {
    while (this.node & 1n) this.up()
  }

  step(asRight: () => void, asLeft: () => void): void {
    if (this.last === 0n) throw new Error('the path is too long')
    if (this.node & 1n || this.node === this.last) {
      asRight()
      while (!(this.node & 1n) && this.node !== 0n) this.up()
    } else asLeft()
    this.up()
  }

  isAtEnd(): boolean {
    return this.last === 0n
  }

  private up(): void {
    ;[this.node, this.last] = [this.node >> 1n, this.last >> 1n]
  }
}
