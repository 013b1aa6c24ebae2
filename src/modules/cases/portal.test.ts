import { expect, test } from 'vitest'
import { caseKinds } from './codes.ts'
import {
  AUTHOR_FIELDS,
  type AuthorForms,
  callsBlock,
  casePage,
  casePaths,
  EMPTY_MESSAGE,
  followPage,
  writePage,
} from './portal.ts'

const FORM = { slug: 'qingxi', organisation: '中共青溪镇委员会', errors: {}, token: 't' }

test('the form chooses nothing for the citizen', () => {
  const text = writePage({ ...FORM, values: EMPTY_MESSAGE }).main.text
  expect(text).not.toMatch(/\schecked/)
  for (const kind of Object.keys(caseKinds)) expect(text).toContain(`value="${kind}"`)
})

test('whatever was typed is in the form that comes back', () => {
  const values = {
    name: '王女士',
    phone: '1380',
    kind: 'HELP',
    title: '路灯',
    text: '坏了\n两个月',
    isPublic: 'no',
    consent: 'on',
  }
  const text = writePage({ ...FORM, values, errors: { title: '太短。' } }).main.text
  for (const value of [values.name, values.phone, values.title, values.text]) expect(text).toContain(value)
  expect(text).toContain('value="HELP" checked')
  expect(text).toContain('value="no" checked')
  expect(text.match(/\schecked/g)).toHaveLength(3)
})

test('the code is never written back and never stands in an address', () => {
  const text = followPage({ slug: 'qingxi', number: 'QX2026-0044', errors: { code: '编号和查询码对不上。' } }).main.text
  expect(text).toContain('value="QX2026-0044"')
  expect(text).toMatch(/name="code"[^>]* value=""/)
  expect(casePaths.case('qingxi', 'QX2026-0044')).toBe('/o/qingxi/messages/QX2026-0044')
})

const CASE = {
  slug: 'qingxi',
  number: 'LX20261123-000001',
  kind: 'HELP',
  title: '路灯坏了',
  text: '四组路口的路灯坏了两个月。',
  writer: '王**',
  hasPublicPage: true,
  sentAt: new Date('2026-11-23T02:00:00Z'),
  isOverdue: false,
  supplements: [],
  replies: [],
  promises: [],
  events: [],
  origin: 'https://dj.example.cn',
} as const
const AUTHOR: AuthorForms = {
  token: 't',
  key: 'k',
  mayRate: false,
  maySupplement: false,
  mayReopen: false,
  reopensAs: 'REOPEN',
  mayEraseContact: false,
  values: { outcome: '', grade: '', reason: '', supplement: '' },
}
test('says of what is late which limit is over: accepting, or the answer', () => {
  const pageOf = (step: 'SUBMITTED' | 'HANDLING') => casePage({ ...CASE, step, isOverdue: true }).main.text
  expect(pageOf('SUBMITTED')).toContain('已超过受理期限')
  expect(pageOf('HANDLING')).toContain('已超过答复期限')
})

const formsOf = (step: 'REPLIED' | 'RATED' | 'NOT_ACCEPTED' | 'HANDLING', may: Partial<AuthorForms>) => {
  const text = casePage({ ...CASE, step, author: { ...AUTHOR, ...may } }).main.text
  return [...text.matchAll(/<form[^>]* action="[^"]*\/([a-z-]+)"/g)].map(([, act]) => act)
}

test.each([
  ['REPLIED', { mayRate: true, mayReopen: true, maySupplement: true }, ['rating', 'supplements']],
  ['RATED', { mayRate: true, mayReopen: true }, ['reopening']],
  ['NOT_ACCEPTED', { mayReopen: true, mayEraseContact: true }, ['reopening', 'contact-erasure']],
  ['HANDLING', { maySupplement: true }, ['supplements']],
] as const)('a case that stands at %s has one form for each thing its writer may do', (step, may, acts) => {
  expect(formsOf(step, may)).toEqual(acts)
})

test('the writer judges with the field names of the use case, in five grades and none chosen', () => {
  const text = casePage({ ...CASE, step: 'REPLIED', author: { ...AUTHOR, mayRate: true, maySupplement: true } }).main
    .text
  for (const name of [...AUTHOR_FIELDS, 'token', 'key']) expect(text).toContain(`name="${name}"`)
  expect([...text.matchAll(/name="grade" value="(\d)"/g)].map(([, grade]) => grade)).toEqual(['5', '4', '3', '2', '1'])
  expect(text).not.toMatch(/\schecked/)
})

test('whoever takes a case up again is told before that it will be a new one', () => {
  const lead = (reopensAs: AuthorForms['reopensAs']) =>
    casePage({ ...CASE, step: 'RATED', author: { ...AUTHOR, mayReopen: true, reopensAs } }).main.text
  expect(lead('LINKED_CASE')).toContain('有新的编号和查询码')
  expect(lead('REOPEN')).toContain('编号和查询码不变')
})

test('the writer reads in one line what each office said that was called, and silence as silence (B21)', () => {
  const word = { act: 'reportIn', by: '县住建局', text: '派人清淤', day: '2026-12-10' } as const
  const closed = { act: 'closeCall', by: '青石镇', text: '已经修好', day: null } as const
  const block = callsBlock([
    { orgName: '县水务局', state: 'CALLED', silentDays: 3, words: [] },
    { orgName: '县住建局', state: 'COMING', silentDays: 0, words: [word] },
    { orgName: '县林业局', state: 'CLOSED', silentDays: 0, words: [closed] },
    { orgName: '县电力局', state: 'CASE_ENDED', silentDays: 0, words: [{ ...word, by: '县委' }] },
  ])
  const lines = block?.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(lines).toContain('县水务局 没有报到 3个工作日没有答复。')
  expect(lines).toContain('县住建局 已报到 报到：2026年12月10日（周四）前办好，派人清淤')
  expect(lines).toContain('县林业局 已办结 没有答复。 结果：已经修好')
  expect(lines).toContain('县电力局 诉求件已结束 报到（县委代为答复）：2026年12月10日（周四）前办好，派人清淤')
  expect(callsBlock([])).toBeNull()
})

test('the form promises only what holds: the telephone is optional, sealed, opened by two persons, erased at any time (D23)', () => {
  const text = writePage({ ...FORM, values: EMPTY_MESSAGE }).main.text
  for (const told of [
    '手机号码可以不填',
    '由另一个岗位的人批准',
    '只开放24小时',
    '随时可以删除',
    '我们不把称呼和手机号码转给别人',
  ])
    expect(text).toContain(told)
  for (const untrue of ['只有办理人员能看到', '没有人能看到', '更正', '方便我们核实'])
    expect(text).not.toContain(untrue)
})
