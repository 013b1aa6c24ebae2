import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId, newSecret } from '#kernel/ids.ts'
import { type Allowed, judgeAddress } from '#kernel/outgoing/address.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { isWebhookName } from './rules.ts'
import * as store from './store.ts'

const { refuse, refuseIf, need, found } = refusals(words)

/** All webhooks, and which hosts may be named. */
export async function listWebhooks(ctx: Ctx): Promise<Answer<typeof contract.listWebhooks>> {
  need(may.listWebhooks(ctx.actor))
  const rows = await store.listWebhooks(ctx.tx)
  return {
    rows: rows.map(({ name, address, events, state, waiting, dead, lastDoneAt }) => {
      return { name, address, events: [...events], state, waiting, dead, lastDoneAt: lastDoneAt?.toISOString() ?? null }
    }),
    hosts: [...config.webhooks.hosts],
    can: { addWebhook: may.addWebhook(ctx.actor) },
  }
}

/** Adds a webhook to an address that the installation was told; gives its secret, once (E06). */
export async function addWebhook(
  ctx: Ctx,
  { name, address, events }: Input<typeof contract.addWebhook>,
  allowed: Allowed = config.webhooks,
): Promise<Answer<typeof contract.addWebhook>> {
  need(may.addWebhook(ctx.actor))
  refuseIf(!isWebhookName(name), 'invalid', 'operations.webhook-name', { field: 'name' })
  const judged = judgeAddress(address, allowed)
  if ('code' in judged) {
    const slots = { hosts: allowed.hosts.join('、') || '—' }
    throw refuse('invalid', addressFaults[judged.code], { field: 'address', slots })
  }
  const key = newSecret(32)
  const secretSealed = crypto().seal(secretContext(name), key)
  const taken = () => refuse('conflict', 'operations.webhook-taken', { field: 'name' })
  await store.insertWebhook(ctx.tx, { name, address: judged.url.href, events, secretSealed, at: ctx.now }, taken)
  note(ctx, 'operations.webhook-added', name, { events })
  return { secret: `whsec_${Buffer.from(key).toString('base64')}` }
}

const addressFaults = {
  ADDRESS_FORM: 'operations.address-form',
  ADDRESS_NOT_ALLOWED: 'operations.address-not-allowed',
} as const

/** Pauses a webhook, or has it told again of what comes. */
export async function setWebhookState(
  ctx: Ctx,
  { webhook, state }: Input<typeof contract.setWebhookState>,
): Promise<Answer<typeof contract.setWebhookState>> {
  need(may.setWebhookState(ctx.actor))
  await get(ctx, webhook)
  store.setState(ctx.tx, webhook, state)
  note(ctx, state === 'PAUSED' ? 'operations.webhook-paused' : 'operations.webhook-resumed', webhook)
  return { state }
}

/** Sends a telling that says nothing but that it is a test. */
export async function testWebhook(
  ctx: Ctx,
  { webhook }: Input<typeof contract.testWebhook>,
): Promise<Answer<typeof contract.testWebhook>> {
  need(may.testWebhook(ctx.actor))
  await get(ctx, webhook)
  const id = newId()
  const body = JSON.stringify({ id, type: 'operations.test', timestamp: ctx.now.toISOString(), data: {} })
  store.insertDelivery(ctx.tx, { id, webhook, event: 'operations.test', body }, ctx.now)
  note(ctx, 'operations.webhook-tested', webhook)
  return { id }
}

/** The newest tellings of a webhook, with what the other side said. */
export async function listDeliveries(
  ctx: Ctx,
  { webhook }: Input<typeof contract.listDeliveries>,
): Promise<Answer<typeof contract.listDeliveries>> {
  need(may.listDeliveries(ctx.actor))
  await get(ctx, webhook)
  const rows = await store.listDeliveries(ctx.tx, webhook)
  return {
    rows: rows.map(({ createdAt, nextAt, ...row }) => {
      const next = row.state === 'WAITING' ? nextAt.toISOString() : null
      return { ...row, createdAt: createdAt.toISOString(), nextAt: next }
    }),
  }
}

/** Has what was given up tried again. */
export async function retryDeliveries(
  ctx: Ctx,
  { webhook }: Input<typeof contract.retryDeliveries>,
): Promise<Answer<typeof contract.retryDeliveries>> {
  need(may.retryDeliveries(ctx.actor))
  await get(ctx, webhook)
  const count = await store.reviveDead(ctx.tx, webhook, ctx.now)
  note(ctx, 'operations.webhook-retried', webhook, { count })
  return { count }
}

/** What a webhook's secret is sealed under. */
export const secretContext = (name: string) => `operations.webhook.secret/${name}`

async function get(ctx: Ctx, name: string): Promise<store.StoredWebhook> {
  return found(await store.findWebhook(ctx.tx, name), 'operations.webhook-missing')
}

function note(ctx: Ctx, act: string, name: string, details: Readonly<Record<string, unknown>> = {}): void {
  record(ctx, act, { subject: 'operations.webhook', subjectId: name, details })
}
