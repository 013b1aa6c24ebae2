import { createHash } from 'node:crypto'
import { type Checkpoint, type LogKey, readCheckpoint } from '#kernel/public-log/note.ts'
import { isConsistent, isIncluded, leafHash } from '#kernel/public-log/tree.ts'
import { dayOf } from '#kernel/time.ts'

// The texts of docs/transparency-log.md: what an author takes home, and what proves it. Pure.

const receiptHead = 'lianxin-receipt/1'
const refusalHead = 'lianxin-refusal-receipt/1'
const proofHead = 'lianxin-proof/1'
const consistencyHead = 'lianxin-consistency/1'

/** What an author holds: his message came in, or was not accepted, with this number, at this instant, with these words. */
export interface LogReceipt {
  readonly number: string
  /** As the log writes it, `2026-11-28T08:15:30.123Z`. */
  readonly time: string
  /** SHA-256 over title, an empty line and text; of a refusal, over what its writer was told beside the reason. */
  readonly content: Buffer
  /** Only of a refusal: the code of its reason, and what everybody reads of it in the log. */
  readonly refusal?: { readonly reason: string; readonly told: string }
  readonly salt: Buffer
  readonly key: LogKey
  /** Where it stood in the tree when the receipt was given out; missing in one that was given out at once. */
  readonly proof?: InclusionProof
}

/** The way from a leaf to a signed root. */
export interface InclusionProof {
  readonly index: number
  readonly path: readonly Buffer[]
  readonly checkpoint: string
}

/** The receipt as text: what is printed, copied and pasted again. */
export function writeReceipt(receipt: LogReceipt): string {
  const { number, time, content, salt, key, refusal, proof } = receipt
  const lines = [
    refusal ? refusalHead : receiptHead,
    `number ${number}`,
    `time ${time}`,
    ...(refusal ? [`reason ${refusal.reason}`, `told ${refusal.told}`] : []),
    `content ${content.toString('base64')}`,
    `salt ${salt.toString('base64')}`,
    `key ${key}`,
  ]
  return `${lines.join('\n')}\n${proof ? `\n${writeProof(proof)}` : ''}`
}

/** The proof alone, as the log gives it to anybody who knows the hash of a leaf. */
export function writeProof({ index, path, checkpoint }: InclusionProof): string {
  return [proofHead, `index ${index}`, ...path.map((hash) => `path ${hash.toString('base64')}`), '', checkpoint].join(
    '\n',
  )
}

/** The hashes that show one tree to be the beginning of another. */
export function writeConsistency(of: { from: number; to: number; path: readonly Buffer[] }): string {
  const hashes = of.path.map((hash) => `path ${hash.toString('base64')}`)
  return `${[consistencyHead, `from ${of.from}`, `to ${of.to}`, ...hashes].join('\n')}\n`
}

/** Reads a receipt as people paste it: with blank lines around, other line ends, indented, with or without its proof. */
export function readReceipt(written: string): LogReceipt | undefined {
  const text = tidy(written)
  const start = text.search(/lianxin-(?:refusal-)?receipt\/1/)
  if (start < 0) return undefined
  const [own = '', ...rest] = text.slice(start).split('\n\n')
  const said = fieldsOf(own)
  const content = hashIn(said.get('content'))
  const salt = hashIn(said.get('salt'))
  const [number, time, key] = ['number', 'time', 'key'].map((name) => said.get(name))
  if (!content || !salt || !number || !key || !time || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))
    return undefined
  const refusal = own.startsWith(refusalHead) ? refusalIn(said) : undefined
  if (refusal === null) return undefined
  const proof = readProof(rest.join('\n\n'))
  return { number, time, content, salt, key, ...(refusal ? { refusal } : {}), ...(proof ? { proof } : {}) }
}

