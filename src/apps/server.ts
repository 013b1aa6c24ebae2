import { enableCompileCache } from 'node:module'

enableCompileCache()
const { startServer } = await import('./start-server.ts')

const server = await startServer()
process.send?.({ ready: true })

const stop = async () => {
  await server.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
