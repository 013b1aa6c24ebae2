import type { ChapterWeb } from '#ui/chapter.ts'
import { correctionWords } from './correction-words.ts'
import { duplicateWords } from './duplicate-words.ts'
import { exportWords } from './export-words.ts'
import { importWords } from './import-words.ts'
import { ownWords } from './own-words.ts'
import { paths } from './paths.ts'
import { figureWords, organisationPostWords, pageWords } from './words.ts'

export { paths as memberPaths } from './paths.ts'

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'members',
      handle: { crumb: pageWords.roster },
      lazy: async () => ({ Component: (await import('./member-list-page.tsx')).MemberListPage }),
    },
    {
      path: 'members/enter',
      handle: { crumb: pageWords.enter },
      lazy: async () => ({ Component: (await import('./enter-member-page.tsx')).EnterMemberPage }),
    },
    {
      path: 'member-figures',
      handle: { crumb: figureWords.figures },
      lazy: async () => ({ Component: (await import('./figures-page.tsx')).FiguresPage }),
    },
    {
      path: 'organisations/:orgId/posts',
      handle: { crumb: organisationPostWords.posts },
      lazy: async () => ({ Component: (await import('./posts-page.tsx')).PostsPage }),
    },
    {
      path: 'members/imports',
      handle: { crumb: importWords.imports },
      lazy: async () => ({ Component: (await import('./import-list-page.tsx')).ImportListPage }),
    },
    {
      path: 'members/imports/:batchId',
      handle: { crumb: importWords.oneImport },
      lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }),
    },
    {
      path: 'members/duplicates',
      handle: { crumb: duplicateWords.duplicates },
      lazy: async () => ({ Component: (await import('./duplicate-list-page.tsx')).DuplicateListPage }),
    },
    {
      path: 'members/duplicates/:duplicateId',
      handle: { crumb: duplicateWords.one },
      lazy: async () => ({ Component: (await import('./duplicate-page.tsx')).DuplicatePage }),
    },
    {
      path: 'my-record',
      handle: { crumb: ownWords.own },
      lazy: async () => ({ Component: (await import('./my-record-page.tsx')).MyRecordPage }),
    },
    {
      path: 'my-record/correct',
      handle: { crumb: correctionWords.ask },
      lazy: async () => ({ Component: (await import('./ask-correction-page.tsx')).AskCorrectionPage }),
    },
    {
      path: 'members/exports',
      handle: { crumb: exportWords.exports },
      lazy: async () => ({ Component: (await import('./export-list-page.tsx')).ExportListPage }),
    },
    {
      path: 'members/exports/new',
      handle: { crumb: exportWords.ask },
      lazy: async () => ({ Component: (await import('./ask-export-page.tsx')).AskExportPage }),
    },
    {
      path: 'members/exports/:exportId',
      handle: { crumb: exportWords.oneExport },
      lazy: async () => ({ Component: (await import('./export-page.tsx')).ExportPage }),
    },
    {
      path: 'members/:memberId',
      handle: { crumb: pageWords.card },
      lazy: async () => ({ Component: (await import('./card-page.tsx')).CardPage }),
    },
    {
      path: 'members/:memberId/edit',
      handle: { crumb: pageWords.edit },
      lazy: async () => ({ Component: (await import('./edit-member-page.tsx')).EditMemberPage }),
    },
  ],
  menu: [
    { label: ownWords.own, path: '/console/my-record', icon: 'card', needs: ['readOwn'] },
    { label: pageWords.roster, path: '/console/members', icon: 'people', needs: ['listMembers'] },
    { label: figureWords.figures, path: '/console/member-figures', icon: 'shares', needs: ['countMembers'] },
  ],
  waiting: [],
  subjects: { 'members.duplicate': paths.oneDuplicate },
  ownPanels: [
    {
      key: 'members.organisation',
      needs: ['countMembers'],
      load: async () => ({ Panel: (await import('./my-organisation-panel.tsx')).MyOrganisationPanel }),
    },
    {
      key: 'members.committee',
      needs: ['countMembers'],
      load: async () => ({ Panel: (await import('./committee-panel.tsx')).CommitteePanel }),
    },
  ],
  homePanels: [
    {
      key: 'members.organisation',
      needs: ['countMembers'],
      load: async () => ({ Panel: (await import('./my-organisation-panel.tsx')).MyOrganisationPanel }),
    },
  ],
}
