import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { fileName } from '#kernel/file-name.ts'
import { newId } from '#kernel/ids.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { readTableApart } from '#kernel/spreadsheet/reading.ts'
import { makeTemplate, type TemplateSheet } from '#kernel/spreadsheet/template.ts'
import { words as sheetWords } from '#kernel/spreadsheet/words.ts'
import { homeOf } from '#kernel/tasks.ts'
import { dayOf } from '#kernel/time.ts'
import { roleNames } from '../codes.ts'
import type { Role } from '../contract.ts'
import { may } from '../policy.ts'
import { words as accountWords } from '../words.ts'
import { checkList } from './checking.ts'
import type * as contract from './contract.ts'
import {
  areLinksThere,
  listColumns,
  mostRows,
  namedWithCode,
  type Place,
  type ReadList,
  readListRows,
} from './rules.ts'
import * as store from './store.ts'
import { sheetTexts, words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...accountWords, ...words, ...sheetWords })

/** The lines a file may have: its rows, and titles, notes and examples around them. */
const mostLines = mostRows + 50
/** Beyond so many organisations a list to choose from helps nobody; their names or codes are written. */
const mostChoices = 2000

/** Whether this post brings lists in at all. */
export const mayUpload = (actor: Actor): void => need(may.createAccount(actor))

/** The template of a list: the organisations of the reach and the posts to choose from, and how it is filled in. */
export async function downloadAccountTemplate(ctx: Ctx): Promise<MadeSheet> {
  need(may.createAccount(ctx.actor))
  const places = await store.listChoices(ctx.tx, ctx.actor.reach, mostChoices)
  const bytes = await makeTemplate(accountTemplate(places.length > mostChoices ? [] : choicesOf(places)))
  const stamp = dayOf(ctx.now).replaceAll('-', '')
  return { name: fileName(`${sheetTexts.template}_${stamp}.xlsx`), bytes: Buffer.from(bytes) }
}

// A name that several have is told apart by the code behind it.
function choicesOf(places: readonly Place[]): string[] {
  const counts = new Map<string, number>()
  for (const { name } of places) counts.set(name, (counts.get(name) ?? 0) + 1)
  return places.map((one) => (counts.get(one.name) === 1 ? one.name : namedWithCode(one)))
}

/** A list of accounts to fill in, with these organisations to choose from. */
export function accountTemplate(places: readonly string[]): TemplateSheet {
  const column = (
    key: keyof typeof listColumns,
    of: { width: number; isRequired?: boolean; howTo: string; example: string; choices?: readonly string[] },
  ) => ({ title: listColumns[key][0], isRequired: false, choices: [], ...of })
  return {
    ...{ sheet: sheetTexts.sheet, title: sheetTexts.howTo, lines: sheetTexts.lines },
    mark: { name: 'LIANXIN_ACCOUNT_TEMPLATE', version: '1' },
    columns: [
      column('displayName', { width: 14, isRequired: true, howTo: '2到50个字。', example: '（示例）张三' }),
      column('login', {
        ...{ width: 20, howTo: '登录用，小写字母、数字、点、短横，3到41个。不填就按姓名拼音提议一个。' },
        example: 'qingshi.zhang',
      }),
      column('org', {
        ...{ width: 40, isRequired: true, choices: places, example: places[0] ?? '' },
        howTo: '账号所属、也是任身份的党组织。从下拉中选，或写全称、简称、组织代码，一个字也不差。',
      }),
      column('role', {
        ...{ width: 18, isRequired: true, example: roleNames.SECRETARY.zh, howTo: '从下拉中选，由安全管理员授予。' },
        choices: Object.values(roleNames).map(({ zh }) => zh),
      }),
      column('until', {
        width: 14,
        howTo: '身份到哪天为止，写到日；不填就一直有效，直到收回。',
        example: '2027-12-31',
      }),
    ],
  }
}

/** Checks an uploaded list and keeps what was found; no account is made yet. @throws also the sentence why a file is not read */
export async function uploadAccountList(
  ctx: Ctx,
  input: Input<typeof contract.uploadAccountList>,
): Promise<Answer<typeof contract.uploadAccountList>> {
  need(may.createAccount(ctx.actor))
  const bytes = ctx.caller?.upload
  if (!bytes || bytes.length === 0) throw refuse('invalid', 'kernel.sheet-empty')
  refuseIf(!/\.(xlsx|csv|txt)$/i.test(input.name), 'invalid', 'kernel.sheet-kind')
  const checked = await checkList(ctx, await readUploaded(bytes))
  const id = newId()
  const home = homeOf(ctx)
  const digest = createHash('sha256').update(bytes).digest()
  const { rows: rowsTotal, known: rowsKnown } = checked
  const rowsNew = checked.ready.length
  const counts = { rowsTotal, rowsNew, rowsKnown, rowsWrong: rowsTotal - rowsNew - rowsKnown }
  store.insertList(ctx.tx, {
    ...{ id, ...home, accountId: ctx.actor.accountId ?? '', actorName: ctx.actor.name, fileName: input.name },
    ...{ digest, createdAt: ctx.now, ...counts, faults: checked.faults, notes: checked.notes },
  })
  store.insertRows(
    ctx.tx,
    id,
    checked.ready.map(({ place, ...row }) => ({ ...row, orgId: place.id })),
  )
  record(ctx, 'accounts.list-checked', about({ id, orgId: home.orgId }, { ...counts, digest: digest.toString('hex') }))
  return present(ctx, await getList(ctx, id))
}

