import type { ChapterWeb } from '#ui/chapter.ts'
import { pageWords as w } from './words.ts'

/** What the chapter brings to the console: asking everybody, looking at what is handed in, answering. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'consultations',
      handle: { crumb: w.title },
      lazy: async () => ({ Component: (await import('./list-page.tsx')).ConsultationListPage }),
    },
    {
      path: 'consultations/:consultationId',
      handle: { crumb: w.one },
      lazy: async () => ({ Component: (await import('./one-page.tsx')).ConsultationPage }),
    },
  ],
  menu: [{ label: w.title, path: '/console/consultations', icon: 'consultation', needs: ['seeConsultations'] }],
  waiting: [],
  homePanels: [],
  beside: {
    'demands.topic': [
      { key: 'consultations.topic', load: async () => ({ Panel: (await import('./origin-panels.tsx')).TopicPanel }) },
    ],
    'demands.topics': [
      { key: 'consultations.topics', load: async () => ({ Panel: (await import('./origin-panels.tsx')).TopicsPanel }) },
    ],
    'demands.project': [
      {
        key: 'consultations.project',
        load: async () => ({ Panel: (await import('./origin-panels.tsx')).ProjectPanel }),
      },
    ],
  },
}
