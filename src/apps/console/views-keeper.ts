import { z } from 'zod'
import { call } from '#kernel/client.ts'
import { keepViews, readViews, SavedView, ViewList } from '#modules/accounts/contract.ts'
import { mostViews, type ViewsKeeper } from '#ui/list-taste.ts'
import { forget, recall } from '#ui/remembered.ts'

/** Saved views are kept with one's account, so they are there on another device. */
export const viewsKeeper: ViewsKeeper = {
  read: (list) => {
    const reading = underway.catch(() => {}).then(() => readOf(list))
    underway = reading
    return reading
  },
  keep: async (list, views) => call(keepViews, { list: ViewList.parse(list), views: [...views] }),
  isLeftBehind: (list) => recall<unknown>(oldKey(list), null) !== null,
}

// One read waits for the other: while views are being taken over, none are read that are about to be written over.
let underway: Promise<unknown> = Promise.resolve()

async function readOf(list: string): Promise<readonly SavedView[]> {
  const { views } = await call(readViews, { list: ViewList.parse(list) })
  return moveIn(list, views)
}

const oldKey = (list: string) => `views.${list}`

/**
 * Before, the browser kept them, in plain text that may name persons: who has none yet takes them over, and they are forgotten here in
 * any case. Where the account could not be reached they stay until the next time.
 */
async function moveIn(list: string, kept: readonly SavedView[]): Promise<readonly SavedView[]> {
  const before = z
    .array(z.unknown())
    .catch([])
    .parse(recall<unknown>(oldKey(list), []))
  const readable = before.flatMap((view) => SavedView.safeParse(view).data ?? []).slice(-mostViews)
  const isTakenOver = kept.length === 0 && readable.length > 0
  if (isTakenOver) await viewsKeeper.keep(list, readable)
  forget(oldKey(list))
  return isTakenOver ? readable : kept
}
