export interface Postgres {
  /** Address of the owner of the database. */
  readonly url: string
  readonly superuserUrl: string
  readonly port: number
  pid(): number
  stop(): Promise<void>
}

export function startPostgres(options: {
  folder: string
  log: (sentence: { zh: string; en: string }) => void
  signal?: AbortSignal
  bin?: string
  settings?: Readonly<Record<string, string>>
  onLost?: (error: Error) => void
}): Promise<Postgres>
