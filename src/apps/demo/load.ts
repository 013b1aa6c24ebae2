import { systemActor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import type { Sentence } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { demoCounty } from './index.ts'
import { loadAccounts, writeTrialAccounts } from './load-accounts.ts'
import { loadMembers } from './load-members.ts'
import { loadOrganisations } from './load-organisations.ts'

/** Loads the demonstration county into an empty database, all of it or nothing. `report` is told each step. */
export async function loadDemonstration(db: Db, report: (step: Sentence) => void): Promise<void> {
  const now = new Date()
  const performance = { db, actor: systemActor('演示数据'), effect: 'write', requestId: 'demonstration', now } as const
  const trial = await perform(performance, (ctx) => loadAll(ctx, report))
  writeTrialAccounts(trial)
}

async function loadAll(ctx: Ctx, report: (step: Sentence) => void) {
  const county = demoCounty({ today: dayOf(ctx.now) })
  const orgs = await loadOrganisations(ctx, county.organisations)
  report({ zh: `已载入 ${orgs.size} 个党组织`, en: `${orgs.size} organisations loaded` })
  const persons = await loadMembers(ctx, { people: county.people, orgs })
  report({ zh: `已载入 ${persons.size} 名党员`, en: `${persons.size} members loaded` })
  return loadAccounts(ctx, { accounts: county.accounts, orgs, persons })
}
