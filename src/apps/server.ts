import { once } from 'node:events'
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { config } = await import('#kernel/config.ts')
const { refuseNameless, startServer } = await import('./start-server.ts')

const nameless = refuseNameless()
if (nameless) {
  console.error(`${nameless.zh} / ${nameless.en}`)
  process.exit(1)
}
const server = await startServer(await databaseUrl())

// Told to stop twice, by a signal and by its starter's end, it still closes once.
let ending: Promise<void> | undefined
const stop = async () => {
  ending ??= server.close()
  await ending
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
// Last: who is told that it is ready may tell it to stop at once.
process.send?.({ ready: true })

// Reading the program takes as long as starting the database: the starter has both done at once.
async function databaseUrl(): Promise<string> {
  const { channel } = process
  if (!config.isToldLater || !channel) return config.databaseUrl
  channel.ref()
  const [told] = (await once(process, 'message')) as [{ databaseUrl: string }]
  channel.unref()
  return told.databaseUrl
}
