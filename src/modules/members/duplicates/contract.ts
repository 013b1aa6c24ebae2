import { z } from 'zod'
import { Can, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'

const duplicateId = z.object({ duplicateId: z.uuid() })

/** One of the two records of a pair. */
export const Side = z.enum(['FIRST', 'SECOND'])
export type Side = z.infer<typeof Side>

/** Why two records were laid side by side: one identity number, or name, birth date and one thing more. */
export const Basis = z.enum(['NUMBER', 'SIMILAR'])
export const DuplicateState = z.enum(['OPEN', 'SAME', 'DIFFERENT'])

/** Two records that may be of one person. */
export const DuplicateRow = z.object({
  id: z.uuid(),
  basis: Basis,
  state: DuplicateState,
  /** Of the first record, or of the second where the first was taken back with its import. */
  name: z.string(),
  firstOrg: z.string().nullable(),
  secondOrg: z.string().nullable(),
  foundAt: InstantText,
  decidedAt: InstantText.nullable(),
  decidedBy: z.string().nullable(),
})
export type DuplicateRow = z.infer<typeof DuplicateRow>

const Compared = z.object({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Codes and days as stored, sensitive values masked; whether they differ is told all the same. */
  first: z.string().nullable(),
  second: z.string().nullable(),
  differs: z.boolean(),
})
export type Compared = z.infer<typeof Compared>

const SideRecord = z.object({
  memberId: z.uuid(),
  name: z.string(),
  orgName: z.string(),
  status: z.string(),
  /** May sensitive values be opened, with a reason? */
  mayReveal: z.boolean(),
})

/** A pair side by side. */
export const Duplicate = DuplicateRow.extend({
  matterId: z.uuid().nullable(),
  /** Of the matter: who decides names what he saw (R-F09). */
  version: z.number().int(),
  first: SideRecord.nullable(),
  second: SideRecord.nullable(),
  /** Which record leads, once they are merged. */
  leads: Side.nullable(),
  fields: z.array(Compared),
  /** Null when the actor may decide now, else why not. */
  whyNot: z.object({ zh: z.string(), en: z.string() }).nullable(),
  can: Can,
})
export type Duplicate = z.infer<typeof Duplicate>

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/members/duplicates',
  summary: { zh: '同一人核对：可能重复登记的党员', en: 'Records that may be of one person' },
  query: Paging.extend({ state: DuplicateState.optional() }),
  answer: pageOf(DuplicateRow),
  errors: ['members.not-for-this-role'],
})

export const readDuplicate = endpoint({
  method: 'GET',
  path: '/api/members/duplicates/:duplicateId',
  summary: { zh: '两条记录并排比对，敏感信息遮盖', en: 'Two records side by side, masked' },
  params: duplicateId,
  answer: Duplicate,
  errors: [
    ...['members.duplicate-not-found', 'members.not-for-this-role', 'accounts.prove-yourself'],
    'kernel.too-many-tries',
  ],
})

export const decideDuplicate = endpoint({
  method: 'POST',
  path: '/api/members/duplicates/:duplicateId/decision',
  summary: {
    zh: '认定是不是同一人；是的，以一条记录为准合并，可以撤销',
    en: 'Decides whether it is one person; then one record leads, and the merge can be undone',
  },
  params: duplicateId,
  body: z.strictObject({
    version: z.number().int().min(1),
    isSame: z.boolean(),
    /** Which record leads; the other one is no member any more. */
    leads: Side.optional(),
    /** Where a field is not to follow the leading record: from which one it is taken. */
    take: z.record(z.string().max(40), Side).optional(),
    opinion: z.string().trim().max(500).optional(),
  }),
  answer: Duplicate,
  errors: [
    ...['members.duplicate-not-found', 'members.duplicate-record-gone', 'members.duplicate-no-lead'],
    ...[
      'members.duplicate-not-begun',
      'members.duplicate-oneself',
      'members.check-fields',
      'members.not-for-this-role',
    ],
    ...['procedure.not-yours', 'procedure.ended', 'procedure.meanwhile', 'procedure.opinion-missing'],
    'procedure.not-found',
  ],
})

export const reopenDuplicate = endpoint({
  method: 'POST',
  path: '/api/members/duplicates/:duplicateId/reopen',
  summary: {
    zh: '重新核对；已经合并的，两条记录先恢复原样',
    en: 'Compares anew; merged records are first put back as they were',
  },
  params: duplicateId,
  body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  answer: Duplicate,
  errors: [
    ...['members.duplicate-not-found', 'members.duplicate-open-already', 'members.duplicate-record-gone'],
    ...['members.not-for-this-role', 'procedure.nobody-there'],
  ],
})

export const duplicateEndpoints = [listDuplicates, readDuplicate, decideDuplicate, reopenDuplicate]
