import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as passkeys from './passkeys.ts'
import { proveYourself } from './proof.ts'
import { giveSecondFactor } from './second-step.ts'
import * as service from './service.ts'

export function routes(serve: Serve): void {
  serve(contract.giveSecondFactor, giveSecondFactor)
  serve(contract.beginPasskeySignIn, passkeys.beginPasskeySignIn)
  serve(contract.signInWithPasskey, passkeys.signInWithPasskey)
  serve(contract.readFactors, service.readFactors)
  serve(contract.proveYourself, proveYourself)
  serve(contract.beginTotp, service.beginTotp)
  serve(contract.confirmTotp, service.confirmTotp)
  serve(contract.removeTotp, service.removeTotp)
  serve(contract.renewRecoveryCodes, service.renewRecoveryCodes)
  serve(contract.beginPasskey, passkeys.beginPasskey)
  serve(contract.addPasskey, passkeys.addPasskey)
  serve(contract.removePasskey, passkeys.removePasskey)
  serve(contract.resetFactors, service.resetFactors)
}
