import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'

/** The colours a site may have; each is a tested pair (UX-PT17). */
export const Theme = z.enum(['red', 'crimson', 'blue'])
export type Theme = z.infer<typeof Theme>
export const SiteState = z.enum(['ACTIVE', 'PAUSED'])
export type SiteState = z.infer<typeof SiteState>

/** Codes of the nine sections every site has. */
export const sectionCodes = [
  'PARTY_AFFAIRS',
  'INTERACTION',
  'SERVICES',
  'ORGANISATION',
  'DISCIPLINE',
  'PUBLICITY',
  'UNITED_FRONT',
  'SECRETARIAT',
  'EXTERNAL_EXCHANGE',
] as const
export const SectionCode = z.enum(sectionCodes)
export type SectionCode = z.infer<typeof SectionCode>

/** A section of the common frame. */
export const Section = z.object({
  code: SectionCode,
  slug: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  line: z.string().nullable(),
  position: z.number().int(),
})
export type Section = z.infer<typeof Section>

/** A window of one site inside a section. `promiseDays`: it is promised to change at least so often (A10). */
export const SiteColumn = z.object({
  id: z.uuid(),
  sectionCode: SectionCode,
  slug: z.string(),
  name: z.string(),
  position: z.number().int(),
  promiseDays: z.number().int(),
  owner: z.string(),
  closedOn: DayText.nullable(),
})
export type SiteColumn = z.infer<typeof SiteColumn>

const Line = z.string().trim().min(1).max(100)
const Slug = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/)
const shownFacts = {
  name: z.string().trim().min(2).max(40),
  theme: Theme,
  hostedBy: Line,
  address: Line,
  phone: z
    .string()
    .trim()
    .regex(/^[\d+][\d\s-]{4,24}$/),
}

/** A site in a list. */
export const SiteRow = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  slug: z.string().nullable(),
  name: z.string(),
  state: SiteState,
  openedAt: InstantText,
})
export type SiteRow = z.infer<typeof SiteRow>

/** A site with everything that can be set. `blanks` are facts of the footer that are still missing (UX-PT10). */
export const SiteDetail = SiteRow.extend({
  theme: Theme,
  greyFrom: DayText.nullable(),
  greyUntil: DayText.nullable(),
  hostedBy: z.string(),
  address: z.string(),
  phone: z.string(),
  siteCode: z.string().nullable(),
  icpNumber: z.string().nullable(),
  policeNumber: z.string().nullable(),
  support: z.string().nullable(),
  needsReview: z.boolean(),
  pausedOn: DayText.nullable(),
  pausedReason: z.string().nullable(),
  successorOrgId: z.uuid().nullable(),
  version: z.number().int(),
  columns: z.array(SiteColumn),
  blanks: z.array(z.string()),
  can: Can,
})
export type SiteDetail = z.infer<typeof SiteDetail>

/** What it takes to open a site; everything else has a beginning of its own (A04). */
export const OpenSite = z.strictObject({
  orgId: z.uuid(),
  name: shownFacts.name.optional(),
  slug: Slug.optional(),
  theme: Theme.default('red'),
  hostedBy: Line.optional(),
  address: shownFacts.address,
  phone: shownFacts.phone,
})
export type OpenSite = z.infer<typeof OpenSite>

const orgId = z.object({ orgId: z.uuid() })
const common = ['sites.not-found', 'sites.not-an-editor'] as const

export const listSections = endpoint({
  method: 'GET',
  path: '/api/sections',
  summary: { zh: '每个网站都有的九个栏目', en: 'The nine sections every site has' },
  answer: z.object({ rows: z.array(Section) }),
})

export const listSites = endpoint({
  method: 'GET',
  path: '/api/sites',
  mayBeOld: true,
  summary: { zh: '管理范围内的网站，可按名称或拼音查找', en: 'The sites in one’s reach, by name or pinyin' },
  query: Paging.extend({ q: z.string().trim().max(60).optional(), state: SiteState.optional() }),
  answer: pageOf(SiteRow),
})

export const readSite = endpoint({
  method: 'GET',
  path: '/api/sites/:orgId',
  summary: { zh: '一个网站的设置', en: 'The settings of a site' },
  params: orgId,
  answer: SiteDetail,
  errors: ['sites.not-found'],
})

export const editSite = endpoint({
  method: 'PUT',
  path: '/api/sites/:orgId',
  summary: { zh: '修改网站名称、配色、页脚信息', en: 'Changes name, colours and footer of a site' },
  params: orgId,
  body: z.strictObject({
    ...shownFacts,
    greyFrom: DayText.nullable(),
    greyUntil: DayText.nullable(),
    siteCode: Line.nullable(),
    icpNumber: Line.nullable(),
    policeNumber: Line.nullable(),
    support: Line.nullable(),
    needsReview: z.boolean(),
    version: z.number().int(),
  }),
  answer: z.object({ orgId: z.uuid(), version: z.number().int() }),
  errors: [...common, 'sites.changed-meanwhile', 'sites.grey-days', 'sites.review-for-organisers'],
})

export const pauseSite = endpoint({
  method: 'POST',
  path: '/api/sites/:orgId/pause',
  summary: { zh: '停更：写明原因和由谁接着提供', en: 'Pauses a site with the reason and who goes on' },
  params: orgId,
  body: z.strictObject({ reason: z.string().trim().min(5).max(200), successorOrgId: z.uuid().nullable() }),
  answer: z.object({ orgId: z.uuid(), state: SiteState }),
  errors: [...common, 'sites.paused-already', 'sites.successor-not-open'],
})

export const resumeSite = endpoint({
  method: 'POST',
  path: '/api/sites/:orgId/resume',
  summary: { zh: '恢复更新', en: 'Takes a paused site up again' },
  params: orgId,
  answer: z.object({ orgId: z.uuid(), state: SiteState }),
  errors: [...common, 'sites.not-paused'],
})

const ColumnFacts = z.strictObject({
  sectionCode: SectionCode,
  name: z.string().trim().min(2).max(12),
  position: z.number().int().min(0).max(99).default(0),
  promiseDays: z.number().int().min(1).max(366),
  owner: Line,
})

export const addColumn = endpoint({
  method: 'POST',
  path: '/api/sites/:orgId/columns',
  summary: { zh: '在共同框架内增设本地栏目', en: 'Adds a window of one’s own inside a section' },
  params: orgId,
  body: ColumnFacts.extend({ slug: Slug.max(42).optional() }),
  answer: SiteColumn,
  errors: [...common, 'sites.column-name-taken', 'sites.too-many-columns'],
})

export const editColumn = endpoint({
  method: 'PUT',
  path: '/api/sites/:orgId/columns/:columnId',
  summary: { zh: '修改或关闭本地栏目', en: 'Changes or closes a window of one’s own' },
  params: orgId.extend({ columnId: z.uuid() }),
  body: ColumnFacts.extend({ isClosed: z.boolean().default(false) }),
  answer: SiteColumn,
  errors: [...common, 'sites.column-not-found', 'sites.column-name-taken'],
})

export const endpoints = [
  listSections,
  listSites,
  readSite,
  editSite,
  pauseSite,
  resumeSite,
  addColumn,
  editColumn,
] as const
