import { accounts, type DemoAccount } from './accounts.ts'
import { articles } from './articles/index.ts'
import type { DemoArticle } from './articles/types.ts'
import { cases } from './cases/index.ts'
import type { DemoCase } from './cases/types.ts'
import type { DemoPerson } from './member-types.ts'
import { people } from './members.ts'
import { organisations } from './organisations.ts'
import type { DemoOrganisation } from './types.ts'

export type { DemoAccount } from './accounts.ts'
export type { DemoArticle } from './articles/types.ts'
export type { DemoCase } from './cases/types.ts'
export type { DemoPerson } from './member-types.ts'
export type { DemoOrganisation } from './types.ts'

export type DemoCounty = {
  /** Superiors stand before their subordinates. */
  organisations: DemoOrganisation[]
  people: DemoPerson[]
  accounts: DemoAccount[]
  /** Newest first. */
  articles: DemoArticle[]
  /** Newest first. */
  cases: DemoCase[]
}

/**
 * An invented county, complete and always the same: places, bodies, eight thousand members, articles and citizens'
 * demands. Everything dated hangs on `today` (`YYYY-MM-DD`), so the demonstration never looks abandoned.
 */
export function demoCounty({ today }: { today: string }): DemoCounty {
  const { organisations: bodies, seats } = organisations(today)
  const members = people(seats, bodies, today)
  return {
    organisations: bodies,
    people: members,
    accounts: accounts(members),
    articles: articles(bodies, today),
    cases: cases(today),
  }
}
