import { z } from 'zod'
import { Can, endpoint, InstantText } from '#kernel/contract.ts'
import { deliveryStates, webhookEvents, webhookStates } from './codes.ts'

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

export const WebhookEvent = z.enum(keysOf(webhookEvents))
export type WebhookEvent = z.infer<typeof WebhookEvent>
export const WebhookState = z.enum(keysOf(webhookStates))
export type WebhookState = z.infer<typeof WebhookState>
export const DeliveryState = z.enum(keysOf(deliveryStates))
export type DeliveryState = z.infer<typeof DeliveryState>

/** A name that a person chose, `county-portal`; its form is a rule, so that a wrong one is told in words. */
export const WebhookName = z.string().trim().min(2).max(40)

/** A system that is told of events; `waiting` and `dead` count its deliveries. */
export const Webhook = z.object({
  name: z.string(),
  address: z.string(),
  events: z.array(WebhookEvent),
  state: WebhookState,
  waiting: z.number().int(),
  dead: z.number().int(),
  lastDoneAt: InstantText.nullable(),
})
export type Webhook = z.infer<typeof Webhook>

export const Delivery = z.object({
  id: z.uuid(),
  event: z.string(),
  state: DeliveryState,
  tries: z.number().int(),
  createdAt: InstantText,
  nextAt: InstantText.nullable(),
  lastStatus: z.number().int().nullable(),
  lastFault: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

const params = z.object({ webhook: WebhookName })

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/api/operations/webhooks',
  summary: { zh: '列出事件推送', en: 'List the webhooks' },
  answer: z.object({ rows: z.array(Webhook), hosts: z.array(z.string()), can: Can }),
  errors: ['operations.for-keeper'],
})

export const addWebhook = endpoint({
  method: 'POST',
  path: '/api/operations/webhooks',
  summary: { zh: '新增事件推送', en: 'Add a webhook; its secret is shown once' },
  body: z.strictObject({
    name: WebhookName,
    address: z.string().max(500),
    events: z.array(WebhookEvent).min(1).max(50),
  }),
  isShownOnce: true,
  answer: z.object({ secret: z.string() }),
  errors: [
    'operations.for-keeper',
    'operations.webhook-taken',
    'operations.webhook-name',
    'operations.address-not-allowed',
    'operations.address-form',
  ],
})

export const setWebhookState = endpoint({
  method: 'PUT',
  path: '/api/operations/webhooks/:webhook/state',
  summary: { zh: '暂停或恢复事件推送', en: 'Pause or resume a webhook' },
  params,
  body: z.strictObject({ state: WebhookState }),
  answer: z.object({ state: WebhookState }),
  errors: ['operations.for-keeper', 'operations.webhook-missing'],
})

export const testWebhook = endpoint({
  method: 'POST',
  path: '/api/operations/webhooks/:webhook/test',
  summary: { zh: '发送一条测试推送', en: 'Send a test delivery' },
  params,
  answer: z.object({ id: z.uuid() }),
  errors: ['operations.for-keeper', 'operations.webhook-missing'],
})

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/operations/webhooks/:webhook/deliveries',
  summary: { zh: '查看推送记录', en: 'The newest deliveries of a webhook' },
  params,
  answer: z.object({ rows: z.array(Delivery) }),
  errors: ['operations.for-keeper', 'operations.webhook-missing'],
})

export const retryDeliveries = endpoint({
  method: 'POST',
  path: '/api/operations/webhooks/:webhook/retry',
  summary: { zh: '重新推送已放弃的', en: 'Try again what was given up' },
  params,
  answer: z.object({ count: z.number().int() }),
  errors: ['operations.for-keeper', 'operations.webhook-missing'],
})

/** Everything that may be asked about webhooks. */
export const webhookEndpoints = [
  listWebhooks,
  addWebhook,
  setWebhookState,
  testWebhook,
  listDeliveries,
  retryDeliveries,
] as const
