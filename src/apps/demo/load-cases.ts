import type { Ctx } from '#kernel/ctx.ts'
import { type AnsweredCase, importAnswered, openDesk, writeClassList } from '#modules/cases/index.ts'
import type { Org } from '#modules/organisations/index.ts'
import type { DemoAccount } from './accounts.ts'
import { isAnswered } from './cases/live.ts'
import type { DemoCase } from './cases/types.ts'
import { demoClassOf, demoClassText } from './classes.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { demoResponsibilities } from './responsibilities.ts'

/** Opens a desk where somebody sits at one and where a demand was handled. Gives how many. */
export function openDesks(
  ctx: Ctx,
  of: { cases: readonly DemoCase[]; accounts: readonly DemoAccount[]; orgs: LoadedOrgs },
): number {
  const atDesks = of.accounts.filter(({ role }) => role === 'DESK').map(({ orgKey }) => orgKey)
  const keys = new Set([COUNTY.slug, ...atDesks, ...of.cases.map(({ deskOrgKey }) => deskOrgKey)])
  for (const key of keys) openDesk(ctx.tx, orgOf(of.orgs, key))
  return keys.size
}

/** Imports the answered demands of the past: their days are true, their clocks do not run (decisions 32). Gives how many. */
export function importPast(ctx: Ctx, of: { cases: readonly DemoCase[]; orgs: LoadedOrgs }): Promise<number> {
  const county = orgOf(of.orgs, COUNTY.slug)
  // Before the first case: what it was decided to be stands in the list of the county.
  writeClassList(ctx, { org: county, text: demoClassText })
  const past = of.cases.filter(isAnswered).map((demo) => asAnswered(demo, of.orgs, county))
  return importAnswered(ctx, past, { source: 'demonstration', orgId: county.id })
}

function asAnswered(demo: DemoCase, orgs: LoadedOrgs, county: Org): AnsweredCase {
  const about = orgOf(orgs, demo.aboutOrgKey)
  const desk = orgOf(orgs, demo.deskOrgKey)
  const isOwnMatter = !demo.isPublishable && desk.path.startsWith(about.path)
  return {
    sourceId: demo.key,
    kind: demo.kind,
    title: demo.title,
    body: demo.text,
    ...classOf(demo),
    writer: demo.nickname,
    isPublic: demo.isPublishable,
    sentAt: new Date(demo.submittedAt),
    about,
    // What is not public is never handled by whom it is about (CZ4).
    handledBy: isOwnMatter ? county : desk,
    replies: demo.steps.flatMap(({ state, at, text }) =>
      state === 'REPLIED' && text !== null ? [{ at: new Date(at), text, by: desk.shortName }] : [],
    ),
  }
}

// As a desk with these lists would have filed it; what no word of them names stays without a class.
function classOf({ title, text }: DemoCase): Pick<AnsweredCase, 'field' | 'second' | 'third'> {
  const isNamed = (word: string) => title.includes(word) || text.includes(word)
  const field = demoResponsibilities.find(({ words }) => words.some(isNamed))?.field
  const { second, third } = demoClassOf(title, field) ?? {}
  return field === undefined ? {} : { field, second, third }
}
