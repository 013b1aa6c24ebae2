import { enableCompileCache } from 'node:module'

enableCompileCache()
const { refuseNameless, startServer } = await import('./start-server.ts')
const { toldDatabaseUrl } = await import('./told.ts')

const nameless = refuseNameless()
if (nameless) {
  console.error(`${nameless.zh} / ${nameless.en}`)
  process.exit(1)
}
const server = await startServer(await toldDatabaseUrl())
process.send?.({ ready: true })

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
