import type { Page } from '#kernel/page.ts'
import { toDay } from '#kernel/time.ts'
import { type ProjectTold, projectPage, projectsPage } from '#modules/demands/portal.ts'
import { NOW, SLUG } from './sample-site.ts'

const PROJECT: ProjectTold = {
  slug: SLUG,
  write: `/o/${SLUG}/messages/new`,
  id: '6e0a4a3c-7f0e-4c3b-9a52-0c9f3f6f1a09',
  title: '村里的路灯坏了没人修',
  orgName: '青溪镇党委',
  ownerName: '镇村镇建设服务中心',
  matter: '半年里有四十多封来信说路灯不亮、报修没有人来。这件事专门立项来办。',
  words: ['路灯', '照明'],
  state: 'RUNNING',
  begunOn: toDay('2026-06-11'),
  dueOn: toDay('2026-12-31'),
  endedOn: null,
  outcome: null,
  measured: {
    before: { from: '2026-03-01', until: '2026-06-01', messages: 44 },
    after: { from: '2026-08-01', until: '2026-11-01', messages: 17 },
  },
  steps: [
    { ...{ at: NOW, byName: '青溪镇党委', takenBackAt: null, takenBackReason: null }, what: '查清全镇1,204盏路灯。' },
    { ...{ at: NOW, byName: '青溪镇党委', what: null }, takenBackAt: NOW, takenBackReason: '写错了村名。' },
  ],
}
const LIST = { slug: SLUG, write: PROJECT.write }
const few = { from: '2026-03-01', until: '2026-06-01', messages: null }

/** 每月一题 as everybody reads it (D27). */
export const PROJECT_PAGES: Readonly<Record<string, Page>> = {
  projects: projectsPage({ ...LIST, rows: [PROJECT, { ...PROJECT, id: 'p2', state: 'DONE' }] }),
  'projects-none': projectsPage({ ...LIST, rows: [] }),
  'one-project': projectPage(PROJECT),
  'one-project-asked': projectPage({
    ...PROJECT,
    asked: [
      {
        title: '先修哪几盏路灯',
        href: `/o/${SLUG}/consultations/1`,
        stateName: '正在征求',
        closesOn: toDay('2026-12-20'),
      },
    ],
  }),
  'one-project-new': projectPage({ ...PROJECT, steps: [], measured: { before: few, after: null } }),
  'one-project-done': projectPage({
    ...PROJECT,
    ...{ state: 'DONE', endedOn: toDay('2026-11-20'), outcome: '坏的路灯修好了，报修当天有人接。' },
  }),
}
