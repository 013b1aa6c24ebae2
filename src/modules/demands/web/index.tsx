import { call } from '#kernel/client.ts'
import type { ChapterWeb } from '#ui/chapter.ts'
import { adviseReply } from '../contract.ts'

/** What the chapter brings to the console: a second look at an answer before it is sent. */
export const web: ChapterWeb = {
  routes: [],
  menu: [],
  waiting: [],
  homePanels: [],
  advice: {
    'cases.reply': async ({ subjectId, draft }) => (await call(adviseReply, { caseId: subjectId, text: draft })).hints,
  },
}
