import { z } from 'zod'
import { DayText, endpoint } from '#kernel/contract.ts'
import { type LinkFault, linkFaults } from './codes.ts'

const keys = Object.keys(linkFaults) as [LinkFault, ...LinkFault[]]

export const listDeadLinks = endpoint({
  method: 'GET',
  path: '/api/articles/:articleId/dead-links',
  summary: {
    zh: '文章里打不开的链接，每天夜里检查',
    en: 'Links of an article that lead nowhere; looked for each night',
  },
  params: z.object({ articleId: z.uuid() }),
  answer: z.object({
    links: z.array(z.object({ address: z.string(), since: DayText, fault: z.enum(keys) })),
    /** It has links to other sites, and this installation does not try those. */
    othersLeft: z.boolean(),
  }),
  errors: ['publishing.not-found', 'publishing.not-an-editor'],
})
