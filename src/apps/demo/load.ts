import { systemActor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Sentence } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { demoCounty } from './index.ts'
import { loadAccounts, writeTrialAccounts } from './load-accounts.ts'
import { importPast, openDesks } from './load-cases.ts'
import { loadMembers } from './load-members.ts'
import { loadOrganisations } from './load-organisations.ts'
import { type Doors, playCases, writeTrialCases } from './play-cases.ts'

/**
 * Loads the demonstration county into an empty database, all of what is written or nothing, and then plays the citizens'
 * demands of today through the product. `report` is told each step.
 */
export async function loadDemonstration(doors: Doors, report: (step: Sentence) => void): Promise<void> {
  const now = new Date()
  const actor = systemActor('演示数据')
  const performance = { db: doors.app, actor, effect: 'write', requestId: 'demonstration', now } as const
  const { cases, orgs, trial, posts } = await perform(performance, (ctx) => loadAll(ctx, report))
  writeTrialAccounts(trial)
  const live = await playCases({ ...doors, orgs, posts }, cases)
  writeTrialCases(live)
  report({ zh: `已受理并办理 ${live.length} 件今天的诉求`, en: `${live.length} cases of today taken in and handled` })
}

async function loadAll(ctx: Ctx, report: (step: Sentence) => void) {
  const { organisations, people, accounts, cases } = demoCounty({ today: dayOf(ctx.now) })
  const orgs = await loadOrganisations(ctx, organisations)
  report({ zh: `已载入 ${orgs.size} 个党组织`, en: `${orgs.size} organisations loaded` })
  const persons = await loadMembers(ctx, { people, orgs })
  report({ zh: `已载入 ${persons.size} 名党员`, en: `${persons.size} members loaded` })
  const { trial, posts } = await loadAccounts(ctx, { accounts, orgs, persons })
  const desks = openDesks(ctx, { cases, accounts, orgs })
  const past = await importPast(ctx, { cases, orgs })
  report({
    zh: `已开通 ${desks} 个受理台，导入 ${past} 件办结的诉求`,
    en: `${desks} desks opened, ${past} answered cases imported`,
  })
  return { cases, orgs, trial, posts }
}
