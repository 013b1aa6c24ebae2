import type { ChapterWeb } from '#ui/chapter.ts'
import { pageWords } from './words.ts'

/** The chapter's page in the console; the form itself stands on the public side, for everybody. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'feedback',
      handle: { crumb: pageWords.inbox },
      lazy: async () => ({ Component: (await import('./inbox-page.tsx')).InboxPage }),
    },
  ],
  menu: [{ label: pageWords.inbox, path: '/console/feedback', icon: 'remark', needs: ['listRemarks'] }],
  waiting: [],
  homePanels: [],
}
