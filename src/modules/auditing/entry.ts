import type { Entry } from '#kernel/audit.ts'

/** An entry with what the chain and the tree say of it. */
export interface StoredEntry extends Entry {
  readonly mac: Buffer
  readonly sequence: number | null
  readonly orgName: string | null
}
