import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'
import { GivenPapers } from '#kernel/procedure/contract.ts'

export const ReshapingKind = z.enum(['RENAME', 'MOVE', 'MERGE', 'SPLIT', 'DISSOLVE'])
export type ReshapingKind = z.infer<typeof ReshapingKind>

export const ReshapingState = z.enum(['ASKED', 'PLANNED', 'STOPPED', 'DONE', 'REVOKED'])
export type ReshapingState = z.infer<typeof ReshapingState>

const said = { zh: z.string(), en: z.string() }

/** Something that stands in the way, or that a change takes along, in words. */
export const Told = z.object(said)

/** A change of the tree: what from which day, who asked for it, who approved it, and how it stands. */
export const Reshaping = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  /** The organisations that are changed; where two persons decide, the second reads of each what goes along and what ends. */
  orgs: z.array(z.object({ id: z.uuid(), name: z.string() })),
  kind: ReshapingKind,
  state: ReshapingState,
  effectiveOn: DayText,
  basis: z.string(),
  /** What is to be done, as a sentence. */
  summary: Told,
  plannedByName: z.string(),
  plannedAt: InstantText,
  approvedByName: z.string().nullable(),
  endedAt: InstantText.nullable(),
  /** Why a planned change could not be carried out on its day. */
  obstacles: z.array(Told),
  /** What it rests on, as it was handed in. */
  papers: z.array(z.object({ fileId: z.uuid(), name: z.string() })),
  can: Can,
})
export type Reshaping = z.infer<typeof Reshaping>

const orgId = z.object({ orgId: z.uuid() })
const OrgName = z.string().trim().min(2).max(100)
const ShortName = z.string().trim().min(2).max(30)
/** The decision it rests on: number of the document, day of the meeting. */
const Basis = z.string().trim().min(2).max(200)
/** 批复 and the like, where there is one at hand; no rule asks for it. */
const papers = { papers: GivenPapers.optional() }
const NewOrg = z.strictObject({
  name: OrgName,
  shortName: ShortName,
  type: z.string(),
  isVillage: z.boolean().default(false),
})
const Ids = z.array(z.uuid()).max(2000)

const refusals = [
  'organisations.not-found',
  'organisations.not-yours',
  'organisations.dissolved',
  'organisations.day-past',
  'organisations.day-before-last-change',
  'organisations.name-taken',
  'organisations.stands-in-the-way',
  ...['procedure.paper-gone', 'procedure.paper-many', 'procedure.paper-unwanted'],
]

export const renameOrg = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/rename',
  summary: { zh: '更名，写明从哪天起', en: 'Renames an organisation from a day on' },
  params: orgId,
  body: z.strictObject({
    name: OrgName,
    shortName: ShortName,
    effectiveOn: DayText,
    basis: Basis.optional(),
    ...papers,
  }),
  answer: Reshaping,
  errors: refusals,
})

export const moveOrg = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/move',
  summary: { zh: '调整隶属关系，写明从哪天起', en: 'Moves an organisation under another from a day on' },
  params: orgId,
  body: z.strictObject({ parentId: z.uuid(), effectiveOn: DayText, basis: Basis.optional(), ...papers }),
  answer: Reshaping,
  errors: [...refusals, 'organisations.move-below-itself'],
})

export const mergeOrgs = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/merge',
  summary: {
    zh: '合并：并入另一个党组织，或与其他党组织合并新设；须另一人批准',
    en: 'Merges organisations into another or a new one; a second person approves',
  },
  params: orgId,
  body: z.strictObject({
    /** Those that are merged together with it. */
    alsoIds: z.array(z.uuid()).max(20).default([]),
    intoId: z.uuid().optional(),
    asNew: NewOrg.optional(),
    effectiveOn: DayText,
    basis: Basis,
    ...papers,
  }),
  answer: Reshaping,
  errors: [
    ...refusals,
    'organisations.in-person-only',
    'organisations.merge-target',
    'organisations.merge-into-itself',
    'organisations.type-unknown',
    'organisations.move-below-itself',
  ],
})

