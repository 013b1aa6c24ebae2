import pg from 'pg'
import { log } from './log.ts'

/** Hears what other processes announce by NOTIFY. */
export interface Listener {
  close(): Promise<void>
}

const retryMs = 500

/**
 * Listens on a connection of its own and connects again when the database was away.
 * `onGap` runs after every connection, because what was announced in between was not heard: forget everything then.
 */
export function listen(
  url: string,
  channels: Readonly<Record<string, (payload: string) => void>>,
  onGap: () => void,
): Listener {
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'lianxin-listen', keepAlive: true })
    let lost = false
    const again = () => {
      if (lost || closed) return
      lost = true
      timer = setTimeout(() => void connect(), retryMs)
    }
    fresh.on('error', again)
    fresh.on('end', again)
    fresh.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    try {
      await fresh.connect()
      for (const channel of Object.keys(channels)) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      client = fresh
      onGap()
    } catch (fault) {
      log.debug({ fault: String(fault) }, 'listening again soon')
      again()
    }
  }
  void connect()

  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
