import { findHeadings, type TableRow } from '#kernel/spreadsheet/headings.ts'
import { type Day, parseDay } from '#kernel/time.ts'
import { roleNames } from '../codes.ts'
import { createAccount, type Role } from '../contract.ts'

/** The columns that are read, with the words that offices use for them; the first one is ours. */
export const listColumns = {
  displayName: ['姓名', '人员姓名'],
  login: ['账号', '登录名', '账号名', '用户名'],
  org: ['党组织', '组织', '党组织名称', '组织名称', '党组织代码', '组织代码', '所属组织'],
  role: ['身份', '角色', '职务/角色', '职务'],
  until: ['任期止', '到哪天为止', '截止日期', '到期日'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type ListColumn = keyof typeof listColumns

/** Rows of one list, so that it is checked and made in one go. */
export const mostRows = 500

export type CellCode =
  | 'accounts.list-required'
  | 'accounts.list-name'
  | 'accounts.list-login'
  | 'accounts.list-org-unknown'
  | 'accounts.list-org-several'
  | 'accounts.list-role-unknown'
  | 'accounts.list-login-twice'
  | 'accounts.list-person-twice'
  | 'time.day-impossible'
  | 'time.day-incomplete'
  | 'time.day-unreadable'

/** Why a cell is not taken. */
export interface CellFault {
  readonly row: number
  readonly column: ListColumn
  readonly code: CellCode
  readonly slots?: Readonly<Record<string, string | number>>
}

/** What a right row says, before its organisation is looked up. */
export interface ListedRow {
  readonly row: number
  readonly displayName: string
  /** Null where the file names none. */
  readonly login: string | null
  readonly org: string
  readonly role: Role
  readonly until: Day | null
}

/** What was found in a file. */
export interface ReadList {
  readonly rows: number
  readonly listed: readonly ListedRow[]
  readonly faults: readonly CellFault[]
}

/** Reads the accounts of a table; nothing when no row names a name, an organisation and a post. */
export function readListRows(rows: readonly TableRow[]): ReadList | undefined {
  const headed = findHeadings<ListColumn>(rows, listColumns, ['displayName', 'org', 'role'])
  if (!headed) return undefined
  const body = headed.body.filter(({ cells }) => !cells.some((cell) => example.test(cell.trim())))
  const read = body.map((row) => readRow(row, headed.places))
  return {
    rows: body.length,
    listed: read.flatMap((one) => ('faults' in one ? [] : [one])),
    faults: read.flatMap((one) => ('faults' in one ? one.faults : [])),
  }
}

// The grey row of the template.
const example = /^[(（【[]?(示例|样例|填写示例)/

function readRow(
  { number: row, cells }: TableRow,
  places: ReadonlyMap<ListColumn, number>,
): ListedRow | { readonly faults: readonly CellFault[] } {
  const faults: CellFault[] = []
  const written = (column: ListColumn) => (cells[places.get(column) ?? -1] ?? '').trim()
  const cell = (column: ListColumn) => written(column).normalize('NFKC')
  const fault = (column: ListColumn, code: CellCode, slots?: CellFault['slots']) =>
    void faults.push({ row, column, code, ...(slots ? { slots } : {}) })
  for (const column of ['displayName', 'org', 'role'] as const)
    if (cell(column) === '') fault(column, 'accounts.list-required')
  // The very shapes that making one account by hand has.
  const { displayName, login } = createAccount.body.shape
  const name = displayName.safeParse(cell('displayName').replace(/\s+/g, ' '))
  if (cell('displayName') !== '' && !name.success) fault('displayName', 'accounts.list-name')
  const named = login.safeParse(cell('login'))
  if (cell('login') !== '' && !named.success) fault('login', 'accounts.list-login')
  const role = roleOf(cell('role'))
  if (cell('role') !== '' && !role) fault('role', 'accounts.list-role-unknown', { names: roleList })
  const until = cell('until') === '' ? null : parseDay(cell('until'))
  if (until && !until.ok) fault('until', until.code)
  if (faults.length > 0 || !name.success || !role) return { faults }
  return {
    ...{ row, displayName: name.data, login: named.success ? named.data : null, org: written('org'), role },
    until: until?.ok ? until.value : null,
  }
}

/** The posts as a list may write them: their names, and what people write for short. */
const rolesByName = new Map<string, Role>([
  ...Object.entries(roleNames).flatMap(([role, { zh, en }]): [string, Role][] => [
    [zh, role as Role],
    [en.toLowerCase(), role as Role],
  ]),
  ...(['书记', '支部书记', '支书'] as const).map((name): [string, Role] => [name, 'SECRETARY']),
  ...(['组织员', '组织干事'] as const).map((name): [string, Role] => [name, 'ORGANISER']),
  ['编辑', 'EDITOR'],
  ['办理人员', 'DESK'],
])
const roleList = Object.values(roleNames)
  .map(({ zh }) => zh)
  .join('、')

const roleOf = (written: string): Role | undefined => rolesByName.get(written.replace(/\s+/g, ' ').toLowerCase())

/** An organisation that a row may name. */
export interface Place {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** How an organisation is written where its name alone would not do: `青石镇党委（001.003）`. */
export const namedWithCode = ({ name, code }: Pick<Place, 'name' | 'code'>) => `${name}（${code}）`

const withCode = /^(.*)\(([^()]+)\)$/

/** What may be written for an organisation, so that those are looked up that might be meant. */
export function writtenForms(written: string): string[] {
  const text = plain(written)
  const code = withCode.exec(text)?.[2]
  // Names are kept with wide brackets; whoever types writes narrow ones.
  const wide = text.replaceAll('(', '（').replaceAll(')', '）')
  return [...new Set([written, text, wide, ...(code === undefined ? [] : [code])])]
}

/** The organisation that is meant, exactly: by its code, its name with the code behind it, or its name, when one alone is called so. */
export function findPlace(
  places: readonly Place[],
  written: string,
): { readonly place: Place } | Pick<CellFault, 'code' | 'slots'> {
  const text = plain(written)
  const code = withCode.exec(text)?.[2]
  const byCode = places.find((one) => one.code === text || (one.code === code && plain(namedWithCode(one)) === text))
  if (byCode) return { place: byCode }
  const called = places.filter((one) => plain(one.name) === text || plain(one.shortName) === text)
  const [only] = called
  if (!only) return { code: 'accounts.list-org-unknown' }
  if (called.length === 1) return { place: only }
  return { code: 'accounts.list-org-several', slots: { names: called.slice(0, 5).map(namedWithCode).join('、') } }
}

/** A row whose organisation is known. */
export interface PlacedRow extends Omit<ListedRow, 'org'> {
  readonly place: Place
}

/** What is wrong with the rows together: an account in two of them, or a person of whom it cannot be said whether he is two. */
export function faultsTogether(rows: readonly PlacedRow[]): CellFault[] {
  const byLogin = new Map<string, number>()
  const byPerson = new Map<string, PlacedRow>()
  return rows.flatMap((one): CellFault[] => {
    const { row, login, displayName, place } = one
    const person = `${place.id} ${displayName}`
    const [sameLogin, namesake] = [login === null ? undefined : byLogin.get(login), byPerson.get(person)]
    if (login !== null && sameLogin === undefined) byLogin.set(login, row)
    if (!namesake) byPerson.set(person, one)
    if (sameLogin !== undefined)
      return [{ row, column: 'login', code: 'accounts.list-login-twice', slots: { other: sameLogin } }]
    if (namesake && (login === null || namesake.login === null))
      return [{ row, column: 'displayName', code: 'accounts.list-person-twice', slots: { other: namesake.row } }]
    return []
  })
}

const mostProposals = 99
const longest = 38

/** Account names that are proposed for somebody, the plainest first: zhangsan, zhangsan2 … `pinyin` is how his name is read. */
export function* proposedLogins(pinyin: string): Generator<string> {
  const letters = pinyin.toLowerCase().replace(/[^a-z0-9]/g, '')
  const base = letters.length < 3 ? `user${letters}` : letters.slice(0, longest)
  yield base
  for (let number = 2; number <= mostProposals; number++) yield `${base}${number}`
}

/** Rows as a sentence names them; of very many only the first. */
export const rowsNamed = (rows: readonly number[]): string =>
  `${rows.slice(0, 30).join('、')}${rows.length > 30 ? '……' : ''}`

/** For so long the links of a list are kept for who made its accounts, in hours. */
export const hoursForLinks = 24
/** For so long after the first time they can be taken again, because a line broke, in minutes (decisions 139). */
export const minutesForAgain = 15

/** Whether the links of a list can be taken: once, and again only while a broken line may be the reason. */
export function areLinksThere(of: { until: Date | null; takenAt: Date | null; now: Date }): boolean {
  const { until, takenAt, now } = of
  if (until === null || now > until) return false
  return takenAt === null || now.getTime() - takenAt.getTime() < minutesForAgain * 60_000
}
