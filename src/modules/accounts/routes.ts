import type { Serve } from '#kernel/http.ts'
import * as administration from './administration.ts'
import * as contract from './contract.ts'
import { routes as delegation } from './delegation/routes.ts'
import { routes as devices } from './devices/routes.ts'
import { routes as factors } from './factors/routes.ts'
import * as identities from './identities/service.ts'
import { routes as lists } from './lists/routes.ts'
import { routes as programs } from './programs/routes.ts'
import { routes as provider } from './provider/routes.ts'
import * as service from './service.ts'
import { routes as tables } from './tables/routes.ts'
import { routes as unsent } from './unsent/routes.ts'
import { routes as views } from './views/routes.ts'

/** How HTTP reaches the chapter; the session tells what the post may do by the general acts of all chapters. */
export function routes(serve: Serve, acts: service.GeneralActs): void {
  serve(contract.signIn, service.signIn)
  serve(contract.readSession, (ctx) => service.readSession(ctx, acts))
  serve(contract.signOut, service.signOut)
  serve(contract.switchIdentity, service.switchIdentity)
  serve(contract.changePassword, service.changePassword)
  serve(contract.acceptInvitation, service.acceptInvitation)
  serve(contract.listAccounts, administration.listAccounts)
  serve(contract.createAccount, administration.createAccount)
  serve(contract.renewInvitation, administration.renewInvitation)
  serve(contract.disableAccount, administration.disableAccount)
  serve(contract.grantRole, identities.grantRole)
  serve(contract.revokeRole, identities.revokeRole)
  lists(serve)
  programs(serve)
  factors(serve)
  provider(serve)
  devices(serve)
  tables(serve)
  unsent(serve)
  views(serve)
  delegation(serve)
}
