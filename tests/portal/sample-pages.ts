import type { Page } from '#kernel/page.ts'
import type { DatedItem } from '#kernel/page-parts.ts'
import { casePaths } from '#modules/cases/portal.ts'
import {
  type ArticleData,
  archivePage,
  articlePage,
  leavingPage,
  PER_PAGE,
  publishingPaths,
  searchPage,
  sectionPage,
  type VerifyData,
  verifyPage,
  withdrawnPage,
} from '#modules/publishing/portal.ts'
import {
  accessibilityPage,
  asleepPage,
  elderHomePage,
  elderShortcuts,
  failurePage,
  type HomeData,
  homePage,
  maintenancePage,
  missingPage,
  peoplePage,
  privacyPage,
  siteMapPage,
  sitePaths,
  wrongMethodPage,
} from '#modules/sites/portal.ts'
import { CASE_PAGES } from './sample-cases.ts'
import { CONSULTATION_PAGES } from './sample-consultations.ts'
import { DIRECTORY_PAGES, VILLAGES } from './sample-directory.ts'
import { FEEDBACK_PAGES } from './sample-feedback.ts'
import { FIGURE_PAGES } from './sample-figures.ts'
import { FILE_PAGES } from './sample-files.ts'
import { KNOWLEDGE_PAGES } from './sample-knowledge.ts'
import { LOG_PAGES } from './sample-log.ts'
import { PETITION_PAGES } from './sample-petitions.ts'
import { PROJECT_PAGES } from './sample-projects.ts'
import { LEAVING, NOW, SITE, SLUG } from './sample-site.ts'

const DAY_MS = 86_400_000
const TITLES = [
  '镇党委召开扩大会议，研究冬季农田水利建设和群众安全过冬工作',
  '青溪镇举办新任村党支部书记培训班',
  '大石村：党员带头修通三公里产业路',
  '“屋场会”开到家门口，二十七条意见当场答复十九条',
  '柳湾村党支部开展主题党日，清理河道两公里',
  '镇纪委公布三起损害群众利益问题的处理结果',
  '茶山社区成立流动党员服务点',
  '关于做好 2026 年度民主评议党员工作的通知',
]

const items = (count: number, gapDays: number, shift = 0): DatedItem[] =>
  Array.from({ length: count }, (_, i) => ({
    title: TITLES[(i + shift) % TITLES.length] ?? '',
    href: publishingPaths.article(SLUG, `a${i + shift}`),
    at: new Date(NOW.getTime() - i * gapDays * DAY_MS),
  }))

const OPENNESS: DatedItem[] = [
  {
    title: '关于拟接收中共预备党员的公示（11月20日—11月26日）',
    href: '/o/qingxi/a/g1',
    at: new Date('2026-11-20T02:00:00Z'),
  },
  { title: '大石村党支部换届选举结果', href: '/o/qingxi/a/g2', at: new Date('2026-11-16T02:00:00Z') },
  { title: '镇党委 2026 年第三季度党费收缴使用情况', href: '/o/qingxi/a/g3', at: new Date('2026-11-09T02:00:00Z') },
  {
    title: '青溪镇党委 2026 年工作要点完成情况（三季度）',
    href: '/o/qingxi/a/g4',
    at: new Date('2026-10-28T02:00:00Z'),
  },
  { title: '镇党政领导班子成员分工', href: '/o/qingxi/a/g5', at: new Date('2026-10-12T02:00:00Z') },
]

const LEAD = {
  title: '把群众的事一件一件办好：青溪镇今年办结留言四百一十二件',
  href: publishingPaths.article(SLUG, 'lead'),
  at: new Date('2026-11-23T01:00:00Z'),
  summary: '镇党委把“件件有编号、件件有期限、件件有答复”写进承诺，每月公布办理情况，群众评价为没有解决的全部重新办理。',
}

