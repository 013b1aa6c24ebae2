import type { Page } from '#kernel/page.ts'
import {
  answersPage,
  followRemarkPage,
  ownRemarkPage,
  remarkReceiptPage,
  writeRemarkPage,
} from '#modules/feedback/portal.ts'

const at = new Date('2026-11-20T02:00:00Z')
const answer = (n: number): Parameters<typeof answersPage>[0]['rows'][number] => ({
  ...{ id: `${n}`, at, kind: 'BURDEN', outcome: n % 2 ? 'FIXED' : 'NOT_CHANGED' },
  summary: '同一名党员的手机号要在三个地方填',
  text: '已改成只在党员名册里填一次，其他地方自动带出。',
})
const counts = { total: 41, received: 57, answered: 41, perPage: 20 }
const values = { kind: '', text: '', from: '/o/qingxi/s/party-affairs/?q=王某' }
const remark = { number: 'YJ20261120-01AB00FF', kind: 'FAULT', text: '手机上打不开名册。\n每次都要等很久。' } as const

/** The pages on which people say something about the product. */
export const FEEDBACK_PAGES: Readonly<Record<string, Page>> = {
  feedback: answersPage({ rows: Array.from({ length: 20 }, (_, n) => answer(n)), page: 2, ...counts }),
  'feedback-empty': answersPage({ rows: [], total: 0, received: 0, answered: 0, page: 1, perPage: 20 }),
  'feedback-new': writeRemarkPage({ values, errors: {}, token: 'x' }),
  'feedback-again': writeRemarkPage({ values, errors: { kind: '请选择是哪一类意见。' }, token: 'x' }),
  'feedback-receipt': remarkReceiptPage({ number: remark.number, code: '7KQ2-M0ZV-3T9A-H4XE' }),
  'feedback-follow': followRemarkPage({ number: '', errors: {} }),
  'feedback-own': ownRemarkPage({
    ...remark,
    createdAt: at.toISOString(),
    answers: [{ at: at.toISOString(), outcome: 'PLANNED', text: '下个月改。' }],
  }),
}