/** Reads a proof of inclusion. */
export function readProof(written: string): InclusionProof | undefined {
  const text = tidy(written)
  const start = text.indexOf(proofHead)
  const [own = '', ...note] = start < 0 ? [] : text.slice(start).split('\n\n')
  const index = Number(/^index (\d{1,15})$/m.exec(own)?.[1] ?? Number.NaN)
  if (start < 0 || Number.isNaN(index) || note.length < 2) return undefined
  return { index, path: hashesIn(own), checkpoint: `${note.slice(0, 2).join('\n\n').trimEnd()}\n` }
}

/** The hashes of a proof of consistency between these two sizes; nothing when the text holds none. */
export function readConsistencyPath(written: string, of: { from: number; to: number }): Buffer[] | undefined {
  const [, ...proofs] = tidy(written).split(`${consistencyHead}\n`)
  const own = proofs
    .map((proof) => proof.split('\n\n')[0] ?? '')
    .find((proof) => proof.startsWith(`from ${of.from}\nto ${of.to}`))
  return own === undefined ? undefined : hashesIn(own)
}

/** The leaf that a receipt’s message has in the log: exactly these bytes. */
export function leafOf(receipt: LogReceipt): Buffer {
  const { number, time, refusal } = receipt
  const content = receipt.content.toString('base64')
  const [kind, lines] = refusal
    ? ['refusal', [number, time, refusal.reason, content]]
    : ['intake', [number, time, content]]
  const value = `lianxin-${kind}/1\n${lines.join('\n')}\n`
  const commitment = createHash('sha256').update(receipt.salt).update(value).digest('base64')
  return Buffer.from(`lianxin-leaf/1\n${kind}\n${dayOf(new Date(time))}\n${commitment}\n${refusal?.told ?? ''}\n`)
}

/** The receipt from what the log holds of a case; `told` of its refusal. */
export function receiptFrom(of: { value: string; salt: Buffer; key: LogKey; told?: string }): LogReceipt {
  const { value, salt, key, told } = of
  const [, number = '', time = '', ...rest] = value.trimEnd().split('\n')
  const content = Buffer.from(rest.at(-1) ?? '', 'base64')
  return {
    number,
    time,
    content,
    salt,
    key,
    ...(told === undefined ? {} : { refusal: { reason: rest[0] ?? '', told } }),
  }
}

/** Does the proof of a receipt hold by itself: a root signed with the receipt’s own key, and a way from the leaf to it? */
export function provenIn(receipt: LogReceipt): Checkpoint | undefined {
  const { proof, key } = receipt
  const checkpoint = proof && readCheckpoint(proof.checkpoint, key)
  if (!proof || !checkpoint) return undefined
  const { size, root } = checkpoint
  const isThere = isIncluded({ index: proof.index, size, leaf: leafHash(leafOf(receipt)), path: proof.path, root })
  return isThere ? checkpoint : undefined
}

/** Is one checkpoint the beginning of the other, by these hashes? */
export function agree(one: Checkpoint, other: Checkpoint, path: readonly Buffer[]): boolean {
  const [first, second] = one.size <= other.size ? [one, other] : [other, one]
  return isConsistent({ first, second, path })
}

const tidy = (written: string) =>
  written
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')

const fieldsOf = (text: string) =>
  new Map(
    text.split('\n').map((line): [string, string] => {
      const at = line.indexOf(' ')
      return [line.slice(0, at), line.slice(at + 1)]
    }),
  )

// Null where a line is missing.
function refusalIn(said: ReadonlyMap<string, string>): LogReceipt['refusal'] | null {
  const [reason, told] = [said.get('reason'), said.get('told')]
  return reason && told ? { reason, told } : null
}

function hashIn(text: string | undefined): Buffer | undefined {
  const bytes = Buffer.from(text ?? '', 'base64')
  return bytes.length === 32 && bytes.toString('base64') === text ? bytes : undefined
}

const hashesIn = (text: string): Buffer[] =>
  [...text.matchAll(/^path (\S+)$/gm)].map(([, hash]) => Buffer.from(hash ?? '', 'base64'))
