import type { Actor } from '#kernel/actor.ts'

type Answer = true | 'operations.for-keeper'

/**
 * What concerns the whole installation is for the system administrator of its topmost organisation: one of a township keeps
 * accounts there, not the machine (T02, T35).
 */
export const may = {
  readHealth: (actor: Actor): Answer => keeper(actor),
  askRun: (actor: Actor): Answer => keeper(actor),
  listWebhooks: (actor: Actor): Answer => keeper(actor),
  addWebhook: (actor: Actor): Answer => keeper(actor),
  setWebhookState: (actor: Actor): Answer => keeper(actor),
  testWebhook: (actor: Actor): Answer => keeper(actor),
  listDeliveries: (actor: Actor): Answer => keeper(actor),
  retryDeliveries: (actor: Actor): Answer => keeper(actor),
} as const

const keeper = (actor: Actor): Answer =>
  actor.role === 'SYSTEM_ADMIN' && /^\/[^/]+\/$/.test(actor.reach.path) ? true : 'operations.for-keeper'

/** What a post may do at all, for menus. */
export const acts = { readHealth: may.readHealth } as const
