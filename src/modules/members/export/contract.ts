import { z } from 'zod'
import { Can, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'
import { GivenPapers } from '#kernel/procedure/contract.ts'
import { furtherKeys } from '../roster/codes.ts'

const exportId = z.object({ exportId: z.uuid() })
const count = z.number().int()

/** What a column of an export may hold, in the order of the form. */
export const ExportColumn = z.enum([
  ...(['name', 'gender', 'ethnicGroup', 'age', 'education', 'category', 'status', 'joinDate', 'fullDate'] as const),
  ...(['partyAge', 'orgName', 'groupName', 'birthDate', 'idNumber', 'mobile', 'residence'] as const),
  ...furtherKeys,
])
export type ExportColumn = z.infer<typeof ExportColumn>

export const ExportState = z.enum(['WAITING', 'ALLOWED', 'REFUSED', 'READY', 'FETCHED', 'EXPIRED'])

/** An export of one's own. `ALLOWED` may be written now, `READY` fetched, `FETCHED` was taken and is gone. */
export const Export = z.object({
  id: z.uuid(),
  number: z.string(),
  orgName: z.string(),
  reason: z.string(),
  columns: z.array(ExportColumn),
  rows: count,
  state: ExportState,
  approvedBy: z.string().nullable(),
  matterId: z.uuid().nullable(),
  taskId: z.uuid().nullable(),
  createdAt: InstantText,
  expiresAt: InstantText,
  /** Whether a password opens the file; asked for apart from it. */
  isLocked: z.boolean(),
  can: Can,
})
export type Export = z.infer<typeof Export>

export const exportMembers = endpoint({
  method: 'POST',
  path: '/api/members/exports',
  summary: {
    zh: '导出名册：写明用途；人数多或含敏感信息的，由县里另一人审批',
    en: 'Exports a roster for a stated use; a large or sensitive one is approved by a second person of the county',
  },
  body: z.strictObject({
    orgId: z.uuid(),
    /** The conditions of the list, as they stand in its address. */
    filter: z.record(z.string().max(40), z.string().max(100)).default({}),
    columns: z.array(ExportColumn).min(1).max(ExportColumn.options.length),
    reason: z.string().trim().min(4).max(200),
    /** What it rests on, read by who allows it; where nobody has to, nothing is kept. */
    papers: GivenPapers.optional(),
  }),
  answer: Export,
  errors: [
    ...['members.not-for-this-role', 'members.not-in-reach', 'organisations.not-found', 'members.export-nobody'],
    ...['members.export-too-large', 'members.export-nobody-decides', 'members.export-conditions'],
    ...['procedure.paper-gone', 'procedure.paper-many', 'procedure.paper-unwanted'],
  ],
})

export const listExports = endpoint({
  method: 'GET',
  path: '/api/members/exports',
  summary: { zh: '我的导出', en: 'My exports' },
  query: Paging,
  answer: pageOf(Export),
  errors: ['members.not-for-this-role'],
})

export const readExport = endpoint({
  method: 'GET',
  path: '/api/members/exports/:exportId',
  summary: { zh: '一次导出的情况', en: 'How an export stands' },
  params: exportId,
  answer: Export,
  errors: ['members.export-not-found', 'members.not-for-this-role'],
})

export const writeExport = endpoint({
  method: 'POST',
  path: '/api/members/exports/:exportId/write',
  summary: { zh: '生成文件：审批同意之后，由申请人生成', en: 'Writes the file once it is allowed' },
  params: exportId,
  answer: Export,
  errors: ['members.export-not-found', 'members.export-not-allowed', 'members.not-for-this-role'],
})

/** The file itself, once, for who asked for it and still may (T05); recorded. */
export const fetchExport = endpoint({
  method: 'POST',
  path: '/api/members/exports/:exportId/file',
  summary: { zh: '下载导出的文件，只能下载一次，留痕', en: 'Fetches the file, once; recorded' },
  params: exportId,
  answer: z.any(),
  errors: ['members.export-not-found', 'members.export-gone', 'members.not-for-this-role'],
})

/** What opens the file, for who asked for it: apart from the file, so that one alone is of no use. */
export const showExportPassword = endpoint({
  method: 'POST',
  path: '/api/members/exports/:exportId/password',
  summary: { zh: '查看打开文件的密码，留痕', en: 'Shows what opens the file; recorded' },
  params: exportId,
  isShownOnce: true,
  answer: z.object({ password: z.string() }),
  errors: ['members.export-not-found', 'members.export-no-password', 'members.not-for-this-role'],
})

export const exportEndpoints = [exportMembers, listExports, readExport, writeExport, fetchExport, showExportPassword]
