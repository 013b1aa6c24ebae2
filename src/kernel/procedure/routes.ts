import type { Serve } from '../http.ts'
import * as contract from './contract.ts'
import { openPaper } from './opening.ts'
import type { Registry } from './registry.ts'
import * as service from './service.ts'

/** Serves 待办, 已办, 我发起 and every matter with its acts. */
export function procedureRoutes(serve: Serve, registry: Registry): void {
  serve(contract.listWaiting, (ctx, input) => service.listWaiting(ctx, registry, input))
  serve(contract.listColleagues, (ctx) => service.listColleagues(ctx, registry))
  serve(contract.readMatter, (ctx, input) => service.readMatter(ctx, registry, input))
  serve(contract.actOnMatter, (ctx, input) => service.actOnMatter(ctx, registry, input))
  serve(contract.openPaper, openPaper)
}