export const HOME: HomeData = {
  slug: SLUG,
  name: SITE.name,
  organisation: SITE.organisation,
  now: NOW,
  lead: LEAD,
  news: { title: '要闻', href: publishingPaths.section(SLUG, 'xuanchuan'), items: items(6, 1) },
  notices: { title: '通知公告', href: publishingPaths.section(SLUG, 'wenmi'), items: items(5, 4, 3) },
  openness: { title: '党务公开', href: publishingPaths.section(SLUG, 'gongkai'), items: OPENNESS },
  board: {
    write: casePaths.write(SLUG),
    follow: casePaths.follow(SLUG),
    all: casePaths.board(SLUG),
    counts: { received: 436, replied: 421, onTime: 415 },
    answered: [
      ['大石村四组的路灯什么时候能修好', '青溪镇便民服务中心', '2026-11-22'],
      ['高龄补贴在哪里办、要带什么材料', '青溪镇便民服务中心', '2026-11-20'],
      ['柳湾桥头晚上施工影响休息', '柳湾村党支部', '2026-11-19'],
      ['建议把文化广场的开放时间延长到九点', '茶山社区党支部', '2026-11-17'],
    ].map(([title, by, day], i) => ({
      title: title ?? '',
      by: by ?? '',
      href: casePaths.case(SLUG, `QX2026-00${40 + i}`),
      at: new Date(`${day}T03:00:00Z`),
      state: i === 1 ? '已评价：已解决' : '已答复',
    })),
  },
  services: [
    ['组织关系转接', '转入、转出要带什么'],
    ['入党申请', '条件、步骤和时间'],
    ['党费缴纳', '标准和自己的记录'],
    ['流动党员登记', '在外地怎么过组织生活'],
    ['困难党员帮扶', '申请条件和材料'],
    ['高龄补贴', '八十岁以上老人'],
    ['临时救助', '遇到急难怎么申请'],
    ['找镇里的电话', '各站所办公电话'],
  ].map(([label, hint], i) => ({ label: label ?? '', hint: hint ?? '', href: `/o/qingxi/a/s${i}` })),
  servicesHref: publishingPaths.section(SLUG, 'fuwu'),
  windows: [
    { title: '河长在行动', href: publishingPaths.section(SLUG, 'hezhang'), items: items(3, 9, 4) },
    { title: '茶山故事', href: publishingPaths.section(SLUG, 'chashan'), items: items(3, 13, 6) },
    {
      title: '常用链接',
      items: [
        { label: '云岭县党建网', href: '/o/yunling/' },
        { label: '大石村党支部', href: '/o/dashi/' },
        { label: '柳湾村党支部', href: '/o/liuwan/' },
      ],
    },
  ],
  topics: [
    { label: '主题教育', href: '/o/qingxi/s/zhuti/' },
    { label: '村党组织换届', href: '/o/qingxi/s/huanjie/' },
    { label: '乡村振兴', href: '/o/qingxi/s/zhenxing/' },
    { label: '群众身边的榜样', href: '/o/qingxi/s/bangyang/' },
  ],
  feed: publishingPaths.feed(SLUG),
}

const { lead: _lead, board: _board, ...BARE_HOME } = HOME

const MARKUP = `<p style="text-indent:2em">本站讯 11月20日，青溪镇党委召开“屋场会”工作推进会，听取各村汇报，研究群众集中反映的路灯、饮水、就医三件事。会议要求，能当场答复的当场答复，不能当场答复的说明原因和时间。</p>
<h2>三件事怎么办</h2>
<p style="text-indent:2em">路灯：大石村四组、柳湾村一组共十二盏，<strong>11月底前</strong>修好。饮水：枯水期由镇里安排送水车，每周二、周五送到组。就医：镇卫生院每月到村坐诊两次。</p>
<table><caption>办理安排</caption><thead><tr><th scope="col">事项</th><th scope="col">承办</th><th scope="col">完成时间</th></tr></thead><tbody><tr><td>修路灯十二盏</td><td>便民服务中心</td><td>11月30日</td></tr><tr><td>送水到组</td><td>农业服务中心</td><td>枯水期每周两次</td></tr><tr><td>到村坐诊</td><td>镇卫生院</td><td>每月两次</td></tr></tbody></table>
<h2>群众怎么看</h2>
<blockquote><p>“说了就有人管，管了还来问满不满意。”大石村村民这样说。</p></blockquote>
<p style="text-indent:2em">会议决定，今后每季度在<a href="/o/qingxi/s/gongkai/">党务公开</a>栏目公布办理结果。</p>
<p style="text-align:right">青溪镇党政综合办公室</p>`

export const ARTICLE: ArticleData = {
  slug: SLUG,
  articleId: '0193f2',
  section: { label: '宣传工作', href: publishingPaths.section(SLUG, 'xuanchuan') },
  title: '“屋场会”开到家门口，二十七条意见当场答复十九条',
  subtitle: '青溪镇党委推进群众意见办理',
  summary: '青溪镇党委把群众留言逐条登记，办到哪一步都公开。',
  publishedAt: new Date('2026-11-20T08:05:00Z'),
  updatedAt: new Date('2026-11-21T01:30:00Z'),
  source: { label: '青溪镇党政综合办公室' },
  author: '周禾',
  editor: '林小满',
  notice: {
    fromOn: '2026-11-20',
    untilOn: '2026-11-26',
    objection: '对办理安排有意见的，公示期内可在本站留言或打 0000-5299012。',
  },
  markup: MARKUP,
  attachments: [
    { name: '二十七条意见及答复清单', href: '/files/1', type: 'PDF', bytes: 412_000 },
    { name: '送水安排表', href: '/files/2', type: 'Excel', bytes: 23_000 },
  ],
  previous: { label: '青溪镇举办新任村党支部书记培训班', href: publishingPaths.article(SLUG, 'a1') },
  next: { label: '大石村：党员带头修通三公里产业路', href: publishingPaths.article(SLUG, 'a2') },
  related: items(3, 6, 4),
  contentHash: 'sha256:6b1f0c3d94c1e2a7580f4b7d2e9a3c615d8e07f1b2c4a6980e3d5f7190ab2c4d',
  verify: publishingPaths.verify(SLUG, '0193f2'),
  origin: 'https://dj.example.cn',
  correct: casePaths.correction(SLUG, publishingPaths.article(SLUG, '0193f2')),
  object: casePaths.objection(SLUG, publishingPaths.article(SLUG, '0193f2')),
  now: NOW,
}

