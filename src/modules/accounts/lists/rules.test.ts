import { describe, expect, it } from 'vitest'
import { roleNames } from '../codes.ts'
import { areLinksThere, faultsTogether, findPlace, type PlacedRow, proposedLogins, readListRows } from './rules.ts'

const table = (...rows: string[][]) => rows.map((cells, at) => ({ number: at + 1, cells }))
const heads = ['姓名', '账号', '党组织', '身份', '任期止']
const faultsOf = (...cells: string[]) =>
  readListRows(table(heads, cells))?.faults.map(({ column, code }) => [column, code])

describe('the rows of a list of accounts', () => {
  it('are read below a title, by any of the names of their columns, without the example of the template', () => {
    const rows = table(
      ['云岭县账号名单（2026年11月）'],
      ['序号', '*姓 名', '登录名', '组织名称', '职务', '截止日期'],
      ['', '（示例）张三', 'qingshi.zhang', '青石镇党委', '党支部书记', ''],
      ['1', ' 李　四 ', 'Li.Si', '石桥村党支部', '支部书记', '2099年1月5日'],
      ['', '', '', '', '', ''],
      ['2', '王五', '', '001.002', 'Editor', ''],
    )
    expect(readListRows(rows)).toEqual({
      rows: 2,
      faults: [],
      listed: [
        {
          ...{ row: 4, displayName: '李 四', login: 'li.si', org: '石桥村党支部', role: 'SECRETARY' },
          until: '2099-01-05',
        },
        { row: 6, displayName: '王五', login: null, org: '001.002', role: 'EDITOR', until: null },
      ],
    })
  })

  it('are no list without a name, an organisation and a post among the headings', () => {
    expect(readListRows(table(['姓名', '党组织'], ['张三', '青石镇党委']))).toBeUndefined()
    expect(readListRows([])).toBeUndefined()
  })

  it.each([
    [['', '', '', '', ''], []],
    [
      ['', 'zhang', '', '', ''],
      ['displayName list-required', 'org list-required', 'role list-required'],
    ],
    [['张', '', '青石镇党委', '党员', ''], ['displayName list-name']],
    [['张三', 'z', '青石镇党委', '党员', ''], ['login list-login']],
    [['张三', '张三', '青石镇党委', '党员', ''], ['login list-login']],
    [['张三', '', '青石镇党委', '县长', ''], ['role list-role-unknown']],
    [['张三', '', '青石镇党委', '党员', '2026年'], ['until time.day-incomplete']],
    [['张三', '', '青石镇党委', '党员', '2026-02-30'], ['until time.day-impossible']],
    [
      ['张', '-', '青石镇党委', '县长', '长期'],
      ['displayName list-name', 'login list-login', 'role list-role-unknown', 'until time.day-unreadable'],
    ],
  ])('%j is told %j', (cells, told) => {
    const said = faultsOf(...cells)?.map(([column, code]) => `${column} ${code?.replace('accounts.', '')}`)
    expect(said).toEqual(told)
  })

  it.each(Object.entries(roleNames))('may name the post %s as the console does', (role, { zh, en }) => {
    const roles = [zh, en].map((name) => readListRows(table(heads, ['张三', '', '甲', name, '']))?.listed[0]?.role)
    expect(roles).toEqual([role, role])
  })
})

const place = (code: string, name: string, shortName = name) => ({ id: `id-${code}`, code, name, shortName })

describe('the organisation of a row', () => {
  const places = [
    place('001', '中共云岭县委员会', '云岭县委'),
    place('001.001', '石桥村党支部'),
    place('001.002.001', '石桥村党支部'),
    place('001.003', '县直机关（工会）党支部'),
  ]
  const found = (written: string) => {
    const told = findPlace(places, written)
    return 'place' in told ? told.place.code : told.code.replace('accounts.list-org-', '')
  }

  it.each([
    ['001', '001'],
    ['云岭县委', '001'],
    [' 中共云岭县委员会 ', '001'],
    ['石桥村党支部（001.002.001）', '001.002.001'],
    ['石桥村党支部(001.001)', '001.001'],
    ['001.001', '001.001'],
    ['县直机关（工会）党支部', '001.003'],
    ['石桥村党支部', 'several'],
    ['青石镇党委（001.001）', 'unknown'],
    ['云岭县', 'unknown'],
    ['石桥村', 'unknown'],
  ])('%j is %s', (written, code) => expect(found(written)).toBe(code))

  it('that several have is told with the names and codes of all that may be meant', () => {
    expect(findPlace(places, '石桥村党支部')).toMatchObject({
      slots: { names: '石桥村党支部（001.001）、石桥村党支部（001.002.001）' },
    })
  })
})

describe('rows together', () => {
  const here = place('001', '云岭县委')
  const row = (number: number, displayName: string, login: string | null, at = here): PlacedRow => ({
    ...{ row: number, displayName, login, place: at, role: 'EDITOR', until: null },
  })
  const told = (...rows: PlacedRow[]) => faultsTogether(rows).map((one) => [one.row, one.column, one.slots?.other])

  it('name an account once, and a person twice only where each row names the account', () => {
    expect(told(row(2, '张三', 'zhang'), row(3, '李四', 'zhang'))).toEqual([[3, 'login', 2]])
    expect(told(row(2, '张三', null), row(3, '张三', null))).toEqual([[3, 'displayName', 2]])
    expect(told(row(2, '张三', 'zhang'), row(3, '张三', null))).toEqual([[3, 'displayName', 2]])
    expect(told(row(2, '张三', 'zhang'), row(3, '张三', 'zhang.er'))).toEqual([])
    expect(told(row(2, '张三', null), row(3, '张三', null, place('002', '青石镇党委')))).toEqual([])
  })
})

describe('a name for an account', () => {
  it.each([
    ['zhangsan', ['zhangsan', 'zhangsan2', 'zhangsan3']],
    ['li', ['userli', 'userli2', 'userli3']],
    ['', ['user', 'user2', 'user3']],
    ['Abu·Dulla', ['abudulla', 'abudulla2', 'abudulla3']],
  ])('is proposed from %j', (pinyin, first) => {
    expect([...proposedLogins(pinyin)].slice(0, 3)).toEqual(first)
    for (const login of proposedLogins(pinyin)) expect(login).toMatch(/^[a-z0-9][a-z0-9._-]{2,40}$/)
  })

  it('is never longer than an account may be', () => {
    for (const login of proposedLogins('a'.repeat(200))) expect(login.length).toBeLessThanOrEqual(41)
  })
})

describe('the links of a list', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 0, minutes))
  it.each([
    [null, null, 0, false],
    [60, null, 0, true],
    [60, null, 60, true],
    [60, null, 61, false],
    [60, 10, 24, true],
    [60, 10, 25, false],
    [60, 55, 61, false],
  ])('until %s, taken at %s, asked at %s: %s', (until, taken, now, there) => {
    const of = { until: until === null ? null : at(until), takenAt: taken === null ? null : at(taken), now: at(now) }
    expect(areLinksThere(of)).toBe(there)
  })
})
