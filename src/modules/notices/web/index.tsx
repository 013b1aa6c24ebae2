import type { ChapterWeb, Panel } from '#ui/chapter.ts'
import { belowWords } from './below-words.ts'
import { lineWords } from './line-words.ts'
import { reminderWords } from './reminder-words.ts'

/** 待办 itself: the one list, first on the first page (UX-CS1). */
export const duePanel: Panel = {
  key: 'notices.due',
  needs: [],
  load: async () => ({ Panel: (await import('./due-panel.tsx')).DuePanel }),
}

/** The beginning of the same list, on the page of one’s own organisation. */
export const shortDuePanel: Panel = {
  key: 'notices.short',
  needs: [],
  load: async () => ({ Panel: (await import('./due-panel.tsx')).ShortDuePanel }),
}

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'reminder',
      handle: { crumb: reminderWords.title },
      lazy: async () => ({ Component: (await import('./reminder-page.tsx')).ReminderPage }),
    },
    {
      path: 'due-below',
      handle: { crumb: belowWords.title },
      lazy: async () => ({ Component: (await import('./below-page.tsx')).BelowPage }),
    },
    {
      path: 'line-matters',
      handle: { crumb: lineWords.title },
      lazy: async () => ({ Component: (await import('./line-list-page.tsx')).LineListPage }),
    },
    {
      path: 'line-matters/new',
      handle: { crumb: lineWords.send },
      lazy: async () => ({ Component: (await import('./line-form-page.tsx')).LineFormPage }),
    },
    {
      path: 'line-matters/received/:lineMatterId',
      handle: { crumb: lineWords.one },
      lazy: async () => ({ Component: (await import('./line-received-page.tsx')).LineReceivedPage }),
    },
    {
      path: 'line-matters/:lineMatterId',
      handle: { crumb: lineWords.one },
      lazy: async () => ({ Component: (await import('./line-page.tsx')).LinePage }),
    },
  ],
  menu: [
    { label: belowWords.title, path: '/console/due-below', icon: 'review', needs: ['lookBelow'] },
    { label: lineWords.title, path: '/console/line-matters', icon: 'list', needs: ['readLineMatters'] },
  ],
  waiting: [],
  homePanels: [],
}