const VERIFY: VerifyData = {
  slug: SLUG,
  articleId: ARTICLE.articleId,
  section: ARTICLE.section,
  title: ARTICLE.title,
  publishedAt: ARTICLE.publishedAt,
  noted: ARTICLE.contentHash,
  found: ARTICLE.contentHash,
  attachments: [{ name: '送水安排表.xlsx', href: '/files/2', sha256: ARTICLE.contentHash.slice(7) }],
  asked: '',
}

/** Every kind of page the portal has, with made-up content, by a name for files and test titles. */
export const PAGES: Readonly<Record<string, Page>> = {
  home: homePage(HOME),
  'home-picture': homePage({ ...HOME, lead: { ...LEAD, picture: { src: '/files/1.png', alt: '屋场会现场' } } }),
  'home-unopened': homePage({
    ...BARE_HOME,
    ...emptyLists(),
    services: [],
    topics: [],
    unopened: {
      superior: { label: '青溪镇大石村党总支', href: '/o/001.001.004/' },
      keeper: { label: '青溪镇党建网', href: sitePaths.home(SLUG) },
    },
  }),
  'home-first': homePage({
    ...BARE_HOME,
    ...emptyLists(),
    services: [],
    windows: [],
    topics: [],
    unopened: { first: { signIn: '/console/' } },
  }),
  'home-empty': homePage({ ...BARE_HOME, services: [], windows: [], topics: [], ...emptyLists() }),
  section: sectionPage({
    slug: SLUG,
    siteName: SITE.name,
    section: { slug: 'xuanchuan', title: '宣传工作' },
    items: items(PER_PAGE, 2),
    total: 174,
    page: 3,
    years: ['2026', '2025', '2024'],
    year: '2026',
    now: NOW,
  }),
  'section-empty': sectionPage({
    slug: SLUG,
    siteName: SITE.name,
    section: { slug: 'jiaoliu', title: '对外交流工作' },
    items: [],
    total: 0,
    page: 1,
    years: [],
    now: NOW,
  }),
  article: articlePage(ARTICLE),
  'article-leaving': leavingPage(LEAVING),
  'article-verify': verifyPage({ ...VERIFY, asked: '' }),
  'article-verify-asked': verifyPage({ ...VERIFY, found: 'sha256:00', asked: '00' }),
  withdrawn: withdrawnPage({
    slug: SLUG,
    articleId: '0193e0',
    section: { label: '通知公告', href: publishingPaths.section(SLUG, 'wenmi') },
    title: '关于调整办公时间的通知',
    withdrawnAt: new Date('2026-11-18T02:00:00Z'),
    why: { reason: '通知内容有误，已重新发布' },
    decidedBy: '中共青溪镇委员会',
    write: casePaths.write(SLUG),
  }),
  'withdrawn-taken': withdrawnPage({
    slug: SLUG,
    articleId: '0193e1',
    section: { label: '宣传工作', href: publishingPaths.section(SLUG, 'xuanchuan') },
    title: '屋场夜话解难题',
    withdrawnAt: new Date('2026-11-18T02:00:00Z'),
    why: { original: publishingPaths.article('shitan', '0193e1') },
    decidedBy: '中共石滩镇委员会',
    write: casePaths.write(SLUG),
  }),
  search: searchPage({ ...search(), query: '路灯', words: ['路灯'], total: 43, page: 2 }),
  'search-empty': searchPage({ ...search(), query: '飞船票', words: ['飞船票'], hits: [], total: 0, page: 1 }),
  archive: archivePage({
    slug: SLUG,
    month: '2026-11',
    months: ['2026-11', '2026-10', '2026-09', '2026-08'].map((month, i) => ({ month, count: 23 - i * 3 })),
    items: items(8, 2),
    now: NOW,
  }),
  elder: elderHomePage({
    slug: SLUG,
    name: SITE.name,
    entries: [
      { label: '写留言', href: casePaths.write(SLUG), hint: '有事对镇里说' },
      { label: '查办理', href: casePaths.follow(SLUG), hint: '看办到哪一步' },
      { label: '看公开', href: publishingPaths.section(SLUG, 'gongkai'), hint: '党务和公示' },
      { label: '看新闻', href: publishingPaths.section(SLUG, 'xuanchuan'), hint: '镇里村里的事' },
      { label: '办事情', href: publishingPaths.section(SLUG, 'fuwu'), hint: '材料和电话' },
      { label: '打电话', href: 'tel:00005299012', hint: '有人接，慢慢说' },
    ],
  }),
  ...DIRECTORY_PAGES,
  people: peoplePage({
    slug: SLUG,
    organisation: SITE.organisation,
    people: [
      { name: '周远山', post: '镇党委书记', duty: '主持镇党委全面工作', officePhone: '0000-5299001' },
      { name: '林青禾', post: '镇党委副书记、镇长', duty: '主持镇政府全面工作', officePhone: '0000-5299002' },
      { name: '何映雪', post: '镇党委委员、组织委员', duty: '负责组织、统战工作' },
    ],
  }),
  map: siteMapPage({
    slug: SLUG,
    groups: [
      { title: '栏目', links: SITE.sections },
      {
        title: '常用',
        links: [
          { label: '写留言', href: casePaths.write(SLUG) },
          { label: '查办理', href: casePaths.follow(SLUG) },
          { label: '按日期查看', href: publishingPaths.archive(SLUG) },
        ],
      },
      { title: '下级网站', links: VILLAGES.map((label, i) => ({ label, href: `/o/v${i}/` })) },
    ],
  }),
  missing: missingPage({ slug: SLUG, path: '/o/qingxi/x', search: publishingPaths.search(SLUG) }),
  failure: failurePage({ path: '/o/qingxi/', number: 'R-7F3K-29QD', phone: '0000-5299012' }),
  maintenance: maintenancePage({ path: '/o/qingxi/', until: '11月23日18:00', phone: '0000-5299012' }),
  method: wrongMethodPage({ slug: SLUG, path: '/o/qingxi/messages/qx1/rating' }),
  asleep: asleepPage({
    slug: 'laoqiao',
    name: '老桥村党建网',
    since: '2026年3月1日',
    reason: '老桥村与溪口村合并，合并后由溪口村党支部统一发布。',
    successor: { label: '溪口村党支部', href: sitePaths.home('xikou') },
    archive: publishingPaths.archive('laoqiao'),
  }),
  accessibility: accessibilityPage({ slug: SLUG, organisation: SITE.organisation, phone: '0000-5299012' }),
  privacy: privacyPage({ slug: SLUG, organisation: SITE.organisation }),
  'search-elder': searchPage({
    ...search(),
    query: '关怀版',
    words: ['关怀版'],
    hits: [],
    total: 0,
    page: 1,
    shortcuts: elderShortcuts(SLUG, '关怀版'),
  }),
  ...CASE_PAGES,
  ...FILE_PAGES,
  ...FIGURE_PAGES,
  ...PETITION_PAGES,
  ...KNOWLEDGE_PAGES,
  ...PROJECT_PAGES,
  ...CONSULTATION_PAGES,
  ...LOG_PAGES,
  ...FEEDBACK_PAGES,
}

