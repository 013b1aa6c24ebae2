import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { fileName } from '#kernel/file-name.ts'
import { inPart } from '#kernel/part.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { plainXlsx } from '#kernel/spreadsheet/plain.ts'
import { dayOf, formatMinute } from '#kernel/time.ts'
import { invitationHours } from '../administration.ts'
import type { Role } from '../contract.ts'
import { grantRole } from '../identities/service.ts'
import { may } from '../policy.ts'
import { words as accountWords } from '../words.ts'
import { knownAmong, makeEach, refusalAt } from './checking.ts'
import type * as contract from './contract.ts'
import { areLinksThere, hoursForLinks, minutesForAgain, rowsNamed } from './rules.ts'
import { about, getList, present } from './service.ts'
import * as store from './store.ts'
import { sheetTexts, words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...accountWords, ...words })

/** Under what the links of a list are sealed. */
export const linksContext = (listId: string) => `accounts.account_list.links/${listId}`

/** A link of a list as it is kept for a day, sealed. */
interface KeptLink {
  readonly displayName: string
  readonly login: string
  readonly orgName: string
  readonly token: string
}

/**
 * Makes the accounts of a checked list, each as if by hand; their posts wait for the security administrator. What is refused meanwhile, and
 * who got an account meanwhile, is told at its row; with ALL_OR_NOTHING a refusal names its rows and keeps everything from being made.
 */
export async function makeListedAccounts(
  ctx: Ctx,
  input: Input<typeof contract.makeListedAccounts>,
): Promise<Answer<typeof contract.makeListedAccounts>> {
  need(may.createAccount(ctx.actor))
  store.lockLists(ctx.tx)
  const list = await getList(ctx, input.accountListId, { forChange: true })
  refuseIf(list.state === 'DONE', 'conflict', 'accounts.list-done')
  const stored = await store.listRows(ctx.tx, ctx.actor.reach, list.id)
  refuseIf(stored.length === 0, 'conflict', 'accounts.list-nothing-new')
  const { fresh, known } = await knownAmong(ctx, stored.map(placed))
  const ends = await makeEach(ctx, fresh)
  const refused = ends.flatMap(({ row, end }) => ('refusal' in end ? [refusalAt(row.row, end.refusal)] : []))
  const before = found(await store.readFound(ctx.tx, ctx.actor.reach, list.id), 'accounts.list-not-found')
  const faults = byRow([...before.faults, ...refused])
  if (input.mode === 'ALL_OR_NOTHING') refuseWrong(faults)
  const links = ends.flatMap(({ row, end }): KeptLink[] => {
    if (!('given' in end)) return []
    const { id: accountId, login, invitation: token } = end.given
    store.updateRow(ctx.tx, ctx.actor.reach, { listId: list.id, row: row.row, accountId, login })
    return [{ displayName: row.displayName, login, orgName: row.place.shortName, token }]
  })
  const gone = [...known, ...refused].map(({ row }) => row)
  if (gone.length > 0) store.deleteRows(ctx.tx, ctx.actor.reach, { listId: list.id, rows: gone })
  const [rowsKnown, rowsWrong] = [list.rowsKnown + known.length, list.rowsWrong + refused.length]
  const counts = { rowsNew: links.length, rowsKnown, rowsWrong }
  store.endList(ctx.tx, ctx.actor.reach, {
    ...{ listId: list.id, mode: input.mode, ...counts, faults, notes: byRow([...before.notes, ...known]) },
    ...{ endedAt: ctx.now, makerId: ctx.actor.accountId ?? '', makerName: ctx.actor.name },
    linksSealed: crypto().seal(linksContext(list.id), JSON.stringify(links)),
    linksUntil: new Date(ctx.now.getTime() + hoursForLinks * 3_600_000),
  })
  record(ctx, 'accounts.list-made', about(list, { ...counts, mode: input.mode }))
  return present(ctx, await getList(ctx, list.id))
}

const byRow = (told: readonly contract.CellWord[]) => told.toSorted((one, other) => one.row - other.row)

function refuseWrong(faults: readonly contract.CellWord[]): void {
  const rows = [...new Set(faults.map(({ row }) => row))]
  const slots = { count: rows.length, rows: rowsNamed(rows) }
  refuseIf(rows.length > 0, 'conflict', 'accounts.list-has-wrong-rows', { slots })
}

// A name that was proposed and is taken meanwhile is proposed anew; who is there already under another is still who he is.
const placed = ({ row, displayName, login, isProposed, orgId, orgName }: store.StoredRow) => ({
  ...{ row, displayName, login: isProposed ? null : login },
  place: { id: orgId, code: '', name: orgName, shortName: orgName },
})

