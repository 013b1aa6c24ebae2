import { call } from '#kernel/client.ts'
import { keepViews, readViews } from '#modules/accounts/contract.ts'
import type { ViewsKeeper } from '#ui/list-taste.ts'

/** Saved views are kept with one's account, so they are there on another device. */
export const viewsKeeper: ViewsKeeper = {
  read: async (list) => (await call(readViews, { list })).views,
  keep: (list, views) => call(keepViews, { list, views: [...views] }),
}
