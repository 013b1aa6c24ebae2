import { z } from 'zod'
import { Can, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { contactPurposes } from '../codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const CaseId = z.object({ caseId: z.uuid() })
export const ContactPurpose = z.enum(keysOf(contactPurposes))

export const askContact = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/contact-openings',
  summary: {
    zh: '申请查看留言人的联系方式：写明用途，由第二人批准，留言人看得到',
    en: 'Ask to see the contact of a case: for a purpose, allowed by a second person, shown to its writer',
  },
  params: CaseId,
  body: z.strictObject({ purpose: ContactPurpose, reason: Written(10, 200) }),
  answer: z.object({ matterId: z.uuid(), number: z.string() }),
  errors: [
    ...['cases.not-a-handler', 'cases.missing', 'cases.not-now', 'cases.contact-none', 'cases.contact-asked'],
    ...['cases.contact-nobody', 'procedure.nobody-there'],
  ],
})

export const listContactOpenings = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/contact-openings',
  summary: {
    zh: '谁申请过查看联系方式、批准没有，不含联系方式本身',
    en: 'Who asked for the contact of a case and what came of it, never the contact itself',
  },
  params: CaseId,
  answer: z.object({
    openings: z.array(
      z.object({
        id: z.uuid(),
        matterId: z.uuid(),
        at: InstantText,
        byName: z.string(),
        post: z.string(),
        purpose: ContactPurpose,
        reason: z.string(),
        state: z.enum(['WAITING', 'OPEN', 'OVER', 'REFUSED', 'WITHDRAWN']),
        openUntil: InstantText.nullable(),
        isOwn: z.boolean(),
      }),
    ),
    can: Can,
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

/** The one door by which a contact leaves: the restricted data it opens is named as its purpose (decisions 11). */
export const lookAtContact = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/contact',
  summary: {
    zh: '查看获准的联系方式：只给申请人，24小时内，每次都记下并告诉留言人',
    en: 'See a contact one was allowed to see, within its day; each look is recorded and shown to its writer',
  },
  params: CaseId,
  answer: z.object({ name: z.string(), phone: z.string().nullable() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.contact-not-open', 'cases.contact-none'],
  purpose: 'cases.contact',
})

export const contactEndpoints = [askContact, listContactOpenings, lookAtContact]
