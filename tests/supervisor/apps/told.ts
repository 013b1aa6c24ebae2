// Like the real programs, a stand-in may be started before the database and told later where it is.
import { once } from 'node:events'

/** The address of the database, from the environment or from whoever started this. */
export async function databaseUrl(): Promise<string | undefined> {
  if (process.env.LIANXIN_WAITS !== '1') return process.env.DATABASE_URL
  process.channel?.ref()
  const [told] = (await once(process, 'message')) as [{ databaseUrl: string }]
  process.channel?.unref()
  return told.databaseUrl
}
