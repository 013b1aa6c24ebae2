import { enableCompileCache } from 'node:module'

enableCompileCache()
const { refuseNameless, startServer } = await import('./start-server.ts')

const nameless = refuseNameless()
if (nameless) {
  console.error(`${nameless.zh} / ${nameless.en}`)
  process.exit(1)
}
const server = await startServer()
process.send?.({ ready: true })

const stop = async () => {
  await server.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
