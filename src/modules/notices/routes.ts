import type { DeedSource } from '#kernel/deeds.ts'
import type { DueSource } from '#kernel/due.ts'
import type { Serve } from '#kernel/http.ts'
import * as below from './below/contract.ts'
import * as belowService from './below/service.ts'
import * as contract from './contract.ts'
import { routes as lineMatters } from './line-matters/routes.ts'
import { routes as reminder } from './reminder/routes.ts'
import * as service from './service.ts'
import { routes as sms } from './sms/routes.ts'

/** How HTTP reaches the chapter; the sources are those of all chapters. */
export function routes(
  serve: Serve,
  { due: sources, deeds }: { due: readonly DueSource[]; deeds: readonly DeedSource[] },
): void {
  serve(contract.listDue, (ctx) => service.listDue(ctx, sources))
  serve(contract.listDeeds, (ctx, input) => service.listDeeds(ctx, input, deeds))
  serve(contract.readDigest, (ctx) => service.readDigest(ctx, sources))
  serve(below.listBelow, (ctx, input) => belowService.listBelow(ctx, input, sources))
  serve(below.remindBelow, (ctx, input) => belowService.remindBelow(ctx, input, sources))
  lineMatters(serve)
  reminder(serve, sources)
  sms(serve)
}
