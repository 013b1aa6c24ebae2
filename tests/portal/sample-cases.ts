import type { Page } from '#kernel/page.ts'
import { toDay } from '#kernel/time.ts'
import {
  type BoardRow,
  boardPage,
  type CaseData,
  casePage,
  contactOpeningsBlock,
  EMPTY_MESSAGE,
  followPage,
  type MeasureTold,
  measuresBlock,
  questionsBlock,
  receiptPage,
  rulesPage,
  similarPage,
  writePage,
} from '#modules/cases/portal.ts'
import { words as caseSentences } from '#modules/cases/words.ts'
import { NOW, SITE, SLUG } from './sample-site.ts'

const ROWS: BoardRow[] = [
  {
    number: 'QX2026-0043',
    kind: 'HELP',
    title: '大石村四组的路灯什么时候能修好',
    step: 'HANDLING',
    sentAt: new Date('2026-11-19T03:00:00Z'),
    dueAt: new Date('2026-11-26T10:00:00Z'),
  },
  {
    number: 'QX2026-0042',
    kind: 'CONSULT',
    title: '高龄补贴在哪里办、要带什么材料',
    step: 'RATED',
    sentAt: new Date('2026-11-18T03:00:00Z'),
    repliedBy: '青溪镇便民服务中心',
  },
  {
    number: 'QX2026-0041',
    kind: 'COMPLAINT',
    title: '柳湾桥头晚上施工影响休息',
    step: 'ACCEPTED',
    sentAt: new Date('2026-11-10T03:00:00Z'),
    dueAt: new Date('2026-11-17T10:00:00Z'),
  },
  {
    number: 'QX2026-0040',
    kind: 'COMPLAINT',
    title: '内容不显示',
    step: 'HANDLING',
    sentAt: new Date('2026-11-09T03:00:00Z'),
    hiddenReason: '内容含有他人身份证号',
  },
  {
    number: 'QX2026-0039',
    kind: 'SUGGESTION',
    title: '建议把文化广场的开放时间延长到九点',
    step: 'REPLIED',
    sentAt: new Date('2026-11-08T03:00:00Z'),
    repliedBy: '茶山社区党支部',
  },
  {
    number: 'QX2026-0038',
    kind: 'PRAISE',
    title: '感谢村医冒雨上门给老人看病',
    step: 'REPLIED',
    sentAt: new Date('2026-11-07T03:00:00Z'),
    repliedBy: '青溪镇卫生院党支部',
  },
]

export const CASE: CaseData = {
  slug: SLUG,
  number: 'QX2026-0043',
  kind: 'HELP',
  title: '大石村四组的路灯什么时候能修好',
  text: '四组路口到小学的路灯坏了两个月，一共五盏。\n\n晚上学生放学回家很不安全，希望尽快修好。',
  writer: '王**',
  hasPublicPage: true,
  sentAt: new Date('2026-11-19T03:00:00Z'),
  step: 'REPLIED',
  handledBy: '青溪镇便民服务中心',
  dueAt: new Date('2026-11-26T10:00:00Z'),
  isOverdue: false,
  extensionReason: '需要等电力公司更换线路',
  supplements: [{ text: '昨天又坏了一盏，现在是六盏。', at: new Date('2026-11-20T03:00:00Z') }],
  replies: [
    {
      text: '您好，感谢您的反映。\n经现场查看，四组路口至小学共六盏路灯因线路老化损坏。镇里已联系电力公司，11月30日前全部修好。\n如有问题，请打便民服务中心电话 0000-5299030。',
      by: '青溪镇便民服务中心',
      at: new Date('2026-11-23T02:00:00Z'),
    },
  ],
  promises: [
    {
      what: '12月1日前换好五盏灯',
      byName: '青溪镇便民服务中心',
      dueOn: '2026-12-01',
      state: 'KEPT',
      doneOn: '2026-11-29',
      reason: null,
    },
    {
      what: '镇里已联系电力公司，11月30日前全部修好',
      ...{ byName: '青溪镇便民服务中心', dueOn: '2026-11-30', state: 'UNTOLD', doneOn: null, reason: null },
    },
    {
      what: '年底前补种树',
      byName: '县林业局',
      dueOn: '2026-12-31',
      state: 'BROKEN',
      doneOn: null,
      reason: '土地上冻，开春三月种。',
    },
  ],
  events: [
    { id: '1', at: new Date('2026-11-19T03:00:00Z'), what: '已提交' },
    { id: '2', at: new Date('2026-11-19T04:00:00Z'), what: '已受理', by: '中共青溪镇委员会' },
    { id: '3', at: new Date('2026-11-19T06:00:00Z'), what: '交给承办单位', by: '中共青溪镇委员会' },
    {
      ...{ id: '4', at: new Date('2026-11-20T06:00:00Z'), what: '延长答复期限', by: '青溪镇便民服务中心' },
      note: '需要等电力公司更换线路，期限改为11月26日。',
    },
    { id: '5', at: new Date('2026-11-23T02:00:00Z'), what: '已答复', by: '青溪镇便民服务中心' },
  ],
  origin: 'https://dj.example.cn',
}

