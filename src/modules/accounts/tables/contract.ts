import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

/** What the list of accounts, and a table of it, may be narrowed by. */
export const listConditions = { q: z.string().trim().max(60).optional() }

export const downloadAccounts = endpoint({
  method: 'GET',
  path: '/api/account-table',
  summary: {
    zh: '下载账号清单（.xlsx）：和列表同样的条件，一次最多5000个；没有密码、联系方式',
    en: 'The list of accounts as a spreadsheet: narrowed as the list is, 5,000 at most; without secrets and contacts',
  },
  query: z.object(listConditions),
  answer: z.unknown(),
  errors: ['accounts.for-administrators', 'accounts.table-too-long'],
})

export const tableEndpoints = [downloadAccounts]
