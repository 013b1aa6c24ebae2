import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

/** The lists whose views are kept; a page that begins to keep views adds its name. */
export const ViewList = z.enum(['members', 'cases', 'articles'])
const params = z.object({ list: ViewList })
const path = '/api/session/saved-view/:list'

/** What an address has behind its question mark, written as a browser writes it. */
const Query = z
  .string()
  .max(2000)
  .regex(/^[\w*.%=&+-]*$/)

/** A view of a list: its filters, order and columns as the address has them, under a name of one’s own. */
export const SavedView = z.strictObject({ name: z.string().trim().min(1).max(30), query: Query })
export type SavedView = z.infer<typeof SavedView>
// The use case refuses more than `mostViews` with a sentence; this bounds what is read at all.
const Views = z.array(SavedView).max(200)

export const readViews = endpoint({
  method: 'GET',
  path,
  summary: { zh: '我在这个列表里保存的常用视图', en: 'The views I saved of this list' },
  params,
  answer: z.object({ views: Views }),
})

export const keepViews = endpoint({
  method: 'PUT',
  path,
  effect: 'steps',
  summary: { zh: '保存这个列表的常用视图', en: 'Keeps my views of this list' },
  params,
  body: z.strictObject({ views: Views }),
  answer: z.object({ views: Views }),
  errors: ['accounts.too-many-views'],
})

export const endpoints = [readViews, keepViews]
