import { z } from 'zod'
import { DayText, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { checkEndpoints } from './checking/contract.ts'
import { actKinds, purposes } from './codes.ts'

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

/** The ids that records bear; checked as text, so that a record nobody has is found nowhere instead of being refused. */
export const anId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** A place in the audit; what follows it is older. */
export const Place = z.strictObject({ at: InstantText, id: z.uuid() })
export type Place = z.infer<typeof Place>

const OneAccount = z.object({ accountId: z.uuid(), name: z.string().nullable() })

/** One act as a reviewer sees it: who, in which post, what, to which record; no value of a person and no word of a message. */
export const FoundEntry = z.object({
  id: z.uuid(),
  at: InstantText,
  act: z.string(),
  /** Null for a member and for a citizen: the audit is about the use of offices. */
  actorName: z.string().nullable(),
  accountId: z.uuid().nullable(),
  /** For whom a delegate acted (B01); both names stand in the record. */
  onBehalfOf: OneAccount.nullable(),
  role: z.string(),
  orgName: z.string().nullable(),
  subject: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** Of a search of the audit: whose account, which record, in which organisation with all below it. */
  sought: z
    .object({ account: OneAccount.nullable(), record: z.string().nullable(), orgName: z.string().nullable() })
    .nullable(),
  /** Reasons, fields and numbers as codes; what is no code is left out. */
  details: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  /** Its number in the chain; null in the second before it is sealed. */
  sequence: z.number().int().nullable(),
  /** Whether it says today what it said when it was written (T16). */
  isGenuine: z.boolean(),
})
export type FoundEntry = z.infer<typeof FoundEntry>

export const searchAudit = endpoint({
  method: 'POST',
  path: '/api/audit/searches',
  purpose: 'auditing.entries',
  summary: {
    zh: '审计查询：按时间、类别、组织、记录、账号查操作记录；须选用途，查询本身留痕',
    en: 'Searches the audit by time, kind, organisation, record and account; with a purpose, and itself recorded',
  },
  body: z.strictObject({
    purpose: z.enum(keysOf(purposes)),
    from: DayText,
    until: DayText,
    kind: z.enum(keysOf(actKinds)).optional(),
    orgId: z.uuid().optional(),
    /** The id of a record, as an entry shows it; that of an account is bound as the account is. */
    record: z.string().trim().regex(anId).optional(),
    /** A login in one’s reach, or the id of an account as an entry shows it. */
    account: Written(1, 64).optional(),
    size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(20),
    before: Place.optional(),
  }),
  answer: z.object({ rows: z.array(FoundEntry), next: Place.nullable() }),
  errors: [
    ...['auditing.not-an-auditor', 'auditing.window-backwards', 'auditing.window-too-long'],
    ...['auditing.window-too-long-for-account', 'auditing.purpose-too-wide', 'auditing.account-not-found'],
    ...['organisations.not-found', 'kernel.too-many-tries'],
  ],
})

/** Everything that may be asked of this chapter. */
export const endpoints = [searchAudit, ...checkEndpoints] as const
