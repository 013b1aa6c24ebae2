import { type Ctx, perform } from '#kernel/ctx.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { addWorkdays, dayOf, startOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import * as contract from '#modules/cases/contract.ts'
import { listCases, type Receipt, submitCase } from '#modules/cases/index.ts'
import { registry } from '../procedures.ts'
import { orgOf } from './load-organisations.ts'
import { actorOf, citizenAt, type Stage } from './play-cases.ts'

/** A message as its writer sends it. */
export interface Message {
  readonly kind: string
  readonly title: string
  readonly text: string
  readonly isPublic: string
  readonly name: string
  readonly phone: string
  readonly consent: string
}

/** A desk at an hour. */
export interface DeskAt {
  readonly org: string
  readonly now: Date
}

/** Ten in the morning so many working days ago, when offices are open. */
export function workdaysAgo(now: Date, days: number): Date {
  return startOf(addWorkdays(dayOf(now), -days, workCalendar).day, 10 * 60)
}

/** Sends a message to a desk at an hour that has passed; about the desk itself, or a body below it that has none. */
export async function takenIn(
  stage: Stage,
  of: DeskAt & { message: Message; address: string; about?: string },
): Promise<Receipt & { readonly caseId: string }> {
  const citizen = citizenAt(stage, of.address, of.now)
  const aboutOrgId = orgOf(stage.orgs, of.about ?? of.org).id
  const receipt = await citizen('write', (ctx) => submitCase(ctx, { ...of.message, aboutOrgId }))
  const sought = contract.listCases.query.parse({ q: receipt.number, size: 1 })
  const { rows } = await atDesk(stage, of, (ctx) => listCases(ctx, sought))
  const caseId = rows[0]?.id
  if (!caseId) throw new Error(`the demonstration lost the case that it submitted: ${receipt.number}`)
  return { ...receipt, caseId }
}

/** Does what a desk did at an hour that has passed. */
export function atDesk<T>(stage: Stage, { org, now }: DeskAt, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = actorOf(stage, orgOf(stage.orgs, org), ['DESK', 'SECRETARY'])
  const requestId = 'demonstration'
  return perform({ db: stage.app, actor, effect: 'write', requestId, mayChangeNothing: true, now }, work)
}

/** Acts on a matter as a desk did at an hour that has passed. */
export function actedOn(
  stage: Stage,
  at: DeskAt,
  of: { matterId: string; act: string; fields?: Record<string, unknown> },
): Promise<unknown> {
  return atDesk(stage, at, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId: of.matterId })
    return actOnMatter(ctx, registry, { ...of, version })
  })
}
