import type { ChapterWeb } from '#ui/chapter.ts'
import { pageWords } from './words.ts'

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'cases',
      handle: { crumb: pageWords.cases },
      lazy: async () => ({ Component: (await import('./case-list-page.tsx')).CaseListPage }),
    },
    {
      path: 'cases/:caseId',
      handle: { crumb: pageWords.oneCase },
      lazy: async () => ({ Component: (await import('./case-page.tsx')).CasePage }),
    },
  ],
  menu: [{ label: pageWords.cases, path: '/console/cases', icon: 'message', needs: ['handleCases'] }],
  waiting: [],
  homePanels: [
    {
      key: 'cases.waiting',
      needs: ['handleCases'],
      load: async () => ({ Panel: (await import('./waiting-panel.tsx')).WaitingPanel }),
    },
  ],
}
