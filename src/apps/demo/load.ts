import { systemActor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import type { Sentence } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { countOpenMonths } from '#modules/cases/index.ts'
import { findAllTopics } from '#modules/demands/index.ts'
import { writeImport } from '#modules/publishing/index.ts'
import { demoCounty } from './index.ts'
import { loadAccounts, writeTrialAccounts } from './load-accounts.ts'
import { openSites, prepareArticles } from './load-articles.ts'
import { importPast, openDesks } from './load-cases.ts'
import { loadGroups } from './load-groups.ts'
import { enterTwice, loadMembers } from './load-members.ts'
import { loadOrganisations } from './load-organisations.ts'
import { playCalls } from './play-calls.ts'
import { type Doors, playCases, type TrialCase, writeTrialCases } from './play-cases.ts'
import { playChannel } from './play-channel.ts'
import { playConsultations } from './play-consultations.ts'
import { playCorrection } from './play-correction.ts'
import { playFeedback } from './play-feedback.ts'
import { playKnowledge } from './play-knowledge.ts'
import { playLimits } from './play-limits.ts'
import { playLineMatter } from './play-line-matter.ts'
import { playLocalNotes } from './play-local-notes.ts'
import { playMail } from './play-mail.ts'
import { playMessageFile } from './play-message-file.ts'
import { playOffers } from './play-offers.ts'
import { playProjects } from './play-projects.ts'
import { playProtection } from './play-protection.ts'

/** The database as desks reach it, as citizens do, and as its owner, who alone carries hours of the past. */
export type LoadingDoors = Doors & { readonly owner: Db }

/**
 * Loads the demonstration county into an empty database, then plays the citizens' demands of today through the product, which
 * it gives with their codes. `report` is told each step. What is cut short is half a demonstration: `whole.ts` marks it.
 */
export async function loadDemonstration(doors: LoadingDoors, report: (step: Sentence) => void): Promise<TrialCase[]> {
  const now = new Date()
  const actor = systemActor('演示数据')
  const performance = { db: doors.app, actor, effect: 'write', requestId: 'demonstration', now } as const
  const { cases, orgs, trial, posts, articles } = await perform(performance, (ctx) => loadAll(ctx, report))
  await doors.owner.write(actor, (tx) => writeImport(tx, articles))
  report({ zh: `已导入 ${articles.length} 篇文章`, en: `${articles.length} articles imported` })
  const stage = { ...doors, orgs, posts }
  const live = [
    ...(await playCases(stage, cases)),
    ...(await playProtection(stage)),
    ...(await playCalls(stage)),
    ...(await playLimits(stage)),
  ]
  await playChannel(stage)
  await playMail(stage)
  await playMessageFile(stage)
  await playKnowledge(stage)
  await playConsultations(stage, await playProjects(stage))
  await playCorrection(stage)
  await playLineMatter(stage)
  await playOffers(stage, articles)
  await playLocalNotes(stage, articles)
  await perform(performance, countOpenMonths)
  // What a night would find is there from the first minute.
  await perform(performance, findAllTopics)
  const remarks = await playFeedback(stage)
  report({ zh: `已收到 ${remarks} 条对系统的意见`, en: `${remarks} remarks about the product taken in` })
  // Last: who finds the passwords finds everything they open.
  writeTrialCases(live)
  writeTrialAccounts(trial)
  report({ zh: `已受理并办理 ${live.length} 件今天的诉求`, en: `${live.length} cases of today taken in and handled` })
  return live
}

async function loadAll(ctx: Ctx, report: (step: Sentence) => void) {
  const { organisations, people, accounts, articles, cases } = demoCounty({ today: dayOf(ctx.now) })
  const orgs = await loadOrganisations(ctx, organisations)
  report({ zh: `已载入 ${orgs.size} 个党组织`, en: `${orgs.size} organisations loaded` })
  const persons = await loadMembers(ctx, { people, orgs, groupOf: await loadGroups(ctx, orgs) })
  await enterTwice(ctx, { people, orgs })
  report({ zh: `已载入 ${persons.size} 名党员`, en: `${persons.size} members loaded` })
  const { trial, posts } = await loadAccounts(ctx, { accounts, orgs, persons })
  const desks = openDesks(ctx, { cases, accounts, orgs })
  const past = await importPast(ctx, { cases, orgs })
  report({
    zh: `已开通 ${desks} 个受理台，导入 ${past} 件办结的诉求`,
    en: `${desks} desks opened, ${past} answered cases imported`,
  })
  const sites = await openSites(ctx, { articles, orgs })
  report({ zh: `已开通 ${sites.size} 个网站`, en: `${sites.size} sites opened` })
  return { cases, orgs, trial, posts, articles: prepareArticles(ctx, { articles, sites }) }
}
