import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

export const filePetition = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/petition',
  summary: {
    zh: '按信访程序办理：登记15天、办理60天、可延30天、复查、复核',
    en: 'Handle a case as a petition, within the days of that procedure',
  },
  params: z.object({ caseId: z.uuid() }),
  answer: z.object({ matterId: z.uuid(), number: z.string() }),
  errors: [
    ...['cases.not-a-handler', 'cases.missing', 'cases.not-yours', 'cases.not-now'],
    ...['cases.joined', 'cases.in-petition'],
  ],
})

export const petitionEndpoints = [filePetition]
