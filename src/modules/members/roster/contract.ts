import { z } from 'zod'
import { Can, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'

const batchId = z.object({ batchId: z.uuid() })
const count = z.number().int()

/** UNMAPPED: the meaning of some columns must be said by hand before the file can be checked. */
export const ImportState = z.enum(['UPLOADED', 'UNMAPPED', 'CHECKED', 'DONE', 'REVOKED'])

/** A roster on its way in; the task shows how far the work is that runs on it. Counts are there when it was checked, and afterwards those of the import itself. */
export const ImportBatch = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  fileName: z.string(),
  actorName: z.string(),
  state: ImportState,
  taskId: z.uuid().nullable(),
  mode: z.enum(['RIGHT_ROWS', 'ALL_OR_NOTHING']).nullable(),
  rowsTotal: count.nullable(),
  rowsNew: count.nullable(),
  rowsUpdated: count.nullable(),
  rowsUnchanged: count.nullable(),
  rowsWrong: count.nullable(),
  /** What should be looked up in the files, by kind; taken in all the same. */
  findings: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), count })),
  createdAt: InstantText,
  endedAt: InstantText.nullable(),
  can: Can,
})
export type ImportBatch = z.infer<typeof ImportBatch>

export const uploadRoster = endpoint({
  method: 'PUT',
  path: '/api/members/imports',
  summary: {
    zh: '上传名册（.xlsx 或 .csv），随后自动核对，不写入',
    en: 'Uploads a roster; it is then checked, nothing is written',
  },
  query: z.object({ name: z.string().trim().min(1).max(200), orgId: z.uuid() }),
  answer: ImportBatch,
  errors: ['organisations.not-found', 'members.not-for-this-role', 'kernel.sheet-empty', 'kernel.sheet-kind'],
  isUpload: true,
})

export const listImports = endpoint({
  method: 'GET',
  path: '/api/members/imports',
  summary: { zh: '历次导入', en: 'Imports so far' },
  query: Paging,
  answer: pageOf(ImportBatch),
  errors: ['members.not-for-this-role'],
})

export const readImport = endpoint({
  method: 'GET',
  path: '/api/members/imports/:batchId',
  summary: { zh: '一次导入的情况和结果', en: 'How an import stands' },
  params: batchId,
  answer: ImportBatch,
  errors: ['members.roster-not-found', 'members.not-for-this-role'],
})

export const ImportFault = z.object({
  row: count,
  column: z.string(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
})

export const listFaults = endpoint({
  method: 'GET',
  path: '/api/members/imports/:batchId/faults',
  summary: { zh: '哪一行哪一格需要更正，怎么更正', en: 'Which cells must be corrected, and how' },
  params: batchId,
  query: Paging,
  answer: pageOf(ImportFault),
  errors: ['members.roster-not-found', 'members.not-for-this-role'],
})

export const startImport = endpoint({
  method: 'POST',
  path: '/api/members/imports/:batchId/start',
  summary: { zh: '导入：只导入正确的行，或有一行错误就全部不导入', en: 'Imports the right rows, or all or nothing' },
  params: batchId,
  body: z.strictObject({ mode: z.enum(['RIGHT_ROWS', 'ALL_OR_NOTHING']) }),
  answer: ImportBatch,
  errors: ['members.roster-not-found', 'members.not-for-this-role', 'members.roster-not-checked'],
})

export const revokeImport = endpoint({
  method: 'POST',
  path: '/api/members/imports/:batchId/revoke',
  summary: {
    zh: '撤销7天内的导入：未再改动的行恢复原状，改动过的保留',
    en: 'Takes back an import of the last seven days, as far as rows were not touched since',
  },
  params: batchId,
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  answer: z.object({ removed: count, restored: count, kept: count }),
  errors: [
    'members.roster-not-found',
    'members.not-for-this-role',
    'members.roster-not-revocable',
    'members.roster-used',
  ],
})

export const rosterEndpoints = [uploadRoster, listImports, readImport, listFaults, startImport, revokeImport]
