import { call } from '#kernel/client.ts'
import type { ChapterWeb } from '#ui/chapter.ts'
import { adviseReply } from '../contract.ts'
import { checkWords } from './check-words.ts'
import { courseWords } from './course-words.ts'
import { figureWords } from './figure-words.ts'
import { projectPageWords } from './project-words.ts'
import { topicWords } from './topic-words.ts'
import { pageWords } from './words.ts'

/** What the chapter brings to the console: topics, the responsibility list, suggestions beside a case, a second look at an answer. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'topics',
      handle: { crumb: topicWords.topics },
      lazy: async () => ({ Component: (await import('./topic-page.tsx')).TopicPage }),
    },
    {
      path: 'topics/:topicId',
      handle: { crumb: courseWords.title },
      lazy: async () => ({ Component: (await import('./topic-course-page.tsx')).TopicCoursePage }),
    },
    {
      path: 'projects',
      handle: { crumb: projectPageWords.title },
      lazy: async () => ({ Component: (await import('./project-list-page.tsx')).ProjectListPage }),
    },
    {
      path: 'projects/:projectId',
      handle: { crumb: projectPageWords.one },
      lazy: async () => ({ Component: (await import('./project-page.tsx')).ProjectPage }),
    },
    {
      path: 'demand-figures',
      handle: { crumb: figureWords.figures },
      lazy: async () => ({ Component: (await import('./figures-page.tsx')).DemandFiguresPage }),
    },
    {
      path: 'reply-checks',
      handle: { crumb: checkWords.title },
      lazy: async () => ({ Component: (await import('./reply-checks-page.tsx')).ReplyChecksPage }),
    },
    {
      path: 'responsibilities',
      handle: { crumb: pageWords.responsibilities },
      lazy: async () => ({ Component: (await import('./responsibility-page.tsx')).ResponsibilityPage }),
    },
  ],
  menu: [
    { label: topicWords.topics, path: '/console/topics', icon: 'topic', needs: ['seeTopics'] },
    { label: projectPageWords.title, path: '/console/projects', icon: 'project', needs: ['seeProjects'] },
    { label: figureWords.figures, path: '/console/demand-figures', icon: 'figures', needs: ['seeTopics'] },
    { label: checkWords.title, path: '/console/reply-checks', icon: 'review', needs: ['readReplyChecks'] },
    {
      label: pageWords.responsibilities,
      path: '/console/responsibilities',
      icon: 'list',
      needs: ['keepResponsibilities'],
    },
  ],
  waiting: [],
  homePanels: [],
  advice: {
    'cases.reply': async ({ subjectId, draft }) => (await call(adviseReply, { caseId: subjectId, text: draft })).hints,
  },
  beside: {
    'cases.case': [
      {
        key: 'demands.similar',
        load: async () => ({ Panel: (await import('./similar-panel.tsx')).SimilarPanel }),
      },
      {
        key: 'demands.suggestion',
        load: async () => ({ Panel: (await import('./suggestion-panel.tsx')).SuggestionPanel }),
      },
    ],
  },
}