function emptyLists() {
  const none = { items: [] as DatedItem[] }
  return {
    news: { ...HOME.news, ...none },
    notices: { ...HOME.notices, ...none },
    openness: { ...HOME.openness, ...none },
  }
}

function search() {
  return {
    slug: SLUG,
    sort: 'relevance' as const,
    scope: '',
    scopes: [
      { value: 'article', label: '文章' },
      { value: 'case', label: '公开留言' },
      { value: 'file', label: '附件' },
    ],
    fromOn: '',
    untilOn: '',
    perPage: 20,
    ask: casePaths.write(SLUG),
    shortcuts: [],
    hits: [
      {
        title: '大石村四组的路灯什么时候能修好',
        href: casePaths.case(SLUG, 'QX2026-0040'),
        excerpt: '……四组路口的路灯坏了两个月，晚上学生放学回家很不安全，希望尽快修好……',
        kind: '公开留言',
        at: new Date('2026-11-19T03:00:00Z'),
      },
      {
        title: '“屋场会”开到家门口，二十七条意见当场答复十九条',
        href: publishingPaths.article(SLUG, '0193f2'),
        excerpt: '……群众集中反映的路灯、饮水、就医三件事。路灯：大石村四组、柳湾村一组共十二盏……',
        kind: '宣传工作',
        siteName: '青溪镇党建网',
        at: new Date('2026-11-20T08:05:00Z'),
      },
    ],
  }
}
