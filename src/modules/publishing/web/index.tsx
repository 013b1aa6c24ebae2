import { sitePage } from '#modules/sites/web/index.tsx'
import type { ChapterWeb } from '#ui/chapter.ts'
import { compareWords } from './comparing/compare-words.ts'
import { localNoteWords } from './local-note-words.ts'
import { offerWords } from './offer-words.ts'
import { pageWords } from './words.ts'

const editor = () => import('./editor-pages.tsx')

/** The chapter's pages in the console. The page of a site is completed here: only articles tell whether a window is fresh. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'articles',
      handle: { crumb: pageWords.articles },
      lazy: async () => ({ Component: (await import('./article-list-page.tsx')).ArticleListPage }),
    },
    {
      path: 'articles/create',
      handle: { crumb: pageWords.write },
      lazy: async () => ({ Component: (await editor()).WriteArticlePage }),
    },
    {
      path: 'articles/:articleId',
      handle: { crumb: pageWords.oneArticle },
      lazy: async () => ({ Component: (await import('./article-page.tsx')).ArticlePage }),
    },
    {
      path: 'articles/:articleId/edit',
      handle: { crumb: pageWords.edit },
      lazy: async () => ({ Component: (await editor()).EditArticlePage }),
    },
    {
      path: 'articles/:articleId/compare',
      handle: { crumb: compareWords.title },
      lazy: async () => ({ Component: (await import('./comparing/compare-page.tsx')).ComparePage }),
    },
    {
      path: 'handed-articles',
      handle: { crumb: localNoteWords.handed },
      lazy: async () => ({ Component: (await import('./handed-list-page.tsx')).HandedListPage }),
    },
    {
      path: 'handed-articles/:articleId',
      handle: { crumb: localNoteWords.oneHanded },
      lazy: async () => ({ Component: (await import('./handed-article-page.tsx')).HandedArticlePage }),
    },
    {
      path: 'local-notes/:noteId',
      handle: { crumb: localNoteWords.note },
      lazy: async () => ({ Component: (await import('./handed-article-page.tsx')).LocalNotePage }),
    },
    {
      path: 'offered-articles',
      handle: { crumb: offerWords.offered },
      lazy: async () => ({ Component: (await import('./offered-list-page.tsx')).OfferedListPage }),
    },
    {
      path: 'offered-articles/:offerId',
      handle: { crumb: offerWords.oneOffered },
      lazy: async () => ({ Component: (await import('./offered-article-page.tsx')).OfferedArticlePage }),
    },
    {
      path: 'offers/:offerId',
      handle: { crumb: offerWords.oneOffered },
      lazy: async () => ({ Component: (await import('./offered-article-page.tsx')).OfferPage }),
    },
    {
      path: 'offer-answers/:answerId',
      handle: { crumb: offerWords.oneOffered },
      lazy: async () => ({ Component: (await import('./offered-article-page.tsx')).OfferAnswerPage }),
    },
    {
      path: 'sites/open',
      handle: { crumb: pageWords.openSite },
      lazy: async () => ({ Component: (await import('./open-site-page.tsx')).OpenSitePage }),
    },
    sitePage(async () => (await import('./column-freshness.tsx')).ColumnFreshness),
  ],
  menu: [{ label: pageWords.articles, path: '/console/articles', icon: 'article', needs: ['readArticles'] }],
  waiting: [],
  ownPanels: [
    {
      key: 'articles.latest',
      needs: ['readArticles'],
      load: async () => ({ Panel: (await import('./latest-panel.tsx')).LatestPanel }),
    },
  ],
  homePanels: [
    {
      key: 'articles.waiting',
      needs: ['readArticles'],
      load: async () => ({ Panel: (await import('./waiting-panel.tsx')).WaitingPanel }),
    },
  ],
}
