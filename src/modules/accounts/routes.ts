import type { Serve } from '#kernel/http.ts'
import * as administration from './administration.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.signIn, service.signIn)
  serve(contract.readSession, service.readSession)
  serve(contract.signOut, service.signOut)
  serve(contract.switchIdentity, service.switchIdentity)
  serve(contract.changePassword, service.changePassword)
  serve(contract.acceptInvitation, service.acceptInvitation)
  serve(contract.listAccounts, administration.listAccounts)
  serve(contract.createAccount, administration.createAccount)
  serve(contract.disableAccount, administration.disableAccount)
  serve(contract.grantRole, administration.grantRole)
  serve(contract.revokeRole, administration.revokeRole)
}
