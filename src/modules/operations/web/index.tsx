import type { ChapterWeb } from '#ui/chapter.ts'
import { paths } from './paths.ts'
import { webhookWords } from './webhook-words.ts'
import { pageWords } from './words.ts'

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'operations',
      handle: { crumb: pageWords.health },
      lazy: async () => ({ Component: (await import('./health-page.tsx')).HealthPage }),
    },
    {
      path: 'webhooks',
      handle: { crumb: webhookWords.webhooks },
      lazy: async () => ({ Component: (await import('./webhook-page.tsx')).WebhookPage }),
    },
  ],
  menu: [
    { label: pageWords.health, path: paths.health, icon: 'health', needs: ['readHealth'] },
    { label: webhookWords.webhooks, path: paths.webhooks, icon: 'notice', needs: ['readHealth'] },
  ],
  waiting: [
    {
      key: 'operations.trouble',
      needs: ['readHealth'],
      load: async () => ({ Panel: (await import('./trouble-panel.tsx')).TroublePanel }),
    },
  ],
  homePanels: [],
}
