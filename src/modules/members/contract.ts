import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'
import { WrittenDetails } from '#modules/people/contract.ts'
import { revealReasons } from './codes.ts'
import { correctionEndpoints } from './correction/contract.ts'
import { duplicateEndpoints } from './duplicates/contract.ts'
import { exportEndpoints } from './export/contract.ts'
import { figureEndpoints } from './figures/contract.ts'
import { mappingEndpoints } from './mapping/contract.ts'
import { ownEndpoints } from './own/contract.ts'
import { photoEndpoints } from './photo/contract.ts'
import { postEndpoints } from './posts/contract.ts'
import { WrittenFacts } from './record/contract.ts'
import { rosterEndpoints } from './roster/contract.ts'
import { workbookEndpoints } from './workbooks/contract.ts'

const memberId = z.object({ memberId: z.uuid() })
const Category = z.enum(['FULL', 'PROBATIONARY'])
export const Status = z.enum([
  'NORMAL',
  'SUSPENDED',
  'LEFT_VOLUNTARILY',
  'PERSUADED_OUT',
  'REMOVED',
  'EXPELLED',
  'PROBATION_CANCELLED',
  'NOT_RECOGNISED',
  'DECEASED',
  'DUPLICATE',
])

/** A member in a list: the name is full, number and mobile are masked, of the birth date only the age (security 2.3). */
export const MemberRow = z.object({
  id: z.uuid(),
  name: z.string(),
  gender: z.string(),
  age: z.number().int().nullable(),
  ethnicGroup: z.string().nullable(),
  education: z.string().nullable(),
  idNumber: z.string().nullable(),
  mobile: z.string().nullable(),
  category: Category,
  status: Status,
  joinDate: DayText,
  fullDate: DayText.nullable(),
  partyAge: z.number().int().nullable(),
  isFloating: z.boolean(),
  orgId: z.uuid(),
  orgName: z.string(),
  groupName: z.string().nullable(),
})
export type MemberRow = z.infer<typeof MemberRow>

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const age = z.coerce.number().int().min(0).max(130).optional()

/** What a list may be narrowed by; everything stands in the address of the page (UX-CS4). */
export const MemberFilter = Paging.extend({
  orgId: z.uuid().optional(),
  includeBelow: flag.default(true),
  group: z.union([z.literal('NONE'), z.uuid()]).optional(),
  q: z.string().trim().max(60).optional(),
  category: Category.optional(),
  status: z.enum(['CURRENT', 'ENDED', 'ALL', ...Status.options]).default('CURRENT'),
  gender: z.enum(['0', '1', '2', '9']).optional(),
  ageFrom: age,
  ageTo: age,
  education: z
    .string()
    .regex(/^(COLLEGE_PLUS|\d{2})$/)
    .optional(),
  ethnicMinority: flag.optional(),
  joinedFrom: DayText.optional(),
  joinedTo: DayText.optional(),
  floating: flag.optional(),
  sort: z.enum(['name', 'strokes', 'post', 'joined', '-joined']).default('name'),
})

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/members',
  mayBeOld: true,
  summary: { zh: '党员名册：本组织及下级，可按条件查找', en: 'The roster of an organisation, with those below' },
  query: MemberFilter,
  answer: pageOf(MemberRow).extend({ can: Can }),
  errors: ['members.not-for-this-role', 'organisations.not-found', 'kernel.too-many-tries'],
})

const ShownBirth = z.object({ as: z.enum(['AGE', 'MONTH', 'DAY']), value: z.string() })
const Period = z.object({ from: DayText.nullable(), until: DayText.nullable() })
const Said = z.object({ code: z.string(), zh: z.string(), en: z.string() })

