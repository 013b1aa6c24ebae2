import { Download, type Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the checks of the chain. */
export function routes(serve: Serve): void {
  serve(contract.listChainChecks, service.listChainChecks)
  serve(contract.startChainCheck, service.startChainCheck)
  serve(contract.fetchCheckSheet, (ctx, input) => service.fetchCheckSheet(ctx, input).then(asText))
  serve(contract.compareCheckSheet, service.compareCheckSheet)
}

const asText = ({ name, bytes }: { name: string; bytes: Buffer }) =>
  new Download(name, 'text/plain; charset=utf-8', bytes)
