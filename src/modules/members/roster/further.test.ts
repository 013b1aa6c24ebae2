import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { memberFields } from '../fields.ts'
import { listDifferences } from '../mapping/service.ts'
import { enterMember } from '../record/service.ts'
import { furtherKeys, rosterColumns, rosterKeys, rosterName } from './codes.ts'
import { keyOfHeading } from './columns.ts'
import { findLayout } from './layout.ts'
import { checkRoster, importRoster } from './run.ts'
import { listFaults, revokeImport } from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let branch: TreeOrg
let actor: Actor

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 40, seed: 37 })
  branch = tree.find((org) => org.type === 'BRANCH')!
  actor = actorIn(branch)
})

let next = 0
const number = () => completeIdNumber(`5299011985062${String(1000 + next++).padStart(4, '0')}`)
const usual = (name: string, id = number()) => ({
  ...{ 姓名: name, 身份证号: id, 入党时间: '2012-05-04', 转正时间: '2013-05-04', 党员类别: '正式党员' },
  所在支部: branch.name,
})
const bring = async (rows: readonly Record<string, string>[]) => {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const text = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\r\n')
  const batchId = await upload(db, actor, { orgId: branch.id, name: '册.csv', bytes: Buffer.from(text) })
  return { batchId, outcome: await act(db.app, actor, (ctx) => checkRoster(ctx, batchId), now) }
}
const take = (batchId: string) => act(db.app, actor, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }), now)
const faults = async (batchId: string) =>
  (await look(db.app, actor, (ctx) => listFaults(ctx, { batchId, page: 1, size: 100 }))).rows.map(({ zh }) => zh)
const record = async (name: string) => {
  const { rows } = await db.owner.query<{ person: Record<string, unknown>; member: Record<string, unknown> }>(
    `select to_jsonb(p) as person, to_jsonb(m) || jsonb_build_object('posted_as', g.entry_type) as member
     from members.member m join people.person p on p.id = m.person_id join members.posting g on g.member_id = m.id where m.name = $1`,
    [name],
  )
  return rows[0]!
}

// As a county writes them: words for codes, days in several ways.
const cells: Readonly<Record<string, string>> = {
  ...{ 曾用名: '张山', 籍贯: '云南大理', 出生地: '云南昆明', 户籍所在地: '云南省大理市', 婚姻: '已婚' },
  ...{ 座机: '0872 212 0000', 在职学历: '本科', 学位: '工学学士', 毕业学校: '云南大学', 所学专业: '法学' },
  ...{ 职业: '务农', 工作单位: '青石镇人民政府', 职务: '科员', 职称: '工程师', 新社会阶层: '否', 是否一线: '是' },
  ...{ 参加工作时间: '2005.8.1', 申请入党时间: '2010年5月4日', 列为积极分子时间: '2010/12/1', 发展对象时间: '40878' },
  ...{ 进入支部类型: '新发展', 入党支部: '青石村党支部', 入党介绍人: '李四、王五', 外出时间: '2024-02-20' },
  ...{ 流向: '广东深圳', 外出原因: '务工', 失联时间: '2025-06-01', 困难类型: '因病', 困难起始时间: '2023-01-01' },
  ...{ 是否年老体弱: '是', 困难结束时间: '2024年12月31日', 流出地: '青石镇水井村', 接收党支部: '某街道流动党员党支部' },
  ...{ '出国（境）时间': '2025.9.1', 前往国家: '日本', 出国类型: '出国留学', 最近一次联系时间: '2026-5-10' },
}