const SEARCH = { action: `/o/${SLUG}/search`, scope: 'messages' }
const PROJECTS = [{ label: '每月一题', href: `/o/${SLUG}/projects/` }]

/** The pages of the message board in all their states. */
const MEASURE: MeasureTold = {
  ...{ id: 'm1', kind: 'HIDE', wordsOf: 'CASE', rule: 'H1', byName: '青溪镇党委', at: NOW },
  reason: '第二段写了邻居的身份证号，去掉以后会恢复。',
  ...{ appealedAt: null, appealDecidedAt: null, appealDecidedBy: null, liftedAt: null },
  ...{ reviewWay: 'REVIEWER', reviewBy: '云岭县纪委机关党委' },
  review: { days: 10, until: null, isLate: false, told: null },
}

const LATE: MeasureTold['review'] = { days: 10, until: toDay('2026-11-20'), isLate: true, told: '南江市委' }

export const CASE_PAGES: Readonly<Record<string, Page>> = {
  board: boardPage({
    slug: SLUG,
    rows: ROWS,
    total: 436,
    page: 1,
    perPage: 20,
    now: NOW,
    more: PROJECTS,
    search: SEARCH,
  }),
  'board-empty': boardPage({
    ...{ slug: SLUG, rows: [], total: 0, page: 1, perPage: 20, now: NOW, more: [], search: SEARCH },
    kind: 'PRAISE',
  }),
  write: writePage({ slug: SLUG, organisation: SITE.organisation, values: EMPTY_MESSAGE, errors: {}, token: 't1' }),
  'write-errors': writePage({
    slug: SLUG,
    organisation: SITE.organisation,
    values: {
      ...EMPTY_MESSAGE,
      name: '王女士',
      phone: '1380',
      kind: 'HELP',
      title: '路灯',
      text: '\n四组的路灯坏了 <两个月>',
      isPublic: 'yes',
    },
    errors: {
      title: '标题只有 2 个字，请写到 5 个字以上。',
      phone: '手机号码应是 11 位数字，请核对，也可以不填。',
      consent: '请先看说明，同意后打勾。',
    },
    about: { path: '/o/qingxi/a/0193f2', title: '“屋场会”开到家门口' },
    token: 't1',
  }),
  similar: similarPage({
    slug: SLUG,
    values: { ...EMPTY_MESSAGE, kind: 'HELP', title: '四组路灯还是不亮', isPublic: 'yes', consent: 'on' },
    token: 't1',
    hints: [],
    similar: [
      {
        number: 'QX2026-0043',
        title: '大石村四组的路灯什么时候能修好',
        step: 'HANDLING',
        voices: 3,
        handledBy: '青溪镇便民服务中心',
        mayJoin: true,
        board: null,
      },
      {
        number: 'QX2026-0012',
        title: '三组路口的路灯坏了',
        step: 'REPLIED',
        voices: 1,
        handledBy: '大石村党支部',
        answer: '三组路口的路灯11月12日已经换好，有问题请打村委会电话。',
        mayJoin: false,
        board: { slug: 'yunling', name: '云岭县委' },
      },
    ],
    knowledge: [],
  }),
  'similar-urgent': similarPage({
    slug: SLUG,
    values: { ...EMPTY_MESSAGE, kind: 'HELP', title: '后山着火了快来人', isPublic: 'no', consent: 'on' },
    token: 't1',
    hints: [caseSentences['cases.hint-fire']],
    similar: [],
    knowledge: [],
  }),
  receipt: receiptPage({
    slug: SLUG,
    number: 'QX2026-0044',
    code: '7KQF-M2XD-94HT-VN3W',
    title: '大石村四组的路灯什么时候能修好',
    acceptByOn: '2026-11-24',
    acceptByAt: '2026-11-24T02:30:00.000Z',
    answerByOn: '2026-11-30',
  }),
  follow: followPage({ slug: SLUG, number: '', errors: {} }),
  'follow-errors': followPage({
    slug: SLUG,
    number: 'QX2026-0044',
    errors: { code: '编号和查询码对不上，请核对后再试。' },
  }),
  case: casePage(CASE),
  'case-author': casePage({
    ...CASE,
    hasPublicPage: false,
    author: {
      token: 't2',
      key: 'k2',
      mayRate: true,
      maySupplement: true,
      mayReopen: true,
      reopensAs: 'REOPEN',
      mayEraseContact: true,
      values: { outcome: 'NOT_SOLVED', grade: '2', reason: '', supplement: '' },
    },
    errors: { reason: '选了“未解决”，请写一句原因，方便重新办理。' },
  }),
  'case-to-reopen': casePage({
    ...CASE,
    step: 'RATED',
    rating: { outcome: 'SOLVED', grade: 4, reason: '', at: new Date('2026-11-23T06:00:00Z') },
    author: {
      token: 't3',
      key: 'k3',
      mayRate: true,
      maySupplement: false,
      mayReopen: true,
      reopensAs: 'LINKED_CASE',
      mayEraseContact: false,
      isErased: true,
      values: { outcome: '', grade: '', reason: '', supplement: '' },
    },
  }),
  'case-measured': casePage({
    ...CASE,
    measures: measuresBlock(
      { slug: SLUG, number: 'QX2026-0043', token: 't4', key: 'k4', appeal: '', error: '请写明理由，提出人会看到。' },
      [
        MEASURE,
        { ...MEASURE, id: 'm2', appealedAt: NOW, review: LATE },
        { ...MEASURE, id: 'm3', kind: 'REDACT', liftedAt: NOW },
      ],
    ),
  }),
  'case-asked': casePage({
    ...CASE,
    step: 'HANDLING',
    replies: [],
    questions: questionsBlock(
      { slug: SLUG, number: 'QX2026-0043', token: 't5', key: 'k5', answer: '', error: '请写回答，最多1000个字。' },
      [
        {
          ...{ id: 'q1', at: NOW, byName: '青溪镇便民服务中心', answeredAt: NOW, answer: '在三单元门口。' },
          text: '是哪一盏灯不亮？',
        },
        {
          ...{ id: 'q2', at: NOW, byName: '青溪镇便民服务中心', answeredAt: null, answer: null },
          text: '灯杆上的编号是多少？\n方便我们派人去修。',
        },
      ],
    ),
    contactOpenings: contactOpeningsBlock([
      {
        ...{ at: NOW, byName: '青溪镇党委', post: 'DESK' },
        ...{ what: 'CONTACT', purpose: 'VISIT', reason: '要上门看线路，先约时间。' },
        ...{ state: 'OPEN', decidedBy: '青溪镇党委', decidedPost: 'SECRETARY', openUntil: NOW, looks: [NOW, NOW] },
      },
      {
        ...{ at: NOW, byName: '青溪镇党委', post: 'DESK' },
        ...{ what: 'ORIGINAL', purpose: 'APPEAL', reason: '想快一点问清楚。' },
        ...{ state: 'REFUSED', decidedBy: '云岭县委', decidedPost: 'DESK', openUntil: null, looks: [] },
      },
    ]),
  }),
  'moderation-rules': rulesPage(
    [
      { name: '中共云岭县委', reviewerName: '云岭县纪委机关党委', namedAt: new Date('2026-11-02T02:00:00Z') },
      { name: '中共云岭县直属机关工委', reviewerName: null, namedAt: null },
    ],
    10,
  ),
  'case-declared': casePage({
    ...CASE,
    replies: [],
    declaration: {
      outcome: 'NOT_OURS',
      text: '这段路由县公路管理段养护，不归镇里管。我们已把您的留言转去，联系电话 0000-5299031。',
      by: '青溪镇便民服务中心',
      at: new Date('2026-11-23T02:00:00Z'),
    },
  }),
  'case-rated': casePage({
    ...CASE,
    step: 'RATED',
    rating: { outcome: 'PARTLY', grade: 3, reason: '修好了四盏，还有两盏不亮。', at: new Date('2026-11-23T06:00:00Z') },
  }),
  'case-hidden': casePage({
    ...CASE,
    step: 'HANDLING',
    replies: [],
    isOverdue: true,
    hiddenReason: '内容含有他人身份证号',
  }),
  'case-withheld': casePage({
    ...{ ...CASE, title: '', text: '', writer: '', replies: [], supplements: [], isWithheld: true },
    ...{ step: 'NOT_ACCEPTED', notAccepted: '检举干部违纪违法，请拨打12388，以保护您的信息。' },
    refusal: { why: '请拨打12388。', by: '青石镇党委', at: CASE.sentAt },
  }),
  'case-not-accepted': casePage({
    ...CASE,
    step: 'NOT_ACCEPTED',
    replies: [],
    notAccepted: '这件事正在法院审理，请向县人民法院查询进展。',
    refusal: { why: '这件事正在法院审理。', by: '青石镇党委', at: CASE.sentAt },
  }),
}
