import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf, Written } from '#kernel/contract.ts'
import { askingEndpoints } from './asking/contract.ts'
import { callingEndpoints } from './calling/contract.ts'
import { channelKinds } from './channels/codes.ts'
import { commentEndpoints } from './channels/comments/contract.ts'
import { channelEndpoints } from './channels/contract.ts'
import { CaseClass, classEndpoints, classifyCase } from './classes/contract.ts'
import { clockEndpoints } from './clock/contract.ts'
import { hintCodes, notAcceptedReasons, outcomes } from './codes.ts'
import { contactEndpoints } from './contact/contract.ts'
import { countEndpoints } from './counts/contract.ts'
import { enclosureEndpoints } from './enclosures/contract.ts'
import { fileEndpoints } from './files/contract.ts'
import { filingEndpoints } from './filing/contract.ts'
import { joiningEndpoints } from './joining/contract.ts'
import { knowledgeEndpoints } from './knowledge/contract.ts'
import { limitEndpoints } from './limits/contract.ts'
import { CaseKind, CaseState, listConditions, listingEndpoints } from './listing/contract.ts'
import { originalEndpoints } from './originals/contract.ts'
import { oversightEndpoints } from './oversight/contract.ts'
import { petitionEndpoints } from './petitions/contract.ts'
import { CasePromise, NewPromise, promiseEndpoints } from './promises/contract.ts'
import { ReplyFiles, replyFileEndpoints } from './reply-files/contract.ts'
import { reviewingEndpoints } from './reviewing/contract.ts'
import { Urgency, urgencyEndpoints } from './urgency/contract.ts'

export { CaseClass, classifyCase }

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]

export { CaseKind, CaseState }

export const Outcome = z.enum(keysOf(outcomes))
export const RefusalReason = z.enum(keysOf(notAcceptedReasons))
export const Channel = z.enum([
  ...['PORTAL', 'BOARD', 'HOTLINE', 'VISIT', 'PAPER', 'REPRESENTATIVE', 'IMPORT'],
  ...keysOf(channelKinds),
] as const)
const CitizenOutcome = z.enum(['SOLVED', 'PARTLY', 'NOT_SOLVED'])
const Grade = z.number().int().min(1).max(5)

/** A line of the desk's list. `dueOn` is the limit that runs now; imported cases have none. */
export const CaseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: CaseKind,
  title: z.string(),
  state: CaseState,
  orgId: z.uuid(),
  orgName: z.string(),
  aboutName: z.string(),
  channel: Channel,
  isPublic: z.boolean(),
  isImported: z.boolean(),
  createdAt: InstantText,
  dueOn: DayText.nullable(),
  /** The instant from which it is late: accepting ends with an hour, all else with its day. */
  dueAt: InstantText.nullable(),
  isOverdue: z.boolean(),
  outcome: Outcome.nullable(),
  grade: Grade.nullable(),
  /** What urgent kind it is of, as a desk said, and until when its first word is due while it was not given (11.2). */
  urgency: Urgency.nullable(),
  firstWordDueAt: InstantText.nullable(),
  /** What may be in danger by its words, while it is open: whom to call first (11.1). */
  hints: z.array(z.enum(hintCodes)),
})
export type CaseRow = z.infer<typeof CaseRow>

/** A line of the timeline: `by`, `to` and `reason` are told to the citizen, `actor` and `note` are not. */
export const CaseEvent = z.object({
  id: z.uuid(),
  at: InstantText,
  act: z.string(),
  by: z.string(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  actor: z.string().nullable(),
  note: z.string().nullable(),
})

/** A case as those who handle it see it: never the contact, never the code, the writer only as a mask (D23). */
export const CaseDetail = CaseRow.extend({
  text: z.string(),
  writer: z.string(),
  acceptDueOn: DayText.nullable(),
  answerDueOn: DayText.nullable(),
  isProvisional: z.boolean(),
  extension: z.object({ days: z.number().int(), reason: z.string() }).nullable(),
  refusal: z.object({ reason: RefusalReason, note: z.string() }).nullable(),
  /** Everybody sees that it is there, nobody its words: until a desk goes on with it, or for good where its writer took it back unread. */
  isWithheld: z.boolean(),
  /** Its writer took it back; it may go on for others. */
  isTakenBack: z.boolean(),
  /** What kind its words speak for; the desk decides. */
  suggestedUrgency: Urgency.nullable(),
  firstWordAt: InstantText.nullable(),
  acceptedAt: InstantText.nullable(),
  repliedAt: InstantText.nullable(),
  closedAt: InstantText.nullable(),
  escalatedAt: InstantText.nullable(),
  inPetitionSince: InstantText.nullable(),
  petitionId: z.uuid().nullable(),
  reopenings: z.number().int(),
  /** The class the desk decided on: field of work, second and third level below it. */
  field: z.string().nullable(),
  second: z.string().nullable(),
  third: z.string().nullable(),
  previous: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  events: z.array(CaseEvent),
  replies: z.array(
    z.object({ id: z.uuid(), at: InstantText, text: z.string(), by: z.string(), actor: z.string().nullable() }),
  ),
  promises: z.array(CasePromise),
  supplements: z.array(z.object({ id: z.uuid(), at: InstantText, text: z.string() })),
  ratings: z.array(
    z.object({ id: z.uuid(), at: InstantText, outcome: CitizenOutcome, grade: Grade.nullable(), reason: z.string() }),
  ),
  /** Where the case may be passed upwards, nearest first; downwards it goes to any organisation in reach. */
  above: z.array(z.object({ orgId: z.uuid(), name: z.string() })),
  can: Can,
})
export type CaseDetail = z.infer<typeof CaseDetail>

/** Where a case stands after an act. */
export const CaseMoved = z.object({ id: z.uuid(), state: CaseState, orgName: z.string() })

/** The desk's numbers; what its rates are made of is asked apart (`counts/`). */
export const CaseCounts = z.object({
  waiting: z.number().int(),
  inHand: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
  answered: z.number().int(),
})
export type CaseCounts = z.infer<typeof CaseCounts>

const CaseId = z.object({ caseId: z.uuid() })
const Reason = Written(1, 500)
const Note = Written(0, 500).default('')
const common = ['cases.not-a-handler', 'cases.missing', 'cases.not-yours', 'cases.not-now'] as const

export const listCases = endpoint({
  method: 'GET',
  path: '/api/cases',
  mayBeOld: true,
  summary: { zh: '诉求件列表：没有办结的按期限排，其余按时间排', en: 'Cases: open ones by deadline, others by time' },
  query: Paging.extend(listConditions),
  /** `newestOnly`: so many were found that only the newest were looked at; null when it were all. */
  answer: pageOf(CaseRow).extend({ newestOnly: z.number().int().nullable() }),
  errors: ['cases.not-a-handler', 'cases.organisation-missing'],
})

export const getCase = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: { zh: '诉求件详情和办理记录', en: 'One case with its timeline' },
  params: CaseId,
  answer: CaseDetail,
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const countCases = endpoint({
  method: 'GET',
  path: '/api/case-counts',
  mayBeOld: true,
  summary: { zh: '受理台的数字：待受理、在办、快到期、超期、已答复', en: 'The desk’s numbers' },
  answer: CaseCounts,
  errors: ['cases.not-a-handler'],
})

export const acceptCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/accept',
  summary: { zh: '受理', en: 'Accept' },
  params: CaseId,
  /** `urgency`: it is accepted as urgent, in one step. */
  body: z.strictObject({ isComplex: z.boolean().default(false), urgency: Urgency.optional() }),
  answer: CaseMoved,
  errors: [...common, 'cases.urgent-already'],
})