describe('every field of the record (rules 2.2)', () => {
  it('has a column, and every heading means one of them', () => {
    const fields = rosterKeys.map((key) => (key === 'group' ? 'groupId' : key)).filter((key) => key in memberFields)
    expect(new Set(fields)).toEqual(new Set(Object.keys(memberFields)))
    for (const key of rosterKeys)
      for (const heading of [rosterName(key).zh, ...rosterColumns[key].also])
        expect(`${heading} ${keyOfHeading(heading)}`).toBe(`${heading} ${key}`)
    expect(new Set(Object.keys(cells).map(keyOfHeading))).toEqual(new Set(furtherKeys))
  })

  it('is written from a roster as the form writes it', async () => {
    await act(
      db.app,
      actor,
      (ctx) =>
        enterMember(ctx, {
          orgId: branch.id,
          person: {
            ...{
              name: '填表人',
              idNumber: number(),
              formerName: '张山',
              nativePlace: '云南大理',
              birthPlace: '云南昆明',
            },
            ...{ householdPlace: '云南省大理市', maritalStatus: '20', landline: '0872 212 0000', degree: '4' },
            ...{ inServiceEducation: '20', school: '云南大学', major: '法学', occupation: 'FARMER' },
            ...{ employer: '青石镇人民政府', jobTitle: '科员', professionalTitle: '工程师', newStratum: '0' },
            ...{ frontline: '1', workStartDate: '2005-08-01' },
          },
          facts: {
            ...{ category: 'FULL', joinDate: '2012-05-04', fullDate: '2013-05-04', applicationDate: '2010-05-04' },
            ...{ activistDate: '2010-12-01', targetDate: '2011-12-01', entryType: 'NEW_DEVELOPMENT', infirm: true },
            ...{ joinBranch: '青石村党支部', introducers: ['李四', '王五'], floatingSince: '2024-02-20' },
            ...{ floatingTo: '广东深圳', floatingReason: '务工', lostSince: '2025-06-01', hardshipKind: '因病' },
            ...{ hardshipSince: '2023-01-01', hardshipUntil: '2024-12-31', floatingFrom: '青石镇水井村' },
            ...{ receivingBranch: '某街道流动党员党支部', abroadSince: '2025-09-01', abroadCountry: '日本' },
            ...{ abroadKind: 'STUDY', abroadLastContact: '2026-05-10' },
          },
        }),
      now,
    )
    const { batchId, outcome } = await bring([{ ...usual('册上人'), ...cells }, usual('没写的')])
    expect(await faults(batchId)).toEqual([])
    expect(outcome).toMatchObject({ rowsNew: 2 })
    await take(batchId)
    const [form, roster, bare] = [await record('填表人'), await record('册上人'), await record('没写的')]
    const own = (part: Record<string, unknown>, keys: readonly string[]) =>
      Object.fromEntries(keys.map((key) => [key, part[key]]))
    const column = (field: string) => field.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)
    const ofPerson = furtherKeys.map(column).filter((key) => key in form.person)
    const ofMember = [...furtherKeys.map(column).filter((key) => key in form.member), 'posted_as']
    expect(ofPerson.length + ofMember.length).toBe(furtherKeys.length + 1)
    expect(own(roster.person, ofPerson)).toEqual(own(form.person, ofPerson))
    expect(own(roster.member, ofMember)).toEqual(own(form.member, ofMember))
    expect(Object.values(own(roster.person, ofPerson))).not.toContain(null)
    expect(own(bare.person, ofPerson)).toEqual(Object.fromEntries(ofPerson.map((key) => [key, null])))
    expect(own(bare.member, ['infirm', 'introducers', 'join_branch', 'posted_as'])).toEqual({
      ...{ infirm: false, introducers: [], join_branch: null, posted_as: null },
    })
  })

  it('is taken where a long cell is cut in the middle of a character', async () => {
    const { batchId } = await bring([{ ...usual('切断的'), 职务: `科员${' '.repeat(497)}😀` }])
    expect(await faults(batchId)).toEqual([])
    await take(batchId)
    expect((await record('切断的')).person.job_title).toBe('科员 \ufffd')
  })

  it('is refused cell by cell in the words of the form', async () => {
    const { batchId } = await bring([
      { ...usual('错一'), 户籍所在地: '大理市人民路5号', 婚姻: '有对象', 职业: '自由', 参加工作时间: '2005年' },
      { ...usual('错二'), 进入支部类型: '考进来', 入党介绍人: '甲乙、丙丁、戊己、庚辛、壬癸', 是否年老体弱: '还行' },
      { ...usual('错三'), 职务: '长'.repeat(101), 流动原因: '长'.repeat(201), 失联日期: '2025-02-30' },
      { ...usual('错四'), 困难起始时间: '2023-01-01', 困难结束时间: '2022-12-31', 最近联系日期: '2026-11-24' },
      { ...usual('错五'), 出国日期: '2025-09-01', 最近联系日期: '2025-08-31' },
      { ...usual('错六'), 出国情形: '旅游' },
    ])
    expect(await faults(batchId)).toEqual([
      '第 2 行“户籍地”：这一项写到县（市、区）或乡镇就行，不要写门牌号。',
      expect.stringMatching(/^第 2 行“婚姻状况”：/),
      expect.stringMatching(/^第 2 行“工作岗位”：/),
      expect.stringMatching(/^第 2 行“参加工作日期”：/),
      '第 3 行“进入支部类型”：没有这种进入支部类型。请写：新发展、组织关系转入、恢复党籍、重新入党或追认。',
      '第 3 行“入党介绍人”：入党介绍人最多写四名，用顿号隔开，每名不超过60个字。',
      '第 3 行“年老体弱”：这里只写“是”或“否”；不清楚的留空。',
      '第 4 行“职务”：这一项太长了。请写得简短些。',
      expect.stringMatching(/^第 4 行“失去联系日期”：/),
      expect.stringMatching(/^第 4 行“流动原因”：/),
      expect.stringMatching(/^第 5 行“生活困难结束日期”：生活困难结束日期早于起始日期。/),
      expect.stringMatching(/^第 5 行“出国（境）后最近联系日期”：最近联系日期晚于今天。/),
      expect.stringMatching(/^第 6 行“出国（境）后最近联系日期”：最近联系日期早于出国（境）日期。/),
      '第 7 行“出国（境）情形”：没有这种出国（境）情形。请写：留学、工作、探亲、定居或其他。',
    ])
  })
})