export const splitOrg = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/split',
  summary: {
    zh: '分设：一部分下级和党员划给新设的党组织；须另一人批准',
    en: 'Splits an organisation into new ones; a second person approves',
  },
  params: orgId,
  body: z.strictObject({
    parts: z
      .array(z.strictObject({ ...NewOrg.shape, childIds: Ids.default([]), itemIds: Ids.default([]) }))
      .min(1)
      .max(10),
    /** Whether the old organisation ends; what is left then goes to the first part, but no member and no subordinate. */
    isEnding: z.boolean().default(false),
    effectiveOn: DayText,
    basis: Basis,
    ...papers,
  }),
  answer: Reshaping,
  errors: [
    ...refusals,
    'organisations.in-person-only',
    'organisations.type-unknown',
    'organisations.split-not-below',
    'organisations.split-twice',
  ],
})

export const dissolveOrg = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/dissolve',
  summary: {
    zh: '撤销：党员、下级和未办结的诉求件须先有去处；须另一人批准',
    en: 'Dissolves an organisation that holds nothing any more; a second person approves',
  },
  params: orgId,
  body: z.strictObject({ effectiveOn: DayText, basis: Basis, ...papers }),
  answer: Reshaping,
  errors: [...refusals, 'organisations.in-person-only'],
})

export const approveReshaping = endpoint({
  method: 'POST',
  path: '/api/organisations/reshapings/:reshapingId/approve',
  summary: { zh: '批准组织变更（不能批准自己提出的）', en: 'Approves a change somebody else asked for' },
  params: z.object({ reshapingId: z.uuid() }),
  answer: Reshaping,
  errors: [
    'organisations.reshaping-not-found',
    'organisations.not-yours',
    'organisations.not-by-oneself',
    'organisations.reshaping-ended',
    'organisations.day-past',
    'organisations.stands-in-the-way',
  ],
})

export const revokeReshaping = endpoint({
  method: 'POST',
  path: '/api/organisations/reshapings/:reshapingId/revoke',
  summary: { zh: '在生效前撤回组织变更', en: 'Takes a change back before its day' },
  params: z.object({ reshapingId: z.uuid() }),
  answer: Reshaping,
  errors: ['organisations.reshaping-not-found', 'organisations.not-yours', 'organisations.reshaping-ended'],
})

export const listReshapings = endpoint({
  method: 'GET',
  path: '/api/organisations/reshapings',
  summary: { zh: '组织变更：待批准、待生效和已办的', en: 'Changes of the tree: asked for, planned and done' },
  query: Paging.extend({ orgId: z.uuid().optional(), isOpen: z.stringbool().optional() }),
  answer: pageOf(Reshaping),
  errors: ['organisations.not-found'],
})

export const openReshapingPaper = endpoint({
  method: 'GET',
  path: '/api/organisations/reshapings/:reshapingId/papers/:paperId',
  summary: { zh: '打开组织变更的附件，留痕', en: 'A paper a change rests on, for who may read the change; recorded' },
  params: z.object({ reshapingId: z.uuid(), paperId: z.uuid() }),
  answer: z.any(),
  errors: ['organisations.reshaping-not-found', 'organisations.not-yours', 'kernel.not-found', 'kernel.file-damaged'],
})

/** What a change of this kind would take along or is stopped by. */
export const readConsequences = endpoint({
  method: 'GET',
  path: '/api/organisations/:orgId/consequences',
  summary: {
    zh: '变更前看一看：会带走多少党员、诉求件、文章、账号，有什么还不能办',
    en: 'What a change would take along, before it is asked for',
  },
  params: orgId,
  query: z.object({ kind: ReshapingKind }),
  answer: z.object({
    takesAlong: z.array(Told.extend({ count: z.number().int() })),
    inTheWay: z.array(Told),
  }),
  errors: ['organisations.not-found', 'organisations.not-yours'],
})

/** What may be given to a part one by one. */
export const listItems = endpoint({
  method: 'GET',
  path: '/api/organisations/:orgId/items',
  summary: { zh: '分设时可以逐个划转的党员', en: 'The members that may go to a part of a split one by one' },
  params: orgId,
  answer: z.object({ rows: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  errors: ['organisations.not-found', 'organisations.not-yours'],
})

export const reshapingEndpoints = [
  renameOrg,
  moveOrg,
  mergeOrgs,
  splitOrg,
  dissolveOrg,
  approveReshaping,
  revokeReshaping,
  listReshapings,
  openReshapingPaper,
  readConsequences,
  listItems,
]
