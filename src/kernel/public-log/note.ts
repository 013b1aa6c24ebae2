import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { crypto } from '../crypto.ts'

// A checkpoint is a signed note as transparency logs everywhere write it (C2SP tlog-checkpoint and signed-note), so that
// existing witnesses and tools can read it. docs/transparency-log.md tells it byte by byte.

/** What a checkpoint says: the tree of this log had this root at this size. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  /** When it was signed. */
  readonly at: Date
}

/** Whose signature is trusted: `name+hash+base64`, as a receipt and the page of the log print it. */
export type LogKey = string

/** The key of this installation, derived from its master key: it needs no file of its own and no place in the database. */
export function ownKey(): { readonly text: LogKey; readonly origin: string } {
  const { name, bytes } = ownPair()
  return { text: `${name}+${idOf(name, bytes).toString('hex')}+${keyBytes(bytes).toString('base64')}`, origin: name }
}

/** Writes and signs a checkpoint. */
export function signCheckpoint(of: Omit<Checkpoint, 'origin'>): string {
  return signed(`${ownPair().name}\n${of.size}\n${of.root.toString('base64')}\ntime ${of.at.toISOString()}\n`)
}

/**
 * Signs another text as a note, so that the tools which read checkpoints verify it too. It ends with a line break and holds no empty line.
 * @throws Error for a text that could be taken for a checkpoint of this log.
 */
export function signText(body: string): string {
  if (!/^[^\n]+(\n[^\n]+)*\n$/.test(body))
    throw new Error('a signed text ends with a line break and holds no empty line')
  if (body.startsWith(`${ownPair().name}\n`)) throw new Error('a signed text does not begin as a checkpoint does')
  return signed(body)
}

/**
 * Reads what `signText` signed: the text, an empty line, one line with the signature of this key, and the end. Nothing when anything else
 * stands there: who reads a note as a document takes words below the signature for signed. A checkpoint is such a text too, so whoever asks
 * looks at the first line.
 */
export function readSignedText(note: string, key: LogKey): string | undefined {
  const trusted = parseKey(key)
  const [body, signatures] = parted(note)
  if (!trusted || body === '' || !signatures.endsWith('\n')) return undefined
  return isSignature(signatures.slice(0, -1), body, trusted) ? body : undefined
}

function signed(body: string): string {
  const { name, bytes, secret } = ownPair()
  const signature = Buffer.concat([idOf(name, bytes), sign(null, Buffer.from(body), secret)])
  return `${body}\n— ${name} ${signature.toString('base64')}\n`
}

/** Reads a checkpoint and its signature. Nothing when it is no checkpoint or was not signed with this key. */
export function readCheckpoint(note: string, key: LogKey): Checkpoint | undefined {
  const checkpoint = parseCheckpoint(note)
  const [body, signatures] = parted(note)
  const trusted = parseKey(key)
  if (!checkpoint || !trusted || checkpoint.origin !== trusted.name) return undefined
  return hasSignature(body, signatures, trusted) ? checkpoint : undefined
}

// A checkpoint may bear the signatures of witnesses beside ours.
const hasSignature = (body: string, signatures: string, trusted: TrustedKey): boolean =>
  signatures.split('\n').some((line) => isSignature(line, body, trusted))

function isSignature(line: string, body: string, { name, id, key }: TrustedKey): boolean {
  const start = `— ${name} `
  const bytes = Buffer.from(line.slice(start.length), 'base64')
  // Decoding passes over what is no base64, so that words could stand behind it.
  if (line !== `${start}${bytes.toString('base64')}` || bytes.length !== 68) return false
  return bytes.subarray(0, 4).equals(id) && verify(null, Buffer.from(body), key, bytes.subarray(4))
}

/** What a checkpoint says, its signature not looked at. */
export function parseCheckpoint(note: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', time = ''] = parted(note)[0].split('\n')
  const hash = Buffer.from(root, 'base64')
  const at = new Date(time.replace(/^time /, ''))
  const isOne =
    origin !== '' && /^(0|[1-9]\d{0,14})$/.test(size) && hash.length === 32 && hash.toString('base64') === root
  return isOne && time.startsWith('time ') && !Number.isNaN(at.getTime())
    ? { origin, size: Number(size), root: hash, at }
    : undefined
}

// The body ends with its own line break; an empty line stands before the signatures.
function parted(note: string): [string, string] {
  const at = note.indexOf('\n\n')
  return at < 0 ? ['', ''] : [note.slice(0, at + 1), note.slice(at + 2)]
}

interface TrustedKey {
  readonly name: string
  readonly id: Buffer
  readonly key: KeyObject
}

/** Reads a key as a receipt prints it; its hash must fit. */
export function parseKey(text: LogKey): TrustedKey | undefined {
  const [name = '', hash = '', ...rest] = text.split('+')
  const bytes = Buffer.from(rest.join('+'), 'base64')
  if (name === '' || bytes.length !== 33 || bytes[0] !== 1) return undefined
  const id = idOf(name, bytes.subarray(1))
  const key = createPublicKey({ key: Buffer.concat([spki, bytes.subarray(1)]), format: 'der', type: 'spki' })
  return id.toString('hex') === hash ? { name, id, key } : undefined
}

const keyBytes = (bytes: Buffer) => Buffer.concat([Buffer.from([1]), bytes])

// 1 is the algorithm Ed25519 of signed notes.
const idOf = (name: string, bytes: Buffer) =>
  createHash('sha256').update(`${name}\n`).update(keyBytes(bytes)).digest().subarray(0, 4)

// An Ed25519 key in DER is these bytes before its 32 own (RFC 8410).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')

interface Pair {
  readonly name: string
  readonly bytes: Buffer
  readonly secret: KeyObject
}

let pair: Pair | undefined

// The name of the log follows from its key: nobody chooses one, and another key is another log.
function ownPair(): Pair {
  if (pair) return pair
  const seed = crypto().hash('public_log.key', 'Ed25519')
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const bytes = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  const name = `lianxin/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
  pair = { name, bytes, secret }
  return pair
}
