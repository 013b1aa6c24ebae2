import type { ChapterWeb } from '#ui/chapter.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'audit',
      handle: { crumb: pageWords.title },
      lazy: async () => ({ Component: (await import('./search-page.tsx')).SearchPage }),
    },
  ],
  menu: [{ label: pageWords.title, path: paths.search, icon: 'review', needs: ['searchAudit'] }],
  waiting: [],
  homePanels: [],
}
