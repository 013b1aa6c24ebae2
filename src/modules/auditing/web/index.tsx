import type { ChapterWeb } from '#ui/chapter.ts'
import { checkWords } from './check-words.ts'
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
    {
      path: 'audit/checks',
      handle: { crumb: checkWords.title },
      lazy: async () => ({ Component: (await import('./check-page.tsx')).CheckPage }),
    },
  ],
  menu: [
    { label: pageWords.title, path: paths.search, icon: 'review', needs: ['searchAudit'] },
    { label: checkWords.title, path: paths.checks, icon: 'health', needs: ['startChainCheck'] },
  ],
  waiting: [],
  homePanels: [],
}
