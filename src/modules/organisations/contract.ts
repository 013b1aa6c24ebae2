import { z } from 'zod'
import { Can, DayText, endpoint } from '#kernel/contract.ts'
import { type Line, lines } from './codes.ts'
import { reshapingEndpoints } from './reshaping/contract.ts'
import { tableEndpoints } from './tables/contract.ts'

/** One organisation in a list or tree. `path` is internal and never leaves; `trail` names the organisations above, from the reader's own. */
export const OrgNode = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  type: z.string(),
  level: z.string().nullable(),
  hasChildren: z.boolean(),
  dissolvedOn: DayText.nullable(),
})
export type OrgNode = z.infer<typeof OrgNode>

export const OrgHit = OrgNode.extend({ trail: z.array(z.string()), trailIds: z.array(z.uuid()) })
export type OrgHit = z.infer<typeof OrgHit>

const Period = z.object({ from: DayText.nullable(), until: DayText.nullable() })

export const OrgTerm = z.object({
  id: z.uuid(),
  electedOn: DayText,
  endsOn: DayText,
  extendedUntil: DayText.nullable(),
  status: z.enum(['CURRENT', 'DUE_SOON', 'OVERDUE', 'EXTENDED', 'ENDED']),
})

const Related = z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['MERGE', 'SPLIT']), on: DayText })

export const OrgDetail = OrgNode.extend({
  parentId: z.uuid().nullable(),
  trail: z.array(z.string()),
  slug: z.string().nullable(),
  divisionCode: z.string().nullable(),
  creditCode: z.string().nullable(),
  isVillage: z.boolean(),
  foundedOn: DayText,
  lines: z.array(z.string()),
  terms: z.array(OrgTerm),
  namings: z.array(Period.extend({ name: z.string(), type: z.string() })),
  /** Out of which it came, and what became of it. */
  predecessors: z.array(Related),
  successors: z.array(Related),
  placements: z.array(Period.extend({ parentId: z.uuid().nullable(), parentName: z.string().nullable() })),
  can: Can,
})
export type OrgDetail = z.infer<typeof OrgDetail>

const on = DayText.optional()
const orgId = z.object({ orgId: z.uuid() })
const OrgName = z.string().trim().min(2).max(100)
const Lines = z.array(z.enum(Object.keys(lines) as [Line, ...Line[]])).max(6)

export const listChildren = endpoint({
  method: 'GET',
  path: '/api/organisations',
  mayBeOld: true,
  summary: {
    zh: '组织树的一层；不带上级时从自己的组织开始',
    en: 'One level of the tree; without a parent it starts at one’s own organisation',
  },
  query: z.object({ parentId: z.uuid().optional(), on }),
  answer: z.object({ rows: z.array(OrgNode) }),
})

export const searchOrgs = endpoint({
  method: 'GET',
  path: '/api/organisations/search',
  mayBeOld: true,
  summary: {
    zh: '按名称、拼音、首字母或代码查找党组织，可指定某一天',
    en: 'Finds organisations by name, pinyin, initials or code, as on a day',
  },
  query: z.object({
    q: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    on,
  }),
  answer: z.object({ rows: z.array(OrgHit) }),
})

export const readOrg = endpoint({
  method: 'GET',
  path: '/api/organisations/:orgId',
  summary: { zh: '一个党组织的情况，可指定某一天', en: 'One organisation, as on a day' },
  params: orgId,
  query: z.object({ on }),
  answer: OrgDetail,
  errors: ['organisations.not-found'],
})

export const createOrg = endpoint({
  method: 'POST',
  path: '/api/organisations',
  summary: { zh: '在某个党组织下新建党组织', en: 'Sets up an organisation under another' },
  body: z.strictObject({
    parentId: z.uuid(),
    type: z.string(),
    name: OrgName,
    shortName: z.string().trim().min(2).max(30),
    isVillage: z.boolean().default(false),
    foundedOn: DayText,
    /** Unified social credit code of the unit it belongs to, where there is one. */
    creditCode: z.string().max(40).optional(),
  }),
  answer: z.object({ id: z.uuid(), code: z.string() }),
  errors: [
    'organisations.not-found',
    'organisations.type-unknown',
    'organisations.not-yours',
    'organisations.dissolved',
    'organisations.name-taken',
    'organisations.day-in-future',
    'organisations.credit-code-length',
    'organisations.credit-code-characters',
    'organisations.credit-code-check',
  ],
})

export const recordTerm = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/terms',
  summary: { zh: '登记换届：选举日期，任期自动计算', en: 'Records an election; the term follows from it' },
  params: orgId,
  body: z.strictObject({ electedOn: DayText }),
  answer: OrgTerm,
  errors: [
    'organisations.not-found',
    'organisations.not-yours',
    'organisations.has-no-term',
    'organisations.day-in-future',
    'organisations.day-before-last-change',
  ],
})

export const setLines = endpoint({
  method: 'PUT',
  path: '/api/organisations/:orgId/lines',
  summary: { zh: '确定这个党组织归入哪些条线', en: 'Says which lines an organisation takes part in' },
  params: orgId,
  body: z.strictObject({ lines: Lines }),
  answer: z.object({ lines: z.array(z.string()) }),
  errors: ['organisations.not-found', 'organisations.not-yours'],
})

export const endpoints = [
  ...reshapingEndpoints,
  ...tableEndpoints,
  listChildren,
  searchOrgs,
  readOrg,
  createOrg,
  recordTerm,
  setLines,
]
