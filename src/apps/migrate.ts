import { config } from '#kernel/config.ts'
import { migrate } from '#kernel/migrate.ts'

// Runs to its end before the server starts: brings the database and the queue to the newest state.

try {
  await migrate(config.databaseUrl, (name) => console.log(`正在更新数据库：${name} / Updating the database: ${name}`))
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
