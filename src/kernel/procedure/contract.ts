import { z } from 'zod'
import { Can, endpoint, InstantText, Paging, pageOf } from '../contract.ts'

const matterId = z.object({ matterId: z.uuid() })
const Said = z.object({ zh: z.string(), en: z.string() })
export const Outcome = z.enum(['AGREED', 'REFUSED', 'WITHDRAWN', 'LAPSED'])

const ActKind = z.enum(['VOTE', 'MOVE', 'CONCLUDE', 'WITHDRAW', 'RETURN', 'HAND_OVER', 'ADD_SIGNER', 'STAY'])
const VoteKind = z.enum(['FOR', 'AGAINST']).nullable()
const OpinionKind = z.enum(['REQUIRED', 'OPTIONAL', 'NONE'])

/** An act that may be given to several matters at once, with what its form asks for all of them (decisions 350). */
export const SeveralAct = z.object({
  act: z.string(),
  label: Said,
  kind: ActKind,
  vote: VoteKind,
  opinion: OpinionKind,
})
export type SeveralAct = z.infer<typeof SeveralAct>

/** A line of 待办, 已办 or 我发起. */
export const MatterRow = z.object({
  id: z.uuid(),
  number: z.string(),
  /** What kind of procedure it is. */
  procedure: Said,
  title: Said,
  state: Said,
  outcome: Outcome.nullable(),
  starterName: z.string(),
  starterOrgName: z.string(),
  startedAt: InstantText,
  dueAt: InstantText.nullable(),
  isOverdue: z.boolean(),
  /** 代某人办理: in whose place. */
  forName: z.string().nullable(),
  /** What its state lets be done with several at once; whether this one may be is told by itself. */
  several: z.array(SeveralAct),
})
export type MatterRow = z.infer<typeof MatterRow>

/** A field of the form of an act. */
export const ActField = z.object({
  name: z.string(),
  label: Said,
  kind: z.enum(['text', 'long', 'number', 'day', 'choice', 'yes']),
  required: z.boolean(),
  maxLength: z.number().int().nullable(),
  choices: z.array(z.object({ value: z.string(), label: Said })),
})
export type ActField = z.infer<typeof ActField>

/** A button of the bar at the foot, with all that its form asks. */
export const MatterAct = z.object({
  act: z.string(),
  label: Said,
  kind: ActKind,
  vote: VoteKind,
  /** Null when it can be done now, else why not. */
  whyNot: Said.nullable(),
  opinion: OpinionKind,
  fields: z.array(ActField),
  papers: z.array(z.object({ key: z.string(), label: Said, why: Said.nullable(), required: z.boolean() })),
})
export type MatterAct = z.infer<typeof MatterAct>

export const MatterLine = z.object({
  id: z.uuid(),
  at: InstantText,
  what: Said,
  state: Said,
  name: z.string(),
  orgName: z.string().nullable(),
  forName: z.string().nullable(),
  toName: z.string().nullable(),
  opinion: z.string().nullable(),
  papers: z.array(z.object({ fileId: z.uuid(), name: z.string() })),
  tone: z.enum(['info', 'success', 'warning', 'error']),
})
export type MatterLine = z.infer<typeof MatterLine>

/** One matter as its panel shows it: left the facts, right the timeline, below what can be done. */
export const MatterView = MatterRow.extend({
  version: z.number().int(),
  provisional: z.boolean(),
  subject: z.string(),
  subjectId: z.uuid().nullable(),
  facts: z.array(z.object({ label: Said, value: Said })),
  /** What was filled in so far; returning loses none of it. */
  data: z.record(z.string(), z.unknown()),
  timeline: z.array(MatterLine),
  /** For whom it waits now. */
  waitsFor: z.array(z.object({ name: z.string(), isHeld: z.boolean() })),
  acts: z.array(MatterAct),
  returnsTo: z.array(z.object({ value: z.string(), label: Said })),
  can: Can,
})
export type MatterView = z.infer<typeof MatterView>

