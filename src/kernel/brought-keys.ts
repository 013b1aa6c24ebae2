import { createHmac } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { config } from './config.ts'
import { crypto } from './crypto.ts'
import { writeWhole } from './whole-file.ts'

/**
 * The codes of receipts are kept as keyed hashes only. What an organisation brings along from another installation was hashed
 * there, so the keys of those hashes come along for the numbers that came, and a receipt is good for ever (decisions 118).
 */
export interface BroughtKey {
  readonly context: string
  /** The key of that context's hashes, base64. */
  readonly key: string
  /** The numbers on the receipts it is for. */
  readonly numbers: readonly string[]
}

/** The hash that a number and a code are looked up by: of the installation that gave out the number. */
export function hashCode(context: string, number: string, code: string): Buffer {
  const text = `${number}/${code}`
  const key = keysByNumber().get(`${context} ${number}`)
  return key ? createHmac('sha256', key).update(text).digest() : crypto().hash(context, text)
}

/** The keys for these numbers, own and brought, as they go to another installation. */
export function keysFor(context: string, numbers: readonly string[]): BroughtKey[] {
  const own = crypto().hashKey(context).toString('base64')
  const keyOf = (number: string) => keysByNumber().get(`${context} ${number}`)?.toString('base64') ?? own
  const sorted = Map.groupBy(numbers, keyOf)
  return [...sorted].map(([key, of]) => ({ context, key, numbers: of }))
}

/** Takes brought keys in, beside the installation's own. */
export function addBroughtKeys(brought: readonly BroughtKey[]): void {
  writeWhole(file, JSON.stringify([...readKeys(), ...brought]))
}

// Another process may take an organisation in while this one runs; a look at the file's time costs microseconds.
function keysByNumber(): ReadonlyMap<string, Buffer> {
  const changedAt = existsSync(file) ? statSync(file).mtimeMs : 0
  if (changedAt === known.changedAt) return known.keys
  const keys = readKeys().flatMap(({ context, key, numbers }) =>
    numbers.map((number) => [`${context} ${number}`, Buffer.from(key, 'base64')] as const),
  )
  known = { changedAt, keys: new Map(keys) }
  return known.keys
}

const file = join(config.dataFolder, 'secrets', 'brought-keys.json')
let known: { readonly changedAt: number; readonly keys: ReadonlyMap<string, Buffer> } = {
  changedAt: 0,
  keys: new Map(),
}

const readKeys = (): BroughtKey[] => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [])
