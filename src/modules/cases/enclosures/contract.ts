import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'
import { enclosureKinds } from './codes.ts'

const keys = Object.keys(enclosureKinds) as [keyof typeof enclosureKinds]

export const listEnclosures = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/enclosures',
  summary: {
    zh: '留言人随留言发来的照片和文件，不公开',
    en: 'Photos and files its writer sent with a case; never public',
  },
  params: z.object({ caseId: z.uuid() }),
  answer: z.object({
    enclosures: z.array(
      z.object({
        id: z.uuid(),
        at: InstantText,
        mediaType: z.enum(keys),
        size: z.number().int(),
        /** Null where its writer erased it. */
        name: z.string().nullable(),
        erasedAt: InstantText.nullable(),
      }),
    ),
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const openEnclosure = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/enclosures/:enclosureId',
  summary: {
    zh: '打开留言人发来的一个照片或文件，留痕',
    en: 'Opens one photo or file its writer sent; recorded',
  },
  params: z.object({ caseId: z.uuid(), enclosureId: z.uuid() }),
  answer: z.any(),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.enclosure-missing'],
})

export const uploadEnclosure = endpoint({
  method: 'PUT',
  path: '/api/case-enclosures',
  summary: {
    zh: '帮办时上传对方带来的照片或文件，或者上传要随答复发出的，一小时内用上；没有用到的自动清除',
    en: 'Hands in what somebody brought, for the case that is filed for him, or what goes with an answer, within the hour',
  },
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  answer: z.object({ id: z.uuid(), name: z.string() }),
  errors: [
    ...['cases.not-a-handler', 'cases.enclosure-kind', 'cases.enclosure-heic', 'cases.enclosure-large'],
    ...['cases.enclosure-broken', 'cases.enclosure-runs', 'cases.enclosure-crowded', 'kernel.too-many-tries'],
  ],
  isUpload: true,
})

export const enclosureEndpoints = [listEnclosures, openEnclosure, uploadEnclosure]
