import { call } from '#kernel/client.ts'
import { readHealth } from '../contract.ts'
import { listWebhooks } from '../webhooks/contract.ts'

/** The server data of the chapter. */
export const operationsQueries = {
  health: { queryKey: ['operations', 'health'], queryFn: () => call(readHealth, {}), refetchInterval: 15_000 },
  webhooks: { queryKey: ['operations', 'webhooks'], queryFn: () => call(listWebhooks, {}) },
} as const
