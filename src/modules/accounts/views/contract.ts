import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

/** The name of a list, `members`. */
const ListName = z.string().regex(/^[a-z][a-z-]{0,39}$/)
const params = z.object({ list: ListName })
const path = '/api/session/saved-view/:list'

/** What an address has behind its question mark, written as a browser writes it. */
const Query = z
  .string()
  .max(2000)
  .regex(/^[\w*.%=&+-]*$/)

/** A view of a list: its filters, order and columns as the address has them, under a name of one’s own. */
const SavedView = z.strictObject({ name: z.string().trim().min(1).max(30), query: Query })
const Views = z.array(SavedView).max(20)

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
})

export const endpoints = [readViews, keepViews]
