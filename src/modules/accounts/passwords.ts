import { type Algorithm, hash, verify } from '@node-rs/argon2'

// argon2id, 19 MiB, two passes: 11 ms measured; the library's enum is not erasable syntax.
const cost = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
let stranger: Promise<string> | undefined

/** Hashes a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether a password fits; for a login that does not exist the same work is done, so time tells nothing (T13). */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  stranger ??= hashPassword('nobody has this password')
  const fits = await verify(kept ?? (await stranger), password.normalize('NFKC'))
  return kept !== null && fits
}
