import type { Page } from '#kernel/page.ts'
import { toDay } from '#kernel/time.ts'
import { noNumbers } from '#modules/cases/counts/open-numbers.ts'
import type { OpenStatistics } from '#modules/cases/index.ts'
import { openDataPage, statisticsPage } from '#modules/cases/portal.ts'
import { NOW, SITE, SLUG } from './sample-site.ts'

const PART = {
  ...noNumbers,
  received: 12,
  accepted: 11,
  answered: 9,
  unanswered: 3,
  clocked: 10,
  onTime: 8,
  overdue: 1,
  judged: 6,
  solved: 4,
}

const STATISTICS: OpenStatistics = {
  total: {
    ...PART,
    received: 436,
    answered: 421,
    withdrawn: 2,
    unanswered: 10,
    imported: 120,
    partly: 1,
    notSolved: 1,
    graded: 5,
    satisfied: 4,
    promised: 3,
    kept: 2,
    refused: 3,
  },
  parts: [
    { ...PART, orgId: 'a', orgName: '中共青溪镇委员会', slug: SLUG, isOwn: true },
    { ...PART, orgId: 'b', orgName: '茶山社区党支部', slug: 'chashan', isOwn: false },
    { ...noNumbers, received: 1, unanswered: 1, orgId: 'c', orgName: '柳湾村党总支', slug: null, isOwn: false },
  ],
  privateOfAll: 27,
  measures: [
    { rule: 'H1', kind: 'REDACT', wordsOf: 'REPLY', measured: 3, lifted: 0 },
    { rule: 'H3', kind: 'HIDE', wordsOf: 'CASE', measured: 1, lifted: 1 },
  ],
  appeals: [
    { way: 'ABOVE', decided: 2, lifted: 1 },
    { way: 'OWN', decided: 1, lifted: 0 },
  ],
  refusals: [
    { reason: 'IN_COURT', refused: 2 },
    { reason: 'NO_MATTER', refused: 1 },
  ],
}

/** The pages that count messages, in all their states. */
export const FIGURE_PAGES: Readonly<Record<string, Page>> = {
  statistics: statisticsPage({
    ...STATISTICS,
    slug: SLUG,
    organisation: SITE.organisation,
    year: 2026,
    years: [2026, 2025],
  }),
  'statistics-empty': statisticsPage({
    total: noNumbers,
    parts: [],
    refusals: [],
    measures: [],
    appeals: [],
    privateOfAll: null,
    slug: SLUG,
    organisation: SITE.organisation,
    year: 2025,
    years: [2026, 2025],
  }),
  'open-data': openDataPage({
    mostAnswers: 2000,
    months: [
      { month: toDay('2026-09-01'), countedAt: NOW },
      { month: toDay('2026-08-01'), countedAt: NOW },
    ],
    groups: [
      { month: toDay('2026-09-01'), field: '城乡建设', second: 'NONE', kind: 'HELP', state: 'SOLVED', cases: 24 },
      { month: toDay('2026-09-01'), field: '城乡建设', second: 'NONE', kind: 'OTHER', state: 'OTHER', cases: 17 },
      { month: toDay('2026-09-01'), field: 'OTHER', second: 'NONE', kind: 'OTHER', state: 'OTHER', cases: 13 },
    ],
  }),
  'open-data-empty': openDataPage({ mostAnswers: 2000, months: [], groups: [] }),
}
