import type { Page } from '#kernel/page.ts'
import { receiptPage } from '#modules/cases/portal.ts'
import { checkPage, logPage, receiptBlock } from '#modules/transparency/portal.ts'
import { readReceipt } from '#modules/transparency/receipt.ts'
import { read } from '../../tools/repository.ts'
import { SLUG } from './sample-site.ts'

const [, vectors = ''] = read('docs/transparency-log.md').split('## Test vectors')
const blockOf = (head: string) => vectors.split('```\n').find((block) => block.startsWith(head)) ?? ''
const receipt = blockOf('lianxin-receipt/1')
const leaf = blockOf('lianxin-leaf/1')
const said = readReceipt(receipt)
if (!said?.proof) throw new Error('the document on the log has no receipt')

const LOG = {
  key: said.key,
  size: 4_312,
  months: [
    { month: '2026-11', kind: 'intake', count: 214 },
    { month: '2026-10', kind: 'intake', count: 187 },
  ],
  entries: Array.from({ length: 20 }, (_, at) => ({
    index: 4_311 - at,
    leaf: at === 6 ? null : leaf,
    isChanged: at === 3,
  })),
  checkpoints: [{ number: 900, size: 4_312, at: new Date('2026-11-23T02:00:00Z'), note: said.proof.checkpoint }],
  kept: [
    ...[{ id: '1', logName: 'lianxin/0f3c11aa90d2be47', logKey: '', size: 812, at: new Date(), note: '' }],
  ].flatMap((one) => [
    { ...one, receivedAt: new Date('2026-11-22T01:00:00Z'), isContradiction: false },
    { ...one, receivedAt: new Date('2026-11-23T01:00:00Z'), isContradiction: true },
  ]),
  lacking: [
    { logName: 'lianxin/0f3c11aa90d2be47', missingIndex: 411, foundAt: new Date('2026-11-23T01:05:00Z') },
    { logName: 'lianxin/77b1c0de5a90e213', missingIndex: null, foundAt: new Date('2026-11-23T01:06:00Z') },
  ],
  page: 1,
  perPage: 20,
}

/** The pages of the public log with the receipt of its document. */
export const LOG_PAGES: Readonly<Record<string, Page>> = {
  log: logPage(LOG),
  'log-empty': logPage({ ...LOG, size: 0, months: [], entries: [], checkpoints: [] }),
  'log-check': checkPage({ receipt: '', errors: {} }),
  'log-check-there': checkPage({
    receipt,
    errors: {},
    check: { verdict: 'THERE', receipt: said, index: 2, size: 4_312, isUnbroken: true },
  }),
  'log-check-lost': checkPage({ receipt, errors: {}, check: { verdict: 'NOT_THERE', receipt: said } }),
  'log-check-unreadable': checkPage({ receipt: '收据', errors: { receipt: '这不像一份存证收据。' } }),
  'receipt-logged': receiptPage({
    slug: SLUG,
    number: said.number,
    code: '7KQ2-M0ZV-3T9A-H4XE',
    title: '桥头晚上施工',
    acceptByOn: '2026-11-30',
    answerByOn: '2026-12-04',
    logReceipt: receiptBlock(receipt),
  }),
}
