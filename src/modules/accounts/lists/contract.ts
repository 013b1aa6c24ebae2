import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'
import { Role } from '../identities/contract.ts'

const listId = z.object({ accountListId: z.uuid() })
const count = z.number().int()
const said = { zh: z.string(), en: z.string() }

/** CHECKED: nothing is made yet. DONE: its accounts are made; their posts may still wait. */
export const ListState = z.enum(['CHECKED', 'DONE'])

/** A list of accounts on its way in; `rowsNew` are those that become accounts, or became. */
export const AccountList = z.object({
  id: z.uuid(),
  orgName: z.string(),
  fileName: z.string(),
  actorName: z.string(),
  state: ListState,
  rowsTotal: count,
  rowsNew: count,
  rowsKnown: count,
  rowsWrong: count,
  /** Posts of accounts it made that nobody has granted yet. */
  postsWaiting: count,
  /** Who made the accounts and may take their links, while there are any to take. */
  linksFor: z.string().nullable(),
  createdAt: InstantText,
  endedAt: InstantText.nullable(),
  can: Can,
})
export type AccountList = z.infer<typeof AccountList>

/** One word about a cell. */
export const CellWord = z.object({ row: count, column: z.string(), ...said })
export type CellWord = z.infer<typeof CellWord>

/**
 * A row that becomes an account. MADE: it is one, and its post waits. GRANTED: the post was granted, here or by hand, whether or not it
 * ended since; DECLINED: it was decided not to. DISABLED: the account was disabled before either.
 */
export const ListedAccount = z.object({
  row: count,
  displayName: z.string(),
  login: z.string(),
  isProposed: z.boolean(),
  orgName: z.string(),
  role: Role,
  until: DayText.nullable(),
  state: z.enum(['NEW', 'MADE', 'GRANTED', 'DECLINED', 'DISABLED']),
  /** Why its post was not granted, when that was tried or declined. */
  refusal: z.object(said).nullable(),
})
export type ListedAccount = z.infer<typeof ListedAccount>

export const downloadAccountTemplate = endpoint({
  method: 'GET',
  path: '/api/account-lists/template',
  summary: {
    zh: '下载账号名单模板：下拉选项是管理范围内的党组织和全部身份',
    en: 'The template of a list of accounts, with the organisations of one’s reach and the posts to choose from',
  },
  answer: z.unknown(),
  errors: ['accounts.for-system-admin'],
})

export const uploadAccountList = endpoint({
  method: 'PUT',
  path: '/api/account-lists',
  summary: {
    zh: '上传账号名单（.xlsx 或 .csv），只核对，不新建',
    en: 'Upload a list of accounts; it is checked, nothing is made yet',
  },
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  answer: AccountList,
  errors: [
    'accounts.for-system-admin',
    'accounts.list-headings',
    'accounts.list-too-long',
    ...['kernel.sheet-empty', 'kernel.sheet-kind'],
  ],
  isUpload: true,
})

export const listAccountLists = endpoint({
  method: 'GET',
  path: '/api/account-lists',
  summary: { zh: '管理范围内的账号名单', en: 'Lists of accounts in one’s reach' },
  query: Paging,
  answer: pageOf(AccountList).extend({ can: Can }),
  errors: ['accounts.for-administrators'],
})

export const readAccountList = endpoint({
  method: 'GET',
  path: '/api/account-lists/:accountListId',
  summary: {
    zh: '一份账号名单：哪些行要改正，建了哪些账号，哪些身份还没有授予',
    en: 'A list of accounts: which cells are wrong, which accounts it makes, which posts wait',
  },
  params: listId,
  answer: z.object({
    list: AccountList,
    faults: z.array(CellWord),
    notes: z.array(CellWord),
    rows: z.array(ListedAccount),
  }),
  errors: ['accounts.for-administrators', 'accounts.list-not-found'],
})

export const makeListedAccounts = endpoint({
  method: 'POST',
  path: '/api/account-lists/:accountListId/accounts',
  summary: {
    zh: '按名单新建账号：只建正确的行，或有一行不对就一个也不建',
    en: 'Makes the accounts of a list: of the right rows, or all or nothing',
  },
  params: listId,
  body: z.strictObject({ mode: z.enum(['RIGHT_ROWS', 'ALL_OR_NOTHING']) }),
  answer: AccountList,
  errors: [
    'accounts.for-system-admin',
    'accounts.list-not-found',
    'accounts.list-done',
    'accounts.list-nothing-new',
    'accounts.list-has-wrong-rows',
  ],
})

export const takeAccountLinks = endpoint({
  method: 'POST',
  path: '/api/account-lists/:accountListId/links',
  summary: {
    zh: '取设置链接表（新建账号的人在24小时内取一次，留痕）',
    en: 'The sheet of set-up links: once, within a day, for who made the accounts; recorded',
  },
  params: listId,
  answer: z.any(),
  errors: ['accounts.for-system-admin', 'accounts.list-not-found', 'accounts.list-links-gone'],
})

export const decideListedPosts = endpoint({
  method: 'POST',
  path: '/api/account-lists/:accountListId/posts',
  summary: {
    zh: '授予名单里选定各行的身份（逐行按单个授予的规则办），或者不授予',
    en: 'Grants the posts of the chosen rows, each by the rules of a single grant, or declines them',
  },
  params: listId,
  body: z.strictObject({
    rows: z.array(z.number().int().min(1)).min(1).max(500),
    decision: z.enum(['GRANT', 'DECLINE']),
  }),
  answer: z.object({ done: count, refused: count }),
  errors: ['accounts.for-security-admin', 'accounts.list-not-found', 'accounts.list-no-posts'],
})

export const endpoints = [
  downloadAccountTemplate,
  uploadAccountList,
  listAccountLists,
  readAccountList,
  makeListedAccounts,
  takeAccountLinks,
  decideListedPosts,
]
