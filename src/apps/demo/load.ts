import { systemActor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { Db } from '#kernel/db.ts'
import { dayOf } from '#kernel/time.ts'
import { demoCounty } from './index.ts'
import { loadAccounts, writeTrialAccounts } from './load-accounts.ts'
import { loadOrganisations } from './load-organisations.ts'

/** Loads the demonstration county into an empty database, all of it or nothing. `report` is told each step. */
export async function loadDemonstration(
  appUrl: string,
  report: (step: { zh: string; en: string }) => void,
): Promise<void> {
  const db = new Db(appUrl, { max: 1, name: 'lianxin-demonstration' })
  const now = new Date()
  try {
    const performance = {
      db,
      actor: systemActor('演示数据'),
      effect: 'write',
      requestId: 'demonstration',
      now,
    } as const
    const trial = await perform(performance, (ctx) => loadAll(ctx, report))
    writeTrialAccounts(trial)
  } finally {
    await db.close()
  }
}

async function loadAll(ctx: Ctx, report: (step: { zh: string; en: string }) => void) {
  const county = demoCounty({ today: dayOf(ctx.now) })
  const orgs = await loadOrganisations(ctx, county.organisations)
  report({ zh: `已载入 ${orgs.size} 个党组织`, en: `${orgs.size} organisations loaded` })
  return loadAccounts(ctx, { accounts: county.accounts, orgs, persons: new Map() })
}
