import type { ChapterWeb } from '#ui/chapter.ts'
import { pageWords } from './words.ts'

export { OrgChoice } from './org-choice.tsx'
export { OrgTreeFilter } from './org-tree-filter.tsx'
export { paths as orgPaths } from './paths.ts'
export { useOrgName, useOwnOrg } from './use-org.ts'

const forms = () => import('./org-forms.tsx')

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'organisations',
      handle: { crumb: pageWords.organisations },
      lazy: async () => ({ Component: (await import('./org-page.tsx')).OrgPage }),
    },
    {
      path: 'organisations/:orgId/create',
      handle: { crumb: pageWords.createBelow },
      lazy: async () => ({ Component: (await forms()).CreateOrgPage }),
    },
    {
      path: 'organisations/:orgId/rename',
      handle: { crumb: pageWords.rename },
      lazy: async () => ({ Component: (await forms()).RenameOrgPage }),
    },
    {
      path: 'organisations/:orgId/term',
      handle: { crumb: pageWords.recordTerm },
      lazy: async () => ({ Component: (await forms()).RecordTermPage }),
    },
  ],
  menu: [{ label: pageWords.organisations, path: '/console/organisations', icon: 'organisation', needs: ['readTree'] }],
  waiting: [],
  homePanels: [],
}
