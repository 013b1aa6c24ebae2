import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export function routes(serve: Serve): void {
  serve(contract.readProvider, (ctx) => service.readProvider(ctx))
  serve(contract.beginProvider, (ctx, input) => service.beginProvider(ctx, input))
  serve(contract.enterByProvider, (ctx, input) => service.enterByProvider(ctx, input))
  serve(contract.readProviderLink, service.readProviderLink)
  serve(contract.beginProviderLink, (ctx, input) => service.beginProviderLink(ctx, input))
  serve(contract.linkProvider, (ctx, input) => service.linkProvider(ctx, input))
  serve(contract.unlinkProvider, service.unlinkProvider)
}