/** Papers that were handed in before: for what, and which file. */
export const GivenPapers = z.array(z.strictObject({ key: z.string().max(60), file: z.string().max(60) })).max(20)

/** Where the console shows what waits for a post of whatever procedure. */
export const mattersPath = '/console/matters'

/** Where the console shows a matter; lists, notices and chapters link to it. */
export const matterPath = (matterId: string) => `${mattersPath}/${matterId}`

export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/matters/waiting',
  summary: { zh: '待办：等我办的事项，先到期的在前', en: 'What waits for me, due first' },
  query: Paging,
  answer: pageOf(MatterRow),
})

export const readMatter = endpoint({
  method: 'GET',
  path: '/api/matters/:matterId',
  summary: { zh: '一个事项：内容、经过、现在能怎么办', en: 'One matter: what it is, what happened, what can be done' },
  params: matterId,
  query: z.object({
    /** Only what may be done, and not what it is about: nothing sealed is opened, and no look is recorded. */
    withoutFacts: z.enum(['true']).optional(),
  }),
  answer: MatterView,
  errors: ['procedure.not-found'],
})

/** Somebody to whom a matter may be handed or who may be asked as well. */
export const Colleague = z.object({
  accountId: z.uuid(),
  name: z.string(),
  /** Told only where somebody else has the same name and the same posts. */
  login: z.string().nullable(),
  post: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
})
export type Colleague = z.infer<typeof Colleague>

export const listColleagues = endpoint({
  method: 'GET',
  path: '/api/matters/colleagues',
  summary: {
    zh: '本组织可以转办、加签的人',
    en: 'Who in one’s organisation may be handed a matter or asked as well',
  },
  answer: z.object({ rows: z.array(Colleague) }),
})

export const actOnMatter = endpoint({
  method: 'POST',
  path: '/api/matters/:matterId/acts',
  summary: { zh: '办理一个事项：同意、退回、转办等，看各流程的定义', en: 'Acts on a matter, as its procedure defines' },
  params: matterId,
  body: z.strictObject({
    act: z.string().max(60),
    /** The version that was read; a later one answers who did what meanwhile. */
    version: z.number().int().min(1),
    opinion: z.string().trim().max(2000).optional(),
    fields: z.record(z.string().max(60), z.unknown()).optional(),
    papers: GivenPapers.optional(),
    /** To whom it is handed over, or who is added. */
    colleague: z.string().max(60).optional(),
    when: z.enum(['BEFORE', 'AFTER']).optional(),
    returnTo: z.string().max(60).optional(),
    /** As in reading: the answer does not say what it is about, for whoever does not look at it. */
    withoutFacts: z.literal(true).optional(),
  }),
  answer: MatterView,
  errors: [
    ...['procedure.not-found', 'procedure.ended', 'procedure.not-now', 'procedure.not-yours', 'procedure.not-oneself'],
    ...['procedure.not-about-oneself', 'procedure.signed-already', 'procedure.waits-for-signer', 'procedure.meanwhile'],
    ...['procedure.somebody-acted', 'procedure.nothing-earlier', 'procedure.nobody-there', 'procedure.opinion-missing'],
    ...['procedure.paper-missing', 'procedure.paper-gone', 'procedure.paper-many', 'procedure.paper-unwanted'],
    ...['procedure.person-missing', 'procedure.person-unknown', 'procedure.step-missing'],
    ...['procedure.person-has-it', 'procedure.person-spoke', 'procedure.sits-himself'],
  ],
})

export const openPaper = endpoint({
  method: 'GET',
  path: '/api/matters/:matterId/papers/:paperId',
  summary: {
    zh: '打开事项里的一份附件，看得到这个事项的人才能打开，留痕',
    en: 'A paper of a matter, for who may read the matter; recorded',
  },
  params: matterId.extend({ paperId: z.uuid() }),
  answer: z.any(),
  errors: ['procedure.not-found', 'procedure.paper-not-found', 'kernel.file-damaged'],
})

export const procedureEndpoints = [...[listWaiting, listColleagues, readMatter, actOnMatter], openPaper]
