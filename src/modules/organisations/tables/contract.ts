import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

export const downloadOrgs = endpoint({
  method: 'GET',
  path: '/api/organisation-table',
  summary: {
    zh: '下载一个党组织和它的下级清单（.xlsx），列名和导入用的一样，一次最多5000个',
    en: 'An organisation and those below it as a spreadsheet, in the columns an import reads; 5,000 at most',
  },
  query: z.object({ orgId: z.uuid() }),
  answer: z.unknown(),
  errors: ['organisations.not-found', 'organisations.table-too-long'],
})

export const tableEndpoints = [downloadOrgs]
