import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/members/imports/template',
  summary: {
    zh: '下载名册模板：常用的列，或党员信息的全部项目；下拉选项是本组织的党支部和国家代码表',
    en: 'The template of a roster, with its usual columns or every field of the record; the branches of the organisation and the code tables to choose from',
  },
  query: z.object({ orgId: z.uuid(), columns: z.enum(['USUAL', 'ALL']).default('USUAL') }),
  answer: z.unknown(),
  errors: ['organisations.not-found', 'members.not-for-this-role'],
})

export const downloadMarked = endpoint({
  method: 'GET',
  path: '/api/members/imports/:batchId/marked',
  summary: {
    zh: '下载标了错误说明的原文件，或只下载有错的行',
    en: 'The uploaded file with a red column that says what is wrong, or its wrong rows only',
  },
  params: z.object({ batchId: z.uuid() }),
  query: z.object({ rows: z.enum(['ALL', 'WRONG']).default('ALL') }),
  answer: z.unknown(),
  errors: ['members.roster-not-found', 'members.not-for-this-role', 'members.roster-file-gone'],
})

export const workbookEndpoints = [downloadTemplate, downloadMarked]
