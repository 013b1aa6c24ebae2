import type { ChapterWeb } from '#ui/chapter.ts'
import { channelWords } from './channel-words.ts'
import { classWords } from './class-words.ts'
import { commentWords } from './comment-words.ts'
import { fileWords } from './file-words.ts'
import { knowledgeWords } from './knowledge-words.ts'
import { limitWords } from './limit-words.ts'
import { oversightWords } from './oversight-words.ts'
import { paths } from './paths.ts'
import { rateWords } from './rate-words.ts'
import { pageWords } from './words.ts'

export { type ChosenClass, ClassChoice } from './class-choice.tsx'
export { JoinButton } from './join-button.tsx'
export { paths as casePaths } from './paths.ts'

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'cases',
      handle: { crumb: pageWords.cases },
      lazy: async () => ({ Component: (await import('./case-list-page.tsx')).CaseListPage }),
    },
    {
      path: 'cases/new',
      handle: { crumb: pageWords.fileCase },
      lazy: async () => ({ Component: (await import('./file-case-page.tsx')).FileCasePage }),
    },
    {
      path: 'questions',
      handle: { crumb: knowledgeWords.title },
      lazy: async () => ({ Component: (await import('./knowledge-page.tsx')).KnowledgePage }),
    },
    {
      path: 'case-limits',
      handle: { crumb: limitWords.title },
      lazy: async () => ({ Component: (await import('./limits-page.tsx')).LimitsPage }),
    },
    {
      path: 'class-list',
      handle: { crumb: classWords.title },
      lazy: async () => ({ Component: (await import('./class-list-page.tsx')).ClassListPage }),
    },
    {
      path: 'cases/oversight',
      handle: { crumb: oversightWords.title },
      lazy: async () => ({ Component: (await import('./oversight-page.tsx')).OversightPage }),
    },
    {
      path: 'cases/rates',
      handle: { crumb: rateWords.title },
      lazy: async () => ({ Component: (await import('./rates-page.tsx')).RatesPage }),
    },
    {
      path: 'cases/:caseId',
      handle: { crumb: pageWords.oneCase },
      lazy: async () => ({ Component: (await import('./case-page.tsx')).CasePage }),
    },
    {
      path: 'message-files',
      handle: { crumb: fileWords.files },
      lazy: async () => ({ Component: (await import('./file-list-page.tsx')).FileListPage }),
    },
    {
      path: 'message-files/:fileId',
      handle: { crumb: fileWords.oneFile },
      lazy: async () => ({ Component: (await import('./message-file-page.tsx')).MessageFilePage }),
    },
    {
      path: 'comments',
      handle: { crumb: commentWords.comments },
      lazy: async () => ({ Component: (await import('./comment-page.tsx')).CommentPage }),
    },
    {
      path: 'channels',
      handle: { crumb: channelWords.channels },
      lazy: async () => ({ Component: (await import('./channel-page.tsx')).ChannelPage }),
    },
  ],
  menu: [
    { label: pageWords.cases, path: '/console/cases', icon: 'message', needs: ['handleCases'] },
    { label: knowledgeWords.title, path: paths.questions, icon: 'question', needs: ['handleCases'] },
    { label: limitWords.title, path: '/console/case-limits', icon: 'settings', needs: ['handleCases'] },
    { label: classWords.title, path: '/console/class-list', icon: 'list', needs: ['handleCases'] },
    { label: channelWords.channels, path: '/console/channels', icon: 'channel', needs: ['keepChannels'] },
    { label: oversightWords.title, path: '/console/cases/oversight', icon: 'review', needs: ['overseeCases'] },
  ],
  waiting: [],
  ownPanels: [
    {
      key: 'cases.open',
      needs: ['handleCases'],
      load: async () => ({ Panel: (await import('./open-panel.tsx')).OpenPanel }),
    },
  ],
  homePanels: [
    {
      key: 'cases.leader',
      needs: ['leadCases'],
      load: async () => ({ Panel: (await import('./leader-panel.tsx')).LeaderPanel }),
    },
    {
      key: 'cases.waiting',
      needs: ['handleCases'],
      load: async () => ({ Panel: (await import('./waiting-panel.tsx')).WaitingPanel }),
    },
  ],
}
