import { createContext, useContext } from 'react'
import type { ChapterWeb } from '#ui/chapter.ts'
import type { Adviser } from '#ui/draft-advice.tsx'

/**
 * The chapters' web doors in the order of the menu. One line a chapter:
 * `() => import('#modules/organisations/web/index.tsx'),`
 */
const doors: readonly (() => Promise<{ readonly web: ChapterWeb }>)[] = [
  () => import('#modules/organisations/web/index.tsx'),
  () => import('#modules/members/web/index.tsx'),
  () => import('#modules/cases/web/index.tsx'),
  () => import('#modules/demands/web/index.tsx'),
  () => import('#modules/consultations/web/index.tsx'),
  () => import('#modules/accounts/web/index.tsx'),
  () => import('#modules/notices/web/index.tsx'),
  () => import('#modules/publishing/web/index.tsx'),
  () => import('#modules/sites/web/index.tsx'),
  () => import('#modules/feedback/web/index.tsx'),
  () => import('#modules/operations/web/index.tsx'),
  () => import('#modules/auditing/web/index.tsx'),
]

/** Opens every door at once; the pages behind them stay unloaded until somebody goes there. */
export async function loadChapters(): Promise<readonly ChapterWeb[]> {
  const opened = await Promise.all(doors.map((open) => open()))
  return opened.map(({ web }) => web)
}

export const ChaptersContext = createContext<readonly ChapterWeb[]>([])

/** What the chapters bring to the shell. */
export function useChapters(): readonly ChapterWeb[] {
  return useContext(ChaptersContext)
}

/** What the chapters have to say about drafts, by the name of the form. */
export function adviceOf(chapters: readonly ChapterWeb[]): ReadonlyMap<string, readonly Adviser[]> {
  const all = new Map<string, Adviser[]>()
  for (const [form, adviser] of chapters.flatMap(({ advice }) => Object.entries(advice ?? {}))) {
    all.set(form, [...(all.get(form) ?? []), adviser])
  }
  return all
}
