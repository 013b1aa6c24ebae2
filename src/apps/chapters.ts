import type { Endpoint } from '#kernel/contract.ts'
import type { Serve } from '#kernel/http.ts'
import * as accountsContract from '#modules/accounts/contract.ts'
import * as accounts from '#modules/accounts/index.ts'
import * as organisationsContract from '#modules/organisations/contract.ts'
import * as organisations from '#modules/organisations/index.ts'

/** The server's table of contents: every chapter's routes. */
export const routes: readonly ((serve: Serve) => void)[] = [organisations.routes, accounts.routes]

/** Everything that can be asked of the API, for its printed description. */
export const endpoints: readonly Endpoint[] = [...organisationsContract.endpoints, ...accountsContract.endpoints]
