import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { log } from '#kernel/log.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { keepWorking } from '#kernel/work.ts'
import { mailChore } from '#modules/cases/index.ts'
import { talliesChore } from '#modules/members/index.ts'
import { lettersChore, smsChore } from '#modules/notices/index.ts'
import { leavesChore } from '#modules/transparency/index.ts'
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

// Mails come from citizens, who reach cases by the login of the portal only.
const portal = new Db(urls.portal, { max: 1, name: 'lianxin worker mails' })
const ownChores = [
  lettersChore({ app: reach.app, sources: due }),
  smsChore({ app: reach.app, sources: due }),
  talliesChore(reach.app),
  leavesChore(reach.app),
  mailChore(portal),
]

await keepWorking(
  { urls, jobs, chores: [...chores, ...ownChores], currentReach: reach.currentReach, onReady },
  ending.signal,
)
await Promise.all([reach.close(), portal.close()])
log.flush()
process.exit(0)