export const Change = z.object({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type Change = z.infer<typeof Change>

/** One member with what stands on the tabs. Sensitive keys are absent for a role that may not see them. */
export const MemberCard = z.object({
  id: z.uuid(),
  version: z.number().int(),
  org: z.object({ id: z.uuid(), name: z.string() }),
  basic: z.object({
    name: z.string(),
    formerName: z.string().nullable(),
    gender: z.string(),
    ethnicGroup: z.string().nullable(),
    landline: z.string().nullable(),
    nativePlace: z.string().nullable(),
    birthPlace: z.string().nullable(),
    householdPlace: z.string().nullable(),
    maritalStatus: z.string().nullable(),
    education: z.string().nullable(),
    inServiceEducation: z.string().nullable(),
    degree: z.string().nullable(),
    school: z.string().nullable(),
    major: z.string().nullable(),
    employer: z.string().nullable(),
    jobTitle: z.string().nullable(),
    professionalTitle: z.string().nullable(),
    newStratum: z.string().nullable(),
    frontline: z.string().nullable(),
    occupation: z.string().nullable(),
    workStartDate: DayText.nullable(),
    birth: ShownBirth.nullable().optional(),
    idNumber: z.string().nullable().optional(),
    mobile: z.string().nullable().optional(),
    residence: z.string().nullable().optional(),
    hasPhoto: z.boolean().optional(),
  }),
  party: z.object({
    groupId: z.uuid().nullable(),
    groupName: z.string().nullable(),
    category: Category,
    status: Status,
    statusSince: DayText.nullable(),
    joinDate: DayText,
    fullDate: DayText.nullable(),
    partyAge: z.number().int().nullable(),
    applicationDate: DayText.nullable(),
    activistDate: DayText.nullable(),
    targetDate: DayText.nullable(),
    entryType: z.string().nullable(),
    joinBranch: z.string().nullable(),
    introducers: z.array(z.string()),
    floatingSince: DayText.nullable(),
    floatingFrom: z.string().nullable(),
    floatingTo: z.string().nullable(),
    floatingReason: z.string().nullable(),
    receivingBranch: z.string().nullable(),
    lostSince: DayText.nullable(),
    infirm: z.boolean(),
    abroadSince: DayText.nullable(),
    abroadCountry: z.string().nullable(),
    abroadKind: z.string().nullable(),
    abroadLastContact: DayText.nullable(),
    /** The last day of the next contact with who studies abroad (STA-06). */
    contactDueOn: DayText.nullable(),
    hardshipKind: z.string().nullable().optional(),
    hardshipSince: DayText.nullable().optional(),
    hardshipUntil: DayText.nullable().optional(),
  }),
  postings: z.array(
    Period.extend({
      orgId: z.uuid(),
      orgName: z.string(),
      kind: z.enum(['HOME', 'SECOND']),
      entryType: z.string().nullable(),
      exitType: z.string().nullable(),
    }),
  ),
  posts: z.array(Period.extend({ orgId: z.uuid(), post: z.string() })),
  history: z.array(
    z.object({
      at: InstantText,
      actorName: z.string(),
      source: z.string(),
      reason: z.string(),
      version: z.number().int(),
      changes: z.array(Change),
    }),
  ),
  /** What should be looked up in the file; nothing was changed (ID-05, DEV-60). */
  findings: z.array(Said),
  importBatchId: z.uuid().nullable(),
  /** 同一人待核: somebody above compares this record with another one. */
  isCompared: z.boolean(),
  /** The pair, for who may see it. */
  duplicateId: z.uuid().nullable(),
  can: Can,
})
export type MemberCard = z.infer<typeof MemberCard>

export const readCard = endpoint({
  method: 'GET',
  path: '/api/members/:memberId',
  summary: { zh: '一名党员的信息卡', en: 'The card of one member' },
  params: memberId,
  answer: MemberCard,
  errors: ['members.not-found', 'members.not-for-this-role', 'accounts.prove-yourself', 'kernel.too-many-tries'],
})

export const RevealReason = z.enum(Object.keys(revealReasons) as [keyof typeof revealReasons])

export const revealFields = endpoint({
  method: 'POST',
  path: '/api/members/:memberId/reveal',
  summary: {
    zh: '查看完整的敏感信息：须选理由，留痕，本人可见，60秒后收起',
    en: 'Shows sensitive fields in full: with a reason, recorded, seen by the member, for 60 seconds',
  },
  params: memberId,
  body: z.strictObject({
    fields: z
      .array(z.enum(['idNumber', 'mobile', 'residence', 'birthDate', 'photo']))
      .min(1)
      .max(5),
    reason: RevealReason,
  }),
  isShownOnce: true,
  answer: z.object({
    values: z.object({
      idNumber: z.string().nullable().optional(),
      mobile: z.string().nullable().optional(),
      residence: z.string().nullable().optional(),
      birthDate: DayText.nullable().optional(),
      /** A JPEG in base64. */
      photo: z.string().nullable().optional(),
    }),
    expiresAt: InstantText,
  }),
  errors: ['members.not-found', 'members.not-for-this-role', 'kernel.too-many-tries'],
})

export const editMember = endpoint({
  method: 'PUT',
  path: '/api/members/:memberId',
  summary: { zh: '更正党员信息，写明理由', en: 'Corrects a member’s record, with the reason' },
  params: memberId,
  body: z.strictObject({
    version: z.number().int().min(1),
    reason: z.string().trim().min(2).max(200),
    person: WrittenDetails.optional(),
    facts: WrittenFacts.optional(),
  }),
  answer: z.object({ id: z.uuid(), version: z.number().int(), changed: z.array(z.string()), findings: z.array(Said) }),
  errors: [
    'members.not-found',
    'members.not-for-this-role',
    'members.changed-meanwhile',
    'members.check-fields',
    'members.group-not-of-branch',
    'members.nothing-changed',
    'members.number-taken',
  ],
})

export const enterMember = endpoint({
  method: 'POST',
  path: '/api/members',
  summary: { zh: '登记一名党员', en: 'Enters one member' },
  body: z.strictObject({ orgId: z.uuid(), person: WrittenDetails, facts: WrittenFacts }),
  answer: z.object({ id: z.uuid(), findings: z.array(Said) }),
  errors: [
    'organisations.not-found',
    'members.not-for-this-role',
    'members.org-holds-no-relations',
    'members.check-fields',
    'members.group-not-of-branch',
    'members.number-taken',
  ],
})

export const endpoints = [
  ...postEndpoints,
  ...rosterEndpoints,
  ...mappingEndpoints,
  ...ownEndpoints,
  ...correctionEndpoints,
  ...workbookEndpoints,
  ...figureEndpoints,
  ...exportEndpoints,
  ...duplicateEndpoints,
  ...photoEndpoints,
  ...[listMembers, readCard, revealFields, editMember, enterMember],
]
