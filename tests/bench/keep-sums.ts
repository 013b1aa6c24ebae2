import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { keepTallies } from '#modules/members/figures/tallies/service.ts'

// Counts the sums of the day in the database of its environment.
const db = new Db(roleUrls(config.databaseUrl).app)
await keepTallies(db)
await db.close()
