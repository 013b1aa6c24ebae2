import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'
import * as webhooksContract from './webhooks/contract.ts'
import * as webhooks from './webhooks/service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.readHealth, service.readHealth)
  serve(contract.askRun, service.askRun)
  serve(webhooksContract.listWebhooks, webhooks.listWebhooks)
  serve(webhooksContract.addWebhook, webhooks.addWebhook)
  serve(webhooksContract.setWebhookState, webhooks.setWebhookState)
  serve(webhooksContract.testWebhook, webhooks.testWebhook)
  serve(webhooksContract.listDeliveries, webhooks.listDeliveries)
  serve(webhooksContract.retryDeliveries, webhooks.retryDeliveries)
}