export const refuseCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/refuse',
  summary: { zh: '不予受理，理由从清单里选，并告诉去哪里办', en: 'Do not accept, with a reason from the list' },
  params: CaseId,
  body: z.strictObject({ reason: RefusalReason, note: Note }),
  answer: CaseMoved,
  errors: [...common],
})

export const assignCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/assign',
  summary: { zh: '派给本级、下级或上级办理', en: 'Pass on, down or up' },
  params: CaseId,
  body: z.strictObject({ toOrgId: z.uuid(), note: Note }),
  answer: CaseMoved,
  errors: [...common, 'cases.out-of-reach', 'cases.about-itself', 'cases.assigned-already'],
})

export const signCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/sign',
  summary: { zh: '签收', en: 'Sign for' },
  params: CaseId,
  answer: CaseMoved,
  errors: [...common],
})

export const startHandling = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/start-handling',
  summary: { zh: '开始办理', en: 'Start handling' },
  params: CaseId,
  answer: CaseMoved,
  errors: [...common],
})

export const sendBack = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/send-back',
  summary: { zh: '退回派单的单位，只能一次', en: 'Send back, once' },
  params: CaseId,
  body: z.strictObject({ reason: Reason }),
  answer: CaseMoved,
  errors: [...common, 'cases.sent-back-once'],
})

export const replyCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/reply',
  summary: { zh: '答复', en: 'Reply' },
  params: CaseId,
  /** `promises` are those of the days in the text that whoever answers confirmed; `files` go with it. */
  body: z.strictObject({ text: Written(10, 5000), promises: z.array(NewPromise).max(5).optional(), files: ReplyFiles }),
  answer: CaseMoved,
  errors: [...common, 'cases.promise-past', 'cases.enclosure-gone', 'cases.reply-file-private'],
})

export const extendDeadline = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/extend',
  summary: { zh: '延期一次，原因群众看得到', en: 'Extend once; the citizen reads why' },
  params: CaseId,
  body: z.strictObject({ workdays: z.number().int(), reason: Reason }),
  answer: CaseMoved,
  errors: [...common, 'cases.extended-once', 'cases.extension-length', 'cases.deadline-passed'],
})

export const declareCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/declare',
  summary: { zh: '说明不属职责或目前无法办理，写明理由', en: 'Declare it not ours or impossible, with the reason' },
  params: CaseId,
  body: z.strictObject({ outcome: z.enum(['NOT_OURS', 'CANNOT']), reason: Written(10, 2000) }),
  answer: CaseMoved,
  errors: [...common],
})

export const endpoints = [
  listCases,
  getCase,
  countCases,
  acceptCase,
  refuseCase,
  assignCase,
  signCase,
  startHandling,
  sendBack,
  replyCase,
  extendDeadline,
  declareCase,
  ...classEndpoints,
  ...joiningEndpoints,
  ...filingEndpoints,
  ...channelEndpoints,
  ...commentEndpoints,
  ...fileEndpoints,
  ...enclosureEndpoints,
  ...replyFileEndpoints,
  ...countEndpoints,
  ...listingEndpoints,
  ...oversightEndpoints,
  ...askingEndpoints,
  ...contactEndpoints,
  ...originalEndpoints,
  ...promiseEndpoints,
  ...knowledgeEndpoints,
  ...clockEndpoints,
  ...callingEndpoints,
  ...limitEndpoints,
  ...reviewingEndpoints,
  ...urgencyEndpoints,
  ...petitionEndpoints,
]
