import { once } from 'node:events'
import { config } from '#kernel/config.ts'

/**
 * The address of the database. Reading a program takes as long as starting the database: the starter has both done at
 * once, and tells the address when the database is there.
 */
export async function toldDatabaseUrl(): Promise<string> {
  const { channel } = process
  if (!config.isToldLater || !channel) return config.databaseUrl
  channel.ref()
  const [told] = (await once(process, 'message')) as [{ databaseUrl: string }]
  channel.unref()
  return told.databaseUrl
}
