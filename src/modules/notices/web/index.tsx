import type { Panel } from '#ui/chapter.ts'

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
