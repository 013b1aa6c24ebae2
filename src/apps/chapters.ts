import type { Endpoint } from '#kernel/contract.ts'
import type { Serve } from '#kernel/http.ts'
import * as accountsContract from '#modules/accounts/contract.ts'
import * as accounts from '#modules/accounts/index.ts'
import * as casesContract from '#modules/cases/contract.ts'
import * as casesPolicy from '#modules/cases/policy.ts'
import * as cases from '#modules/cases/routes.ts'
import * as membersContract from '#modules/members/contract.ts'
import * as figuresContract from '#modules/members/figures/contract.ts'
import * as figures from '#modules/members/figures/routes.ts'
import * as members from '#modules/members/routes.ts'
import * as organisationsContract from '#modules/organisations/contract.ts'
import * as organisations from '#modules/organisations/index.ts'
import * as peopleContract from '#modules/people/contract.ts'
import * as people from '#modules/people/index.ts'

/** What each post may do at all, over all chapters; menus and panels follow it. */
const acts: accounts.GeneralActs = { ...organisations.acts, ...accounts.acts, ...casesPolicy.acts }

/** The server's table of contents: every chapter's routes. */
export function routes(serve: Serve): void {
  organisations.routes(serve)
  people.routes(serve)
  accounts.routes(serve, acts)
  members.routes(serve)
  figures.routes(serve)
  cases.routes(serve)
}

/** Everything that can be asked of the API, for its printed description. */
export const endpoints: readonly Endpoint[] = [
  ...organisationsContract.endpoints,
  ...peopleContract.endpoints,
  ...accountsContract.endpoints,
  ...membersContract.endpoints,
  ...figuresContract.endpoints,
  ...casesContract.endpoints,
]
