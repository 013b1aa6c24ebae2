import type { Endpoint } from '#kernel/contract.ts'
import type { Serve } from '#kernel/http.ts'
import * as accountsContract from '#modules/accounts/contract.ts'
import * as accounts from '#modules/accounts/index.ts'
import * as organisationsContract from '#modules/organisations/contract.ts'
import * as organisations from '#modules/organisations/index.ts'
import * as publishingContract from '#modules/publishing/contract.ts'
import * as publishing from '#modules/publishing/index.ts'
import * as sitesContract from '#modules/sites/contract.ts'
import * as sites from '#modules/sites/index.ts'

/** What each post may do at all, over all chapters; menus and panels follow it. */
const acts: accounts.GeneralActs = { ...organisations.acts, ...accounts.acts, ...sites.acts, ...publishing.acts }

/** The server's table of contents: every chapter's routes. */
export function routes(serve: Serve): void {
  organisations.routes(serve)
  accounts.routes(serve, acts)
  sites.routes(serve)
  publishing.routes(serve)
}

/** Everything that can be asked of the API, for its printed description. */
export const endpoints: readonly Endpoint[] = [
  ...organisationsContract.endpoints,
  ...accountsContract.endpoints,
  ...sitesContract.endpoints,
  ...publishingContract.endpoints,
]
