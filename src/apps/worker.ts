import { config } from '#kernel/config.ts'
import { log } from '#kernel/log.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { keepWorking } from '#kernel/work.ts'
import { talliesChore } from '#modules/members/index.ts'
import { lettersChore } from '#modules/notices/index.ts'
import { due } from './due.ts'
import { chores, jobs } from './jobs.ts'
import { createReach } from './reach.ts'

// The process beside the server: works off what use cases have queued, keeps the schedules, seals the audit.

const ending = new AbortController()
const end = () => {
  ending.abort()
  // What does not let go in time is taken up by the next worker.
  setTimeout(() => process.exit(1), 7000).unref()
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('disconnect', end)

const urls = roleUrls(config.databaseUrl)
const reach = createReach(urls.app)
const onReady = () => process.send?.({ ready: true })

const all = [...chores, lettersChore({ app: reach.app, sources: due }), talliesChore(reach.app)]

await keepWorking({ urls, jobs, chores: all, currentReach: reach.currentReach, onReady }, ending.signal)
await reach.close()
log.flush()
process.exit(0)
