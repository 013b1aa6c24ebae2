import type { Page } from '#kernel/page.ts'
import { toDay } from '#kernel/time.ts'
import {
  agreementPage,
  type ConsultationTold,
  consultationPage,
  consultationsPage,
  ownStatementPage,
  type Visit,
} from '#modules/consultations/portal.ts'
import { NOW, SLUG } from './sample-site.ts'

const BLANK = {
  ...{ rule: null, reason: null, outcome: null, answer: null, dueOn: null, decideByOn: toDay('2026-11-25') },
  ...{ toldOn: null, isDone: null, toldText: null, toldBy: null },
}
const statement = (no: number, text: string | null, of = {}): ConsultationTold['statements'][number] => ({
  ...{ id: `s${no}`, no, handedOn: toDay('2026-11-23'), origin: 'OFFICE', state: 'SHOWN', text },
  ...BLANK,
  ...of,
})

const RUNNING: ConsultationTold = {
  slug: SLUG,
  id: '6e0a4a3c-7f0e-4c3b-9a52-0c9f3f6f1a28',
  title: '村口那块空地怎么用',
  question: '村口有一块三亩的空地，今年要定下来怎么用。\n您怎么看？',
  orgName: '青溪镇党委',
  state: 'RUNNING',
  openedOn: toDay('2026-11-20'),
  closesOn: toDay('2026-12-20'),
  answerDueOn: toDay('2027-01-08'),
  waited: 0,
  findings: {
    participants: 240,
    statements: [
      { no: 1, agree: 120, disagree: 100, pass: null },
      { no: 2, agree: 100, disagree: 120, pass: 20 },
      { no: 3, agree: 220, disagree: null, pass: 10 },
    ],
    groups: [
      { size: 130, x: -2.1, y: 0.3, says: [{ no: 1, agree: 9, disagree: 'FEW' }] },
      { size: 80, x: 2.4, y: 0.4, says: [{ no: 1, agree: 'FEW', disagree: 8 }] },
      { size: 30, x: 0.2, y: -1.9, says: [{ no: 1, agree: 'FEW', disagree: 'FEW' }] },
    ],
    common: [{ no: 3, stance: 1 }],
    dividing: [1, 2],
    top: [3, 1, 2],
  },
  foundAt: NOW,
  closedAt: null,
  ...{ answer: null, answeredOn: null, answeredBy: null, keptByName: null, today: toDay('2026-11-23') },
  statements: [
    statement(1, '先修停车的地方'),
    statement(2, '建成小公园'),
    statement(3, '不管建什么，都要先修路灯'),
    statement(4, null, { origin: 'CITIZEN', state: 'WAITING' }),
    statement(5, null, { origin: 'CITIZEN', state: 'REVIEW' }),
    statement(6, null, { origin: 'CITIZEN', state: 'REFUSED', rule: 'H1', reason: '写了别人的名字，请去掉再写。' }),
  ],
}
const NOTHING = { participants: null, statements: [], groups: [], common: [], dividing: [], top: [] }
const VISIT: Visit = {
  next: { id: 's1', no: 1, text: '先修停车的地方' },
  left: 3,
  isForgetful: false,
  handedIn: undefined,
  values: { text: '' },
  errors: {},
  token: 't',
}
const CLOSED: ConsultationTold = { ...RUNNING, state: 'CLOSED', waited: 4, closedAt: NOW }
const ANSWERED: ConsultationTold = {
  ...CLOSED,
  state: 'ANSWERED',
  ...{ answer: '谢谢大家，说说我们怎么定。', answeredOn: toDay('2026-12-24'), answeredBy: '青溪镇党委' },
  statements: [
    statement(1, '先修停车的地方', { outcome: 'NOT_TAKEN', answer: '地不够，明年再看。' }),
    statement(2, '建成小公园', { outcome: 'PARTLY', answer: '先种树。', dueOn: toDay('2027-05-01') }),
    statement(3, '不管建什么，都要先修路灯', { outcome: 'TAKEN', answer: '月底前修。', dueOn: toDay('2027-01-31') }),
  ],
}

/** 征求意见 as everybody reads it (D28). */
export const CONSULTATION_PAGES: Readonly<Record<string, Page>> = {
  consultations: consultationsPage({ slug: SLUG, rows: [RUNNING, CLOSED, ANSWERED], write: '/write' }),
  'consultations-none': consultationsPage({ slug: SLUG, rows: [], write: '/write' }),
  'one-consultation': consultationPage(RUNNING, VISIT),
  'one-consultation-said': consultationPage({ ...RUNNING, findings: null }, { ...VISIT, next: undefined, handedIn: 7 }),
  'one-consultation-forgetful': consultationPage(RUNNING, { ...VISIT, isForgetful: true }),
  'one-consultation-refused': consultationPage(RUNNING, {
    ...VISIT,
    values: { text: '好' },
    errors: { text: '看法请写 5 到 140 个字，一条只说一件事。' },
  }),
  'one-consultation-closed': consultationPage(CLOSED, VISIT),
  'one-consultation-too-late': consultationPage(CLOSED, {
    ...VISIT,
    values: { text: '修一个公共厕所' },
    errors: { text: '这次征求意见已经截止，谢谢。结果和答复在本页公开。' },
  }),
  'one-consultation-away': ownStatementPage(
    { slug: SLUG, id: RUNNING.id },
    { values: { text: '修一个公共厕所' }, errors: { text: '没有交上。' }, token: 't' },
  ),
  'one-consultation-answered': consultationPage(ANSWERED, VISIT),
  'agreement-map': agreementPage(RUNNING),
  'agreement-map-few': agreementPage({ ...CLOSED, findings: NOTHING }),
  'agreement-map-none': agreementPage({ ...RUNNING, findings: null, foundAt: null }),
}