describe('a further column of somebody who is known', () => {
  it('changes what differs and nothing where it is empty, with history, and is taken back', async () => {
    const id = number()
    const first = await bring([{ ...usual('旧人', id), ...cells }])
    await take(first.batchId)
    const before = await record('旧人')
    const same = await bring([{ ...usual('旧人', id), ...cells }])
    expect(same.outcome).toMatchObject({ rowsUnchanged: 1, rowsUpdated: 0 })
    const empty = await bring([{ ...usual('旧人', id), 籍贯: '', 职务: '', 入党介绍人: '', 是否年老体弱: '' }])
    expect(empty.outcome).toMatchObject({ rowsUnchanged: 1, rowsUpdated: 0 })
    const { batchId, outcome } = await bring([
      {
        ...usual('旧人', id),
        籍贯: '云南丽江',
        职务: '',
        入党介绍人: '李四',
        是否年老体弱: '否',
        生活困难情况: '缺劳力',
      },
    ])
    expect(outcome).toMatchObject({ rowsUpdated: 1 })
    const { rows } = await look(db.app, actor, (ctx) => listDifferences(ctx, { batchId, page: 1, size: 20 }))
    const changes = [
      { field: 'nativePlace', zh: '籍贯', en: 'Native place', before: '云南大理', after: '云南丽江' },
      { field: 'introducers', zh: '入党介绍人', en: 'Introducers', before: '李四、王五', after: '李四' },
      { field: 'hardshipKind', zh: '生活困难情况', en: 'Hardship', before: '****', after: '****' },
      { field: 'infirm', zh: '年老体弱', en: 'Infirm', before: 'true', after: 'false' },
    ]
    const inOrder = (some: readonly { readonly field: string }[]) =>
      [...some].sort((a, b) => (a.field < b.field ? -1 : 1))
    expect(inOrder(rows[0]!.changes)).toEqual(inOrder(changes))
    await take(batchId)
    const after = await record('旧人')
    expect(after.person).toMatchObject({ native_place: '云南丽江', job_title: '科员' })
    expect(after.member).toMatchObject({ introducers: ['李四'], infirm: false, hardship_kind: '缺劳力' })
    const { rows: history } = await db.owner.query(
      'select source, changes from members.revision where member_id = $1 order by version desc',
      [after.member.id],
    )
    expect(history[0].source).toBe('IMPORT')
    expect(inOrder(history[0].changes)).toEqual(inOrder(changes))
    await act(db.app, actor, (ctx) => revokeImport(ctx, { batchId, reason: '发错了文件' }), now)
    const back = await record('旧人')
    expect(back.person.native_place).toBe('云南大理')
    for (const column of ['introducers', 'infirm', 'hardship_kind'])
      expect([column, back.member[column]]).toEqual([column, before.member[column]])
  })
})

describe('headings of two lines', () => {
  it('are read together first: schooling beside work is not the schooling before it', () => {
    const layout = findLayout([
      { number: 1, isHidden: false, cells: ['姓名', '身份证号', '全日制教育', '', '在职教育', '', '入党时间'] },
      { number: 2, isHidden: false, cells: ['', '', '学历', '学位', '学历', '毕业院校', ''] },
    ])
    expect(layout?.keys).toEqual([
      'name',
      'idNumber',
      'education',
      'degree',
      'inServiceEducation',
      'school',
      'joinDate',
    ])
  })
})
