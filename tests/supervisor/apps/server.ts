// Stand-in for the real server: answers with the number of starts in the database and its own process number. Like that
// one it may be started before the database and told later where it is.
import { once } from 'node:events'
import { createServer } from 'node:http'
import pg from 'pg'

process.on('SIGTERM', () => process.exit(0))
const pool = new pg.Pool({ connectionString: await databaseUrl(), connectionTimeoutMillis: 2000 })
pool.on('error', () => {})

const server = createServer(async (_, response) => {
  try {
    const { rows } = await pool.query('select count(*)::int as starts from start')
    response.end(JSON.stringify({ starts: rows[0].starts, pid: process.pid }))
  } catch (error) {
    response.writeHead(503).end(String(error))
  }
})
server.listen(Number(process.env.LIANXIN_PORT), '127.0.0.1', () => process.send?.({ ready: true }))

async function databaseUrl() {
  if (process.env.LIANXIN_WAITS !== '1') return process.env.DATABASE_URL
  process.channel?.ref()
  const [told] = await once(process, 'message')
  process.channel?.unref()
  return told.databaseUrl
}
