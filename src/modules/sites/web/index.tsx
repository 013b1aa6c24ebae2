import type { RouteObject } from 'react-router'
import type { ChapterWeb } from '#ui/chapter.ts'
import type { FreshnessOf } from './freshness-of.ts'
import { pageWords } from './words.ts'

export { paths as sitePaths } from './paths.ts'

/** The page of one site, completed by who knows how fresh its windows are. */
export const sitePage = (freshness: () => Promise<FreshnessOf>): RouteObject => ({
  path: 'sites/:orgId',
  handle: { crumb: pageWords.oneSite },
  lazy: async () => {
    const [{ SitePage }, known] = await Promise.all([import('./site-page.tsx'), freshness()])
    return { element: <SitePage freshness={known} /> }
  },
})

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'sites',
      handle: { crumb: pageWords.sites },
      lazy: async () => ({ Component: (await import('./site-list-page.tsx')).SiteListPage }),
    },
    {
      path: 'sites/:orgId/edit',
      handle: { crumb: pageWords.edit },
      lazy: async () => ({ Component: (await import('./edit-site-page.tsx')).EditSitePage }),
    },
  ],
  menu: [{ label: pageWords.sites, path: '/console/sites', icon: 'site', needs: ['editSite'] }],
  waiting: [],
  homePanels: [],
}
