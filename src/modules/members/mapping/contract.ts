import { z } from 'zod'
import { endpoint, Paging, pageOf } from '#kernel/contract.ts'
import { rosterKeys } from '../roster/codes.ts'
import { ImportBatch } from '../roster/contract.ts'

const batchId = z.object({ batchId: z.uuid() })

/** What a column of a roster may mean, in the order of the template. */
export const RosterColumn = z.enum(rosterKeys)
export type RosterColumn = z.infer<typeof RosterColumn>

/** How an uploaded file was understood. Of a cell only the first sign is shown. */
export const FileColumns = z.object({
  sheet: z.string(),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  columns: z.array(z.object({ heading: z.string(), key: RosterColumn.nullable(), sample: z.string() })),
  fixed: z.object({ category: z.string().optional(), branchCode: z.string().optional() }),
  missing: z.array(RosterColumn),
})
export type FileColumns = z.infer<typeof FileColumns>

export const readColumns = endpoint({
  method: 'GET',
  path: '/api/members/imports/:batchId/columns',
  summary: { zh: '这个文件的工作表和各列的含义', en: 'The sheets of the file and what its columns mean' },
  params: batchId,
  answer: FileColumns,
  errors: ['members.roster-not-found', 'members.not-for-this-role', 'members.roster-not-read'],
})

export const mapColumns = endpoint({
  method: 'POST',
  path: '/api/members/imports/:batchId/columns',
  summary: {
    zh: '指定工作表和各列的含义，重新核对；同样的表下次自动对应',
    en: 'Says which sheet and what its columns mean; checked again, and remembered for sheets of the same shape',
  },
  params: batchId,
  body: z.strictObject({
    sheet: z.string().max(100),
    /** By the place of the column from 0; without it the headings of the sheet decide. */
    keys: z.record(z.string().regex(/^\d{1,2}$/), RosterColumn).optional(),
    category: z.enum(['FULL', 'PROBATIONARY']).optional(),
    branchId: z.uuid().optional(),
  }),
  answer: ImportBatch,
  errors: [
    'members.roster-not-found',
    'members.not-for-this-role',
    'members.roster-not-read',
    'members.roster-column-twice',
    'members.roster-holds-no-relations',
    'organisations.not-found',
  ],
})

export const RowDifference = z.object({
  row: z.number().int(),
  memberId: z.uuid(),
  name: z.string(),
  changes: z.array(
    z.object({
      field: z.string(),
      zh: z.string(),
      en: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})
export type RowDifference = z.infer<typeof RowDifference>

export const listDifferences = endpoint({
  method: 'GET',
  path: '/api/members/imports/:batchId/differences',
  summary: { zh: '哪些党员会更新，现在是什么，导入后是什么', en: 'Which members would change, from what to what' },
  params: batchId,
  query: Paging,
  answer: pageOf(RowDifference),
  errors: ['members.roster-not-found', 'members.not-for-this-role'],
})

export const mappingEndpoints = [readColumns, mapColumns, listDifferences]