/**
 * The sheet of one-time links, to be handed to the owners: once, within a day, for who made the accounts; where a line broke, again
 * within a quarter of an hour (decisions 139). Outside of this answer no link stands anywhere in plain. An account that by now holds
 * more than the actor reaches stands there without its link, as it would get no new one from him (T02).
 */
export async function takeAccountLinks(ctx: Ctx, input: Input<typeof contract.takeAccountLinks>): Promise<MadeSheet> {
  need(may.createAccount(ctx.actor))
  const list = await getList(ctx, input.accountListId, { forChange: true })
  const isThere = areLinksThere({ until: list.linksUntil, takenAt: list.linksTakenAt, now: ctx.now })
  const sealed = await store.readLinks(ctx.tx, ctx.actor.reach, list.id)
  if (!sealed || !isThere || list.makerId !== ctx.actor.accountId) throw refuse('conflict', 'accounts.list-links-gone')
  const links = JSON.parse(crypto().open(linksContext(list.id), sealed).toString()) as KeptLink[]
  const until = new Date((list.endedAt ?? ctx.now).getTime() + invitationHours * 3_600_000)
  const above = await store.listAboveReach(ctx.tx, ctx.actor.reach, { listId: list.id, today: dayOf(ctx.now) })
  const rows = links.map(({ displayName, login, orgName, token }) => [
    ...[displayName, login, orgName],
    ...(above.includes(login)
      ? [accountWords['accounts.link-hands-over'].zh, '']
      : [`${ctx.caller?.origin ?? ''}/console/invitation#${token}`, formatMinute(until, 'zh')]),
  ])
  const bytes = await plainXlsx([sheetTexts.linkHeads, ...rows], {
    sheet: sheetTexts.links,
    widths: [14, 22, 28, 90, 22],
  })
  store.markLinksTaken(ctx.tx, ctx.actor.reach, { listId: list.id, now: ctx.now })
  record(ctx, 'accounts.list-links-taken', about(list, { links: links.length - above.length, withheld: above.length }))
  const stamp = dayOf(ctx.now).replaceAll('-', '')
  return { name: fileName(`${sheetTexts.links}_${stamp}.xlsx`), bytes: Buffer.from(bytes) }
}

/** Grants the posts of these rows, each as a single grant would be, or declines them; tells how many were done. */
export async function decideListedPosts(
  ctx: Ctx,
  input: Input<typeof contract.decideListedPosts>,
): Promise<Answer<typeof contract.decideListedPosts>> {
  need(may.grantRole(ctx.actor, ''))
  const list = await getList(ctx, input.accountListId, { forChange: true })
  const rows = await store.listRows(ctx.tx, ctx.actor.reach, list.id)
  const waiting = rows.filter(({ row, isWaiting }) => isWaiting && input.rows.includes(row))
  refuseIf(waiting.length === 0, 'conflict', 'accounts.list-no-posts')
  let done = 0
  for (const row of waiting) if (await (input.decision === 'GRANT' ? grant : decline)(ctx, list.id, row)) done += 1
  const counts = { done, refused: waiting.length - done }
  record(
    ctx,
    input.decision === 'GRANT' ? 'accounts.list-posts-granted' : 'accounts.list-posts-declined',
    about(list, counts),
  )
  return counts
}

async function grant(ctx: Ctx, listId: string, of: store.StoredRow): Promise<boolean> {
  const { row, accountId, orgId, role, until } = of
  const asked = { accountId: accountId ?? '', orgId, role: role as Role, until }
  const end = await inPart(ctx, () => grantRole(ctx, asked))
  const change = 'given' in end ? { ...end.given, refusal: null } : { refusal: end.refusal.sentence }
  store.updateRow(ctx.tx, ctx.actor.reach, { listId, row, ...change })
  return 'given' in end
}

async function decline(ctx: Ctx, listId: string, { row }: store.StoredRow): Promise<boolean> {
  const refusal = fill(words['accounts.list-declined'], { name: ctx.actor.name })
  store.updateRow(ctx.tx, ctx.actor.reach, { listId, row, declinedAt: ctx.now, refusal })
  return true
}

/** Erases the links that were taken, or not taken in time. Runs as the system. */
export async function dropAccountLinks(ctx: Ctx): Promise<void> {
  for (const id of await store.dropLinks(ctx.tx, ctx.actor.reach, { now: ctx.now, minutes: minutesForAgain }))
    record(ctx, 'accounts.list-links-dropped', { subject: 'accounts.account_list', subjectId: id })
}
