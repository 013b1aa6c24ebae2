import type { ChapterWeb } from '#ui/chapter.ts'
import { reshapingWords } from './reshaping-words.ts'
import { pageWords } from './words.ts'

export { OrgChoice } from './org-choice.tsx'
export { OrgTreeFilter } from './org-tree-filter.tsx'
export { paths as orgPaths } from './paths.ts'
export { useOrgName, useOwnOrg } from './use-org.ts'

const forms = () => import('./org-forms.tsx')
const changes = () => import('./reshaping-forms.tsx')

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
    {
      path: 'organisations/:orgId/lines',
      handle: { crumb: pageWords.setLines },
      lazy: async () => ({ Component: (await forms()).SetLinesPage }),
    },
    {
      path: 'organisations/:orgId/move',
      handle: { crumb: reshapingWords.move },
      lazy: async () => ({ Component: (await changes()).MoveOrgPage }),
    },
    {
      path: 'organisations/:orgId/merge',
      handle: { crumb: reshapingWords.merge },
      lazy: async () => ({ Component: (await changes()).MergeOrgPage }),
    },
    {
      path: 'organisations/:orgId/split',
      handle: { crumb: reshapingWords.split },
      lazy: async () => ({ Component: (await changes()).SplitOrgPage }),
    },
    {
      path: 'organisations/:orgId/dissolve',
      handle: { crumb: reshapingWords.dissolve },
      lazy: async () => ({ Component: (await changes()).DissolveOrgPage }),
    },
  ],
  menu: [{ label: pageWords.organisations, path: '/console/organisations', icon: 'organisation', needs: ['readTree'] }],
  waiting: [],
  homePanels: [],
}
