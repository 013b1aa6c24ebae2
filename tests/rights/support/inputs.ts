import type { Endpoint } from '#kernel/contract.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { jpegOf } from '../../pictures.ts'
import { type Flat, fieldsOf, isId } from './filler.ts'
import type { Place, Wanted } from './places.ts'
import { records } from './records-named.ts'

/** The name by which an endpoint is spoken of: `POST /api/members`. */
export const nameOf = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}`

/** One way to name a record to an endpoint: an id of its input, or a text that is searched for. */
export interface Aspect {
  readonly key: string
  readonly inPath: boolean
  /** What the input says of the record at a place; `undefined` names a record that does not exist. */
  input(place: Place | undefined): Flat
  /** Is the record at the place in this answer? Told of searches only. */
  found?(place: Place, body: string): boolean
}

const unknownId = '00000000-0000-7000-8000-0000000000ff'
const unknownTexts: Flat = { idNumber: completeIdNumber('52990119660101001') }

/** All the ways in which an endpoint can be asked about a record. */
export function aspectsOf(endpoint: Endpoint): Aspect[] {
  const fields = fieldsOf(endpoint)
  const ids = Object.keys(fields).filter((key) => isId(fields[key]))
  const apart = ids.filter((key) => !companions[key]?.some((other) => ids.includes(other)))
  return [
    ...apart.map((key): Aspect => {
      const together = ids.filter((id) => id === key || companions[id]?.includes(key))
      const input = (place: Place | undefined) => Object.fromEntries(together.map((id) => [id, idAt(id, place)]))
      return { key, inPath: endpoint.path.includes(`:${key}`), input }
    }),
    ...(searches[nameOf(endpoint)] ?? []).map(({ key, text, id }): Aspect => {
      const input = (place: Place | undefined) => ({
        [key]: place ? place.texts[text] : (unknownTexts[text] ?? '从来没有'),
      })
      return { key, inPath: false, input, found: (place, body) => body.includes(place.ids[id] ?? '') }
    }),
  ]
}

// A post is named by its account and its own id, a window by its site or in an article of it: these go together.
const companions: Readonly<Record<string, readonly string[]>> = {
  identityId: ['accountId'],
  columnId: ['orgId', 'articleId'],
  holdingId: ['orgId'],
  handedArticleId: ['orgId'],
  offeredId: ['orgId'],
  ...Object.fromEntries(['promiseId', 'enclosureId', 'replyFileId'].map((key) => [key, ['caseId']])),
  paperId: ['matterId', 'reshapingId'],
}

function idAt(key: string, place: Place | undefined): string {
  const record = records[key]
  if (record === undefined) throw new Error(`nobody has said which record ${key} names`)
  return place ? (place.ids[record] ?? '') : unknownId
}

const searches: Readonly<Record<string, readonly { key: string; text: string; id: string }[]>> = {
  'GET /api/organisations/search': [{ key: 'q', text: 'org', id: 'orgId' }],
  'GET /api/accounts': [{ key: 'q', text: 'account', id: 'accountId' }],
  'GET /api/members': [
    { key: 'q', text: 'member', id: 'memberId' },
    { key: 'q', text: 'idNumber', id: 'memberId' },
  ],
  'GET /api/sites': [{ key: 'q', text: 'org', id: 'orgId' }],
  'GET /api/articles': [{ key: 'q', text: 'article', id: 'articleId' }],
  'GET /api/cases': [{ key: 'q', text: 'case', id: 'caseId' }],
}

interface Help {
  /** Values that cannot be made up from the shape alone. */
  readonly values?: (count: number) => Flat
  /** How the case must stand for the act. */
  readonly caseState?: string
  readonly isPublic?: boolean
  readonly batchState?: string
  readonly siteState?: string
  readonly articleStatus?: string
  readonly noteOutdatedAt?: string
  /** A refusal that is given only to who may do it: then it was done before. */
  readonly orRefused?: string
  /** What is uploaded with the request. */
  readonly upload?: Buffer
}

const noteDay = '2026-11-30T00:00:00.000Z'
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const idNumber = (count: number) =>
  completeIdNumber(`529902196001${String(1 + (count % 28)).padStart(2, '0')}${String(100 + (count % 900))}`)

const helps: Readonly<Record<string, Help>> = {
  'POST /api/organisations': { values: (count) => ({ type: 'BRANCH', name: `新建${count}` }) },
  'POST /api/organisations/:orgId/rename': { values: (count) => ({ effectiveOn: today(), name: `改名${count}` }) },
  'POST /api/organisations/:orgId/merge': { values: () => ({ effectiveOn: today() }) },
  'POST /api/organisations/:orgId/split': {
    values: (count) => ({ effectiveOn: today(), parts: [{ type: 'BRANCH', name: `分设${count}`, shortName: '分设' }] }),
  },
  'POST /api/organisations/:orgId/dissolve': { values: () => ({ effectiveOn: today() }) },
  'POST /api/organisations/:orgId/posts': { values: () => ({ post: 'ORGANIZER', from: today() }) },
  'POST /api/organisations/:orgId/posts/:holdingId/end': { values: () => ({ on: today() }) },
  // Its bytes were never kept: who is told so may open it.
  'GET /api/matters/:matterId/papers/:paperId': { orRefused: 'kernel.file-damaged' },
  'GET /api/organisations/reshapings/:reshapingId/papers/:paperId': { orRefused: 'kernel.file-damaged' },
  'GET /api/articles/files/:articleFileId': { orRefused: 'kernel.file-damaged' },
  // Without a file, as the matrix asks too, everybody is told that it is empty.
  'PUT /api/files': {
    values: () => ({ name: '批复.pdf' }),
    upload: Buffer.from('%PDF-1.4'),
    orRefused: 'kernel.file-empty',
  },
  'PUT /api/articles/files': {
    values: () => ({ name: '名单.pdf', use: 'ATTACHMENT' }),
    upload: Buffer.from('%PDF-1.4'),
    orRefused: 'kernel.file-empty',
  },
  'POST /api/matters/:matterId/acts': {
    values: () => ({ act: 'agree', version: 1 }),
    orRefused: 'procedure.not-yours',
  },
  'POST /api/members/exports': {
    values: () => ({ filter: {}, columns: ['name'], reason: '核对名册' }),
    orRefused: 'members.export-nobody',
  },
  // Whoever acts as a member here has no record of his own; asking with one is in the chapter’s own tests.
  'POST /api/members/own/corrections': {
    values: () => ({ person: { landline: '05990000000' }, why: '换了电话' }),
    orRefused: 'members.no-own-record',
  },
  // The pair lies before the organisation it was planted in; who reaches it from above sees it, and does not sit there.
  'POST /api/members/duplicates/:duplicateId/decision': {
    values: () => ({ version: 1, isSame: false, opinion: '已经核对，是两个人' }),
    orRefused: 'procedure.not-yours',
  },
  'POST /api/members/duplicates/:duplicateId/reopen': { orRefused: 'members.duplicate-open-already' },
  'POST /api/members/exports/:exportId/file': { orRefused: 'members.export-gone' },
  'POST /api/members/exports/:exportId/password': { orRefused: 'members.export-no-password' },
  'POST /api/organisations/:orgId/move': { values: () => ({ effectiveOn: today() }) },
  'POST /api/accounts': { values: (count) => ({ login: `made-${count}` }) },
  'PUT /api/account-lists': {
    values: () => ({ name: '账号名单.csv' }),
    upload: Buffer.from('姓名,党组织,身份\n张三,没有的组织,信息编辑\n'),
    orRefused: 'kernel.sheet-empty',
  },
  'POST /api/account-lists/:accountListId/accounts': { values: () => ({ mode: 'ALL_OR_NOTHING' }) },
  // Whose list was planted is nobody of the scene; taking the links is in the chapter's own tests, and so is granting.
  'POST /api/account-lists/:accountListId/links': { orRefused: 'accounts.list-links-gone' },
  'POST /api/account-lists/:accountListId/posts': {
    values: () => ({ rows: [2], decision: 'GRANT' }),
    orRefused: 'accounts.list-no-posts',
  },
  'POST /api/program-keys': { values: (n) => ({ name: `key ${n}`, readings: ['GET /api/codes'], lastDay: today() }) },
  'POST /api/program-keys/:programKeyId/key': { orRefused: 'accounts.key-not-asked-by-you' },
  'POST /api/accounts/:accountId/roles': { values: () => ({ role: 'EDITOR' }) },
  // One case is never joined to itself; what happens with two is in the chapter's own tests.
  'POST /api/cases/:caseId/join': { isPublic: true, orRefused: 'cases.missing' },
  'POST /api/cases/:caseId/promises/:promiseId': {
    values: () => ({ state: 'KEPT', doneOn: today(), reason: '' }),
    orRefused: 'cases.promise-missing',
  },
  'POST /api/cases/:caseId/knowledge': { orRefused: 'cases.knowledge-not-solved' },
  'POST /api/cases/:caseId/tellings': { orRefused: 'cases.telling-missing' },
  'POST /api/channels': {
    values: (count) => ({ name: `渠道${count}`, kind: 'SYSTEM', replyUrl: '', isPrivate: true }),
  },
  // The channel of the scene is one of files; a new key is in the chapter's own tests.
  'PUT /api/channels/:channelId/key': { values: () => ({ key: 'new' }), orRefused: 'cases.channel-keyless' },
  'GET /api/comment-channels/:commentChannelId/comments': {
    values: () => ({ article: '1' }),
    orRefused: 'cases.comments-unread',
  },
  'POST /api/comment-channels/:commentChannelId/comments': {
    values: () => ({ article: '1', commentId: '1/0/1' }),
    orRefused: 'cases.comments-unread',
  },
  // Without a file, as the matrix asks too, who may hand one in is told that it is none.
  'PUT /api/case-enclosures': {
    values: () => ({ name: '坑.jpg' }),
    upload: jpegOf({ width: 40, height: 30 }),
    orRefused: 'cases.enclosure-kind',
  },
  'PUT /api/message-files': { values: () => ({ name: '工单.csv' }), upload: Buffer.from('编号,内容\n1,路灯坏了。\n') },
  'POST /api/message-files/:fileId/answers': { orRefused: 'cases.file-not-done' },
  'POST /api/cases/:caseId/told': { orRefused: 'cases.not-now' },
  'POST /api/cases': { values: () => ({ title: '代办的一件事', text: '他说门口的路灯坏了一个多月。', phone: '' }) },
  // Where a private case is about the asker’s own body nobody may ask.
  'POST /api/cases/:caseId/contact-openings': {
    isPublic: true,
    values: () => ({ purpose: 'VISIT', reason: '要上门看看，先打电话约时间。' }),
  },
  'POST /api/cases/:caseId/original-openings': {
    values: () => ({ purpose: 'APPEAL', reason: '要看看遮盖得对不对。' }),
    orRefused: 'cases.original-none',
  },
  'POST /api/cases/:caseId/original': { orRefused: 'cases.original-not-open' },
  'POST /api/cases/:caseId/contact': { orRefused: 'cases.contact-not-open' },
  'POST /api/cases/:caseId/questions': { values: () => ({ text: '请问是哪一盏灯不亮？' }) },
  'POST /api/cases/:caseId/separate': { orRefused: 'cases.not-joined' },
  'POST /api/projects': {
    values: () => ({
      title: '路灯坏了没人修',
      matter: '不少来信说路灯坏了没人修。',
      words: ['路灯'],
      dueOn: '2099-01-01',
    }),
  },
  'POST /api/projects/:projectId/end': { orRefused: 'demands.project-without-steps' },
  'POST /api/projects/:projectId/take-back': { orRefused: 'demands.step-missing' },
  'POST /api/consultations': {
    values: () => ({
      title: '村口空地怎么用',
      question: '村口有一块空地，您看怎么用好？',
      closesOn: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
      statements: ['先修停车的地方', '建成小公园'],
    }),
    orRefused: 'sites.not-found',
  },
  'POST /api/consultations/:consultationId/show': { orRefused: 'consultations.statement-missing' },
  'POST /api/consultations/:consultationId/refuse': { orRefused: 'consultations.statement-missing' },
  'POST /api/consultations/:consultationId/done': { orRefused: 'consultations.nothing-taken' },
  'POST /api/consultations/:consultationId/answer': { orRefused: 'consultations.still-open' },
  'PUT /api/case-limits/:name': { values: () => ({ name: 'sign', amount: 2 }) },
  'DELETE /api/case-limits/:name': { values: () => ({ name: 'sign' }), orRefused: 'cases.limit-not-own' },
  'PUT /api/class-list': {
    values: () => ({ text: '城乡建设,物业管理,收费', changedAt: null }),
    orRefused: 'cases.class-list-meanwhile',
  },
  'DELETE /api/case-reviewer': { orRefused: 'cases.reviewer-none' },
  'DELETE /api/class-list': { orRefused: 'cases.class-list-not-own' },
  'POST /api/responsibilities/remove': { orRefused: 'demands.matter-missing' },
  'POST /api/audit/check-sheets': { values: () => ({ text: '不是结果单' }) },
  'POST /api/audit/searches': { values: () => ({ purpose: 'INSPECTION', from: today(), until: today() }) },
  'POST /api/due/below/reminders': { orRefused: 'notices.nobody-there' },
  'GET /api/line-matters/reach': { values: () => ({ line: 'ORGANISATION', scope: 'ALL_BELOW' }) },
  'POST /api/line-matters': {
    values: () => ({
      title: '核对换届后的班子',
      text: '请核对换届以后的班子名单，缺的补上。',
      dueOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
      to: { line: 'ORGANISATION', scope: 'ALL_BELOW', types: [] },
    }),
  },
  // One that comes from a place below reaches nobody above it: who leads there is told that it is not there.
  'GET /api/line-matters/received/:lineMatterId': { orRefused: 'notices.line-matter-missing' },
  'POST /api/line-matters/received/:lineMatterId/finish': { orRefused: 'notices.line-matter-missing' },
  'POST /api/line-matters/received/:lineMatterId/return': { orRefused: 'notices.line-matter-missing' },
  'PUT /api/reminder/kinds/:kind': { values: () => ({ kind: 'publishing.article' }) },
  'PUT /api/reminder/mail': { values: () => ({ address: 'letters@dj.example.cn' }), orRefused: 'notices.no-mail' },
  'POST /api/reminder/mail/confirmation': { values: () => ({ code: '000000' }), orRefused: 'notices.wrong-code' },
  'PUT /api/reminder/sms': { values: () => ({ number: '13800005678' }), orRefused: 'notices.no-sms' },
  'POST /api/reminder/sms/confirmation': { values: () => ({ code: '000000' }), orRefused: 'notices.sms-code-over' },
  'PUT /api/reminder/sms/state': { values: () => ({ isOn: false }), orRefused: 'notices.sms-no-number' },
  'GET /api/session/saved-view/:list': { values: () => ({ list: 'members' }) },
  'PUT /api/session/saved-view/:list': {
    values: () => ({ list: 'members', views: [{ name: '逾期', query: 'late=1' }] }),
  },
  'GET /api/session/unsent-forms/:form': { values: () => ({ form: 'members.enter' }) },
  'PUT /api/session/unsent-forms/:form': { values: () => ({ form: 'members.enter', values: '{}' }) },
  'DELETE /api/session/unsent-forms/:form': { values: () => ({ form: 'members.enter' }) },
  // The planted post is a member's, for whom nobody acts; who is told that reached the account.
  'POST /api/accounts/:accountId/hand-over': {
    values: () => ({ login: 'stand-in', startsOn: today(), endsOn: today(), reason: '因病住院' }),
    orRefused: 'accounts.not-delegable',
  },
  'POST /api/accounts/:accountId/factors/reset': { orRefused: 'accounts.no-such-factor' },
  'POST /api/members': {
    values: (count) => ({
      person: { name: '测试', idNumber: idNumber(count) },
      facts: { category: 'FULL', joinDate: '2000-01-01', fullDate: '2001-01-01' },
    }),
  },
  'PUT /api/members/:memberId': {
    values: (count) => ({ version: 1, reason: '核对档案', person: { landline: `0859-${1000 + count}` } }),
  },
  'PUT /api/members/imports': { values: () => ({ name: '名册.csv' }), upload: Buffer.from('姓名,公民身份号码\n') },
  'GET /api/members/imports/:batchId/columns': { orRefused: 'members.roster-not-read' },
  'POST /api/members/imports/:batchId/columns': { orRefused: 'members.roster-not-read' },
  'GET /api/members/imports/:batchId/marked': { orRefused: 'members.roster-file-gone' },
  'GET /api/members/own': { orRefused: 'members.no-own-record' },
  'GET /api/members/own/traces': { orRefused: 'members.no-own-record' },
  'GET /api/members/own/corrections': { orRefused: 'members.no-own-record' },
  'GET /api/members/own/data': { orRefused: 'members.no-own-record' },
  'GET /api/members/own/photo': { orRefused: 'members.no-own-record' },
  'POST /api/members/own/photo/drop': { orRefused: 'members.no-own-record' },
  'PUT /api/members/:memberId/photo': {
    values: () => ({ version: 1, reason: '核对档案', photo: null }),
    orRefused: 'members.nothing-changed',
  },
  'POST /api/members/imports/:batchId/revoke': { batchState: 'DONE' },
  'POST /api/sites': { values: () => ({ phone: '0859-1234567' }), orRefused: 'sites.open-already' },
  'PUT /api/sites/:orgId': { values: () => ({ phone: '0859-1234567' }) },
  'POST /api/sites/:orgId/resume': { siteState: 'PAUSED' },
  'POST /api/sites/:orgId/columns': {
    values: (count) => ({ name: `窗口${count}`, slug: `window-${count}` }),
    orRefused: 'sites.too-many-columns',
  },
  'PUT /api/sites/:orgId/columns/:columnId': { values: (count) => ({ name: `窗口${count}` }) },
  'POST /api/articles/:articleId/return': { articleStatus: 'REVIEW' },
  'POST /api/articles/:articleId/publish': { articleStatus: 'REVIEW' },
  'POST /api/articles/:articleId/withdraw': { articleStatus: 'PUBLISHED' },
  'POST /api/articles/:articleId/hand-down': { articleStatus: 'PUBLISHED', values: () => ({ isShownBelow: true }) },
  // To whom it could be offered, and what a site may answer, stands in the chapter's own tests.
  'POST /api/articles/:articleId/offer-up': {
    articleStatus: 'PUBLISHED',
    values: () => ({ isOffered: true }),
    orRefused: 'publishing.nobody-above',
  },
  'POST /api/articles/:articleId/offer-down': {
    articleStatus: 'PUBLISHED',
    values: () => ({ isOffered: true }),
    orRefused: 'publishing.nobody-below',
  },
  'POST /api/sites/:orgId/offered-articles/:offeredId/take': {
    values: () => ({ articleUpdatedAt: null, sectionCode: 'PARTY_AFFAIRS' }),
  },
  'POST /api/sites/:orgId/offered-articles/:offeredId/end': { orRefused: 'publishing.offer-not-now' },
  'POST /api/local-notes/:localNoteId/keep': {
    noteOutdatedAt: noteDay,
    values: () => ({ articleUpdatedAt: noteDay }),
  },
  'POST /api/cases/:caseId/accept': { caseState: 'SUBMITTED' },
  'POST /api/cases/:caseId/refuse': { caseState: 'SUBMITTED' },
  // A private case never goes to whom it is about; its own test says so.
  'POST /api/cases/:caseId/assign': { isPublic: true },
  'POST /api/cases/:caseId/measures': {
    isPublic: true,
    values: () => ({ kind: 'HIDE', rule: 'H1', reason: '写了别人的电话，请去掉以后再提。', parts: [] }),
  },
  // What is late and what is not stands in the chapter's own tests.
  'POST /api/cases/:caseId/take-over': { orRefused: 'cases.not-yours' },
  'POST /api/cases/:caseId/petition': { caseState: 'SUBMITTED' },
  'POST /api/cases/:caseId/direct': { orRefused: 'cases.not-yours' },
  // Whom a desk may call, and what comes of it, stands in the chapter's own tests.
  'POST /api/cases/:caseId/calls': {
    isPublic: true,
    values: () => ({ dueOn: today() }),
    orRefused: 'cases.not-callable',
  },
  'POST /api/cases/:caseId/calls/close': { orRefused: 'cases.no-call' },
  'POST /api/cases/:caseId/sign': { caseState: 'ASSIGNED' },
  'POST /api/cases/:caseId/send-back': { caseState: 'ASSIGNED' },
  'POST /api/cases/:caseId/start-handling': { caseState: 'SIGNED' },
  'POST /api/cases/:caseId/urgency': { values: () => ({ urgency: 'UTILITIES' }) },
  // What is not urgent needs no first word; with one that is, the chapter's own tests.
  'POST /api/cases/:caseId/urgency/end': { orRefused: 'cases.not-urgent' },
  'POST /api/cases/:caseId/first-word': { orRefused: 'cases.not-urgent' },
  'POST /api/cases/:caseId/extend': { values: () => ({ workdays: 3 }) },
}

/** The values an endpoint needs beside ids, each time new where they must be. */
let count = 0
export function helpFor(endpoint: Endpoint): Flat {
  count += 1
  return helps[nameOf(endpoint)]?.values?.(count) ?? {}
}

/** The file that goes with a request to this endpoint. */
export const uploadFor = (endpoint: Endpoint) => helps[nameOf(endpoint)]?.upload

/** What must be planted for this endpoint: the records its ids name, the case in the right state. */
export function wantedFor(endpoint: Endpoint): Wanted {
  const name = nameOf(endpoint)
  const { values: _, upload: __, orRefused: ___, ...how } = helps[name] ?? {}
  const named = [...Object.keys(fieldsOf(endpoint)), ...(searches[name] ?? []).map(({ id }) => id)]
  const needsSite = /^\S+ \/api\/(sites\/|articles)|^GET \/api\/sites/.test(name) ? ['columnId'] : []
  return { ...how, kinds: [...named.map((key) => (key === 'identityId' ? 'accountId' : key)), ...needsSite] }
}

/** The refusal that shows as well as an answer that somebody may do it. */
export const orRefused = (endpoint: Endpoint) => helps[nameOf(endpoint)]?.orRefused ?? 'no refusal'
