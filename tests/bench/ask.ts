/** Stands in a body for the token of a form, another one each time it is sent: a form is taken once only. */
export const freshToken = 'token'.padEnd(72, '0')

/** One request as it is asked over and over. */
export interface Ask {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a run is to do. `asks` are taken in turn by all connections. */
export interface Order {
  readonly port: number
  readonly asks: readonly Ask[]
  readonly connections: number
  readonly seconds: number
  /** The run ends after so many answers, if the time is not over before. */
  readonly answers?: number
  /** After so many answers a connection comes back from another address of this machine: limits count per address. */
  readonly answersPerAddress?: number
}

/** What a run gave. Times in milliseconds; `failure` tells the first answer that was no success. */
export interface Outcome {
  readonly answers: number
  readonly seconds: number
  readonly bytes: number
  readonly failures: number
  readonly failure: string | null
  readonly p50: number
  readonly p95: number
  readonly p99: number
}
