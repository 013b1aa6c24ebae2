import type { Page } from '#kernel/page.ts'
import {
  EMPTY_MESSAGE,
  type KnowledgeLine,
  knowledgePage,
  oneKnowledgePage,
  similarPage,
  takenBackPage,
} from '#modules/cases/portal.ts'
import { words } from '#modules/cases/words.ts'
import { NOW, SLUG } from './sample-site.ts'

const KNOWN: KnowledgeLine = {
  id: '6e0a4a3c-7f0e-4c3b-9a52-0c9f3f6f1a01',
  orgName: '青溪镇便民服务中心',
  field: '城乡建设',
  question: '村里的路灯坏了，找谁修、要不要钱？',
  answer: `打村委会的电话报修，说清是哪一盏。一般三天内修好，不收钱。\n\n${'晚上急用的，可以先到村委会借应急灯。'.repeat(4)}`,
  shownAt: NOW,
}
const LIST = {
  ...{ slug: SLUG, page: 1, perPage: 20, query: '' },
  fields: [
    { field: '城乡建设', shown: 31 },
    { field: '劳动和社会保障', shown: 4 },
  ],
}
const WRITTEN = {
  slug: SLUG,
  values: { ...EMPTY_MESSAGE, kind: 'CONSULT', title: '路灯坏了找谁', isPublic: 'yes', consent: 'on' },
  token: 't1',
}

/** 常见问答 as everybody reads it (C09). */
export const KNOWLEDGE_PAGES: Readonly<Record<string, Page>> = {
  questions: knowledgePage({ ...LIST, rows: [KNOWN, { ...KNOWN, id: 'k2', field: null }], total: 2 }),
  'questions-of-field': knowledgePage({ ...LIST, rows: [KNOWN], total: 31, field: '城乡建设', page: 2 }),
  'questions-not-found': knowledgePage({ ...LIST, rows: [], total: 0, query: '没有这样的词' }),
  'questions-empty': knowledgePage({ ...LIST, rows: [], total: 0, fields: [] }),
  'one-question': oneKnowledgePage({ slug: SLUG, ...KNOWN }),
  'question-taken-back': takenBackPage({
    ...{ slug: SLUG, id: 'k3', orgName: '青溪镇便民服务中心', takenBackAt: NOW, reason: '电话换了，正在核对。' },
  }),
  'similar-known': similarPage({ ...WRITTEN, hints: [], similar: [], knowledge: [KNOWN] }),
  'similar-known-urgent': similarPage({
    ...WRITTEN,
    hints: [words['cases.hint-fire']],
    similar: [
      {
        ...{ number: 'QX2026-0043', title: '大石村四组的路灯什么时候能修好', step: 'HANDLING', voices: 3 },
        ...{ handledBy: '青溪镇便民服务中心', mayJoin: true, board: null },
      },
    ],
    knowledge: [KNOWN],
  }),
}
