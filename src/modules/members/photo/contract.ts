import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const version = z.number().int().min(1)

export const keepPhoto = endpoint({
  method: 'PUT',
  path: '/api/members/:memberId/photo',
  summary: {
    zh: '放一张照片、换一张或去掉照片，写明理由',
    en: 'Keeps a photo of a member, or takes it away, with the reason',
  },
  params: z.object({ memberId: z.uuid() }),
  body: z.strictObject({
    version,
    reason: z.string().trim().min(2).max(200),
    /** A small JPEG in base64, as the page makes it; null takes the photo away. */
    photo: z.base64().min(1).max(140_000).nullable(),
  }),
  answer: z.object({ id: z.uuid(), version }),
  errors: [
    ...['members.not-found', 'members.not-for-this-role', 'members.changed-meanwhile', 'members.nothing-changed'],
    ...['people.photo-kind', 'people.photo-side', 'people.photo-large'],
  ],
})

export const readOwnPhoto = endpoint({
  method: 'GET',
  path: '/api/members/own/photo',
  summary: { zh: '我的照片', en: 'The photo that is kept of me' },
  answer: z.object({ photo: z.string().nullable() }),
  errors: ['members.not-for-this-role', 'members.no-own-record'],
})

export const dropOwnPhoto = endpoint({
  method: 'POST',
  path: '/api/members/own/photo/drop',
  summary: { zh: '去掉我的照片，不需要理由', en: 'Takes the photo of me away; no reason is asked' },
  answer: z.object({ hasPhoto: z.literal(false) }),
  errors: ['members.not-for-this-role', 'members.no-own-record', 'members.nothing-changed'],
})

export const photoEndpoints = [keepPhoto, readOwnPhoto, dropOwnPhoto]
