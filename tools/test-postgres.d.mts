export interface TestPostgres {
  /** Address of the owner of the database: may create databases and roles, is no superuser. */
  url: string
  superuserUrl: string
  port: number
  pid(): number
  stop(): Promise<void>
}

export function startTestPostgres(options?: { version?: string; isDurable?: boolean }): Promise<TestPostgres>
