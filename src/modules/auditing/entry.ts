import type { Entry } from '#kernel/audit.ts'

/** An entry with what the chain and the tree say of it. */
export interface StoredEntry extends Entry {
  readonly mac: Buffer
  readonly sequence: number | null
  readonly orgName: string | null
  /** In whose name it was done; null also for whoever holds no office. */
  readonly behalfName: string | null
  /** Of a search of the audit: whose account it was about. */
  readonly soughtName: string | null
  /** Of a search of the audit: in which organisation. */
  readonly soughtOrg: string | null
}