async function readUploaded(bytes: Buffer): Promise<ReadList> {
  const table = await readTableApart(bytes, mostLines)
  const read = table && readListRows(table.rows)
  const isTooLong = !table || (read && read.rows > mostRows)
  if (isTooLong) throw refuse('invalid', 'accounts.list-too-long', { slots: { rows: mostRows } })
  if (!read) throw refuse('invalid', 'accounts.list-headings')
  refuseIf(read.rows === 0, 'invalid', 'kernel.sheet-empty')
  return read
}

/** Lists in reach, the newest first. */
export async function listAccountLists(
  ctx: Ctx,
  input: Input<typeof contract.listAccountLists>,
): Promise<Answer<typeof contract.listAccountLists>> {
  need(may.listAccounts(ctx.actor))
  const page = { limit: input.size, offset: (input.page - 1) * input.size }
  const { rows, total } = await store.listLists(ctx.tx, ctx.actor.reach, page)
  return {
    rows: rows.map((list) => present(ctx, list)),
    total,
    can: { uploadAccountList: may.createAccount(ctx.actor) },
  }
}

/** How a list stands: its wrong cells in words, its accounts, and which posts wait. */
export async function readAccountList(
  ctx: Ctx,
  input: Input<typeof contract.readAccountList>,
): Promise<Answer<typeof contract.readAccountList>> {
  need(may.listAccounts(ctx.actor))
  const list = await getList(ctx, input.accountListId)
  const { faults, notes } = found(await store.readFound(ctx.tx, ctx.actor.reach, list.id), 'accounts.list-not-found')
  const rows = await store.listRows(ctx.tx, ctx.actor.reach, list.id)
  return { list: present(ctx, list), faults, notes, rows: rows.map(presentRow) }
}

/** The list, when inside the reach; `forChange` holds it until the commit. @throws missing `accounts.list-not-found` */
export async function getList(ctx: Ctx, listId: string, how: { forChange?: boolean } = {}): Promise<store.StoredList> {
  return found(await store.findList(ctx.tx, ctx.actor.reach, { listId, ...how }), 'accounts.list-not-found')
}

/** What an audit entry says of a list. */
export const about = (list: { id: string; orgId: string }, details: Readonly<Record<string, unknown>> = {}) => ({
  ...{ subject: 'accounts.account_list', subjectId: list.id, orgId: list.orgId },
  details,
})

/** A list as its page shows it. */
export function present(ctx: Ctx, list: store.StoredList): contract.AccountList {
  const { orgId: _, makerId, makerName, hasLinks, linksUntil: until, linksTakenAt: takenAt, ...shown } = list
  const areThere = hasLinks && areLinksThere({ until, takenAt, now: ctx.now })
  const isOwn = areThere && makerId === ctx.actor.accountId
  return {
    ...shown,
    createdAt: list.createdAt.toISOString(),
    endedAt: list.endedAt?.toISOString() ?? null,
    linksFor: areThere ? makerName : null,
    can: {
      makeListedAccounts: list.state === 'CHECKED' ? may.createAccount(ctx.actor) : 'accounts.list-done',
      takeAccountLinks: isOwn ? may.createAccount(ctx.actor) : 'accounts.list-links-gone',
      decideListedPosts: list.postsWaiting > 0 ? may.grantRole(ctx.actor, '') : 'accounts.list-no-posts',
    },
  }
}

function presentRow(of: store.StoredRow): contract.ListedAccount {
  const { row, displayName, login, isProposed, orgName, role, until, refusal } = of
  return { row, displayName, login, isProposed, orgName, role: role as Role, until, refusal, state: stateOf(of) }
}

function stateOf({ accountId, isDeclined, hadPost, isWaiting }: store.StoredRow): contract.ListedAccount['state'] {
  if (accountId === null) return 'NEW'
  if (isDeclined) return 'DECLINED'
  if (hadPost) return 'GRANTED'
  return isWaiting ? 'MADE' : 'DISABLED'
}
