import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Refusal } from '#kernel/errors.ts'
import { inPart, type PartEnd, tryOut } from '#kernel/part.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { dayOf, words as timeWords } from '#kernel/time.ts'
import { createAccount } from '../administration.ts'
import { roleNames } from '../codes.ts'
import { endFault } from '../identities/rules.ts'
import { words as accountWords } from '../words.ts'
import type { CellWord } from './contract.ts'
import {
  type CellFault,
  faultsTogether,
  findPlace,
  type ListColumn,
  listColumns,
  type PlacedRow,
  proposedLogins,
  type ReadList,
  writtenForms,
} from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

/** A row that becomes an account, with the name its account would have. */
export type ReadyRow = PlacedRow & { readonly login: string; readonly isProposed: boolean }

/** What a check found. */
export interface Checked {
  readonly rows: number
  readonly known: number
  readonly ready: readonly ReadyRow[]
  readonly faults: readonly CellWord[]
  readonly notes: readonly CellWord[]
}

/**
 * Checks a list that was read: its rows together, and then each row by the very use case that makes an account, tried out and given up.
 */
export async function checkList(ctx: Ctx, read: ReadList): Promise<Checked> {
  store.lockLists(ctx.tx)
  const cells: CellFault[] = [...read.faults]
  const placed = await placeRows(ctx, read.listed, cells)
  cells.push(...faultsTogether(placed))
  const late = placed.flatMap((row) => pastEnd(ctx, row))
  const wrong = new Set([...cells, ...late].map(({ row }) => row))
  const { fresh, known } = await knownAmong(
    ctx,
    placed.filter(({ row }) => !wrong.has(row)),
  )
  const tried = await tryOut(ctx, () => makeEach(ctx, fresh))
  const ready = tried.flatMap(({ row, end }) => ('given' in end ? [{ ...row, ...end.given }] : []))
  const refused = tried.flatMap(({ row, end }) => ('refusal' in end ? [refusalAt(row.row, end.refusal)] : []))
  return {
    ...{ rows: read.rows, known: known.length, ready },
    faults: [...cells.map(inWords), ...late, ...refused].sort((one, other) => one.row - other.row),
    notes: [...known, ...(await heldPosts(ctx, ready))].sort((one, other) => one.row - other.row),
  }
}

async function placeRows(ctx: Ctx, rows: ReadList['listed'], faults: CellFault[]) {
  const written = [...new Set(rows.flatMap(({ org }) => writtenForms(org)))]
  const places = await store.listPlaces(ctx.tx, ctx.actor.reach, written)
  return rows.flatMap(({ org, ...row }): PlacedRow[] => {
    const found = findPlace(places, org)
    if ('place' in found) return [{ ...row, place: found.place }]
    faults.push({ row: row.row, column: 'org', ...found })
    return []
  })
}

// How long the post of who will grant it lasts, only the granting itself can tell.
function pastEnd(ctx: Ctx, { row, until }: PlacedRow): CellWord[] {
  const fault = endFault({ until, today: dayOf(ctx.now), grantorUntil: null })
  return fault ? [{ row, column: headingOf('until'), ...accountWords[fault] }] : []
}

/** Parts rows into new ones and those whose account is there already, so that a list brought in again makes nothing twice. */
export async function knownAmong<Row extends Omit<PlacedRow, 'role' | 'until'>>(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<{ fresh: Row[]; known: CellWord[] }> {
  const accounts = await store.listKnown(ctx.tx, ctx.actor.reach, {
    logins: rows.flatMap(({ login }) => (login === null ? [] : [login])),
    orgIds: rows.map(({ place }) => place.id),
    names: rows.map(({ displayName }) => displayName),
  })
  const accountOf = ({ login, displayName, place }: Row) =>
    accounts.find(
      (one) => one.orgId === place.id && one.displayName === displayName && (login === null || one.login === login),
    )
  const known = rows.flatMap((row) => {
    const account = accountOf(row)
    const slots = { name: row.displayName, login: account?.login ?? '' }
    const said = fill(words['accounts.list-known'], slots)
    return account ? [{ row: row.row, column: headingOf('displayName'), ...said }] : []
  })
  return { fresh: rows.filter((row) => !accountOf(row)), known }
}

/** The account that was made of a row. */
interface MadeAccount {
  readonly id: string
  readonly invitation: string
  readonly login: string
  readonly isProposed: boolean
}

/** Makes an account of each row, each by itself: what is refused leaves nothing behind. */
export async function makeEach<Row extends Omit<PlacedRow, 'role' | 'until'>>(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<{ readonly row: Row; readonly end: PartEnd<MadeAccount> }[]> {
  const ends: { row: Row; end: PartEnd<MadeAccount> }[] = []
  // An account that a row names is nothing to propose to another row.
  for (const row of rows.toSorted((one, other) => Number(one.login === null) - Number(other.login === null)))
    ends.push({ row, end: await makeOne(ctx, row) })
  return ends.sort((one, other) => one.row.row - other.row.row)
}

async function makeOne(ctx: Ctx, row: Omit<PlacedRow, 'role' | 'until'>): Promise<PartEnd<MadeAccount>> {
  const { displayName, place } = row
  const isProposed = row.login === null
  const logins = row.login === null ? proposedLogins(pinyinOfName(displayName).full) : [row.login]
  let last: PartEnd<MadeAccount> | undefined
  for (const login of logins) {
    const end = await inPart(ctx, () => createAccount(ctx, { orgId: place.id, login, displayName }))
    if ('given' in end) return { given: { ...end.given, login, isProposed } }
    last = end
    if (end.refusal.code !== 'accounts.login-taken') return end
  }
  if (!last) throw new Error('no account name was tried')
  return last
}

/** Which cell of a row a refusal is about, in its own words. */
export function refusalAt(row: number, refusal: Refusal): CellWord {
  const field = refusal.fields[0]?.path
  const column = field === 'login' || field === 'displayName' ? field : 'org'
  return { row, column: headingOf(column), ...refusal.sentence }
}

const headingOf = (column: ListColumn) => listColumns[column][0]

const sentences = { ...timeWords, ...words }
const inWords = ({ row, column, code, slots }: CellFault): CellWord => ({
  ...{ row, column: headingOf(column) },
  ...fill(sentences[code], slots ?? {}),
})

// No rule keeps two from one post, so it is said and not refused; members are many in every branch.
async function heldPosts(ctx: Ctx, rows: readonly ReadyRow[]): Promise<CellWord[]> {
  const orgIds = [...new Set(rows.map(({ place }) => place.id))]
  const holders = await store.listHolders(ctx.tx, ctx.actor.reach, { orgIds, today: dayOf(ctx.now) })
  return rows.flatMap(({ row, role, place }) => {
    const names = holders.filter((one) => one.orgId === place.id && one.role === role).map((one) => one.displayName)
    if (names.length === 0 || role === 'MEMBER') return []
    const held = (post: string) => fill(words['accounts.list-post-held'], { post, names: names.slice(0, 5).join('、') })
    return [{ row, column: headingOf('role'), zh: held(roleNames[role].zh).zh, en: held(roleNames[role].en).en }]
  })
}
