import { hkdfSync } from 'node:crypto'

/**
 * The keys of an installation, as `secrets/keys.json` holds them: a master key for each version that still opens something. What is
 * sealed is sealed under the newest. A keyed hash whose text is known, the identity number’s, follows to a newer version when all of
 * them were made anew; all others stand where they began, for nobody could make them anew (decisions 156).
 */
export interface KeyRing {
  readonly masters: ReadonlyMap<number, Buffer>
  /** The version of the hashes that follow. */
  readonly following: number
  /** The version to which they are on their way; the program does not start until they have arrived. */
  readonly pending: number | undefined
  /** What remains of retired masters: the keys of hashes that stand, by context. They open nothing. */
  readonly kept: ReadonlyMap<string, Buffer>
}

/** A ring of these masters, the newest of which is not yet followed. */
export function ringOf(masters: ReadonlyMap<number, Buffer>): KeyRing {
  return { masters, following: Math.min(...masters.keys()), pending: undefined, kept: new Map() }
}

/** Reads the key file. */
export function readRing(text: string): KeyRing {
  const { following, pending, kept = {}, ...versions } = JSON.parse(text) as Stored
  const masters = new Map(Object.entries(versions).map(([version, key]) => [Number(version), bytes(key as string)]))
  return {
    masters,
    following: following ?? oldestOf(masters),
    pending,
    kept: new Map(Object.entries(kept).map(([context, key]) => [context, bytes(key)])),
  }
}

/** Writes it. */
export function writtenRing({ masters, following, pending, kept }: KeyRing): string {
  const versions = Object.fromEntries([...masters].map(([version, key]) => [version, key.toString('base64')]))
  const rest =
    kept.size === 0 ? {} : { kept: Object.fromEntries([...kept].map(([of, key]) => [of, key.toString('base64')])) }
  return JSON.stringify({ ...versions, following, ...(pending === undefined ? {} : { pending }), ...rest })
}

export const newestOf = (masters: KeyRing['masters']) => Math.max(...masters.keys())
export const oldestOf = (masters: KeyRing['masters']) => Math.min(...masters.keys())

/** The key that a master gives for one purpose. */
export function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', `lianxin/${purpose}`, 32))
}

interface Stored {
  readonly following?: number
  readonly pending?: number
  readonly kept?: Readonly<Record<string, string>>
  readonly [version: string]: unknown
}
const bytes = (text: string) => Buffer.from(text, 'base64')
