import { describe, expect, it, test } from 'vitest'
import { findPersonal, needsSecondLook, propose, repeats, withoutPersonal } from './rules.ts'

describe('what may point at somebody (PRV-03)', () => {
  test.each([
    ['请打13800138000找我', '请打■■■找我'],
    ['电话138 0013 8000', '电话■■■'],
    ['身份证43313019800101123X', '身份证■■■'],
    ['车牌湘U12345挡路', '车牌■■■挡路'],
    ['写信到li.si@example.com', '写信到■■■'],
    ['邻居王建国先生家的狗', '邻居某先生家的狗'],
    ['找龙书记反映过', '找某书记反映过'],
    ['邻居李某某半夜打牌', '邻居某某半夜打牌'],
    ['我叫欧阳石生，住在老街', '我叫某某，住在老街'],
    ['3栋2单元402室漏水', '某处漏水'],
    ['老街12号门口积水', '老街某号门口积水'],
  ])('%s → %s', (text, without) => {
    expect(withoutPersonal(text)).toBe(without)
  })

  test.each([
    '请拨打0743-8222222咨询，或者打12345。',
    '12月5日前换好，5号线公交车停在门口。',
    '感谢主任医师门诊的建议。',
    '到政务大厅二楼3号窗口办理。',
  ])('%s stays as it is', (text) => {
    expect(findPersonal(text)).toEqual([])
  })

  it('is found in its order, and no passage twice', () => {
    const found = findPersonal('张三先生13800138000，3栋2单元，张三先生')
    expect(found.map(({ what }) => what)).toEqual(['NAME', 'NUMBER', 'ADDRESS', 'NAME'])
  })
})

const solved = {
  title: '村口路灯什么时候修',
  body: '村口三盏路灯坏了一个多月，晚上出门不方便。',
  answer: '路灯坏了请打村委会电话报修，一般三天内修好。',
  isPublic: true,
}

describe('what is proposed (C09)', () => {
  it('is the title with the answer, and says what was written otherwise', () => {
    expect(propose(solved)).toEqual({ question: solved.title, answer: solved.answer, takenOut: [] })
    const named = { ...solved, answer: `${solved.answer}请找王建国主任，13800138000。` }
    expect(propose(named)).toMatchObject({
      answer: `${solved.answer}请找某主任，■■■。`,
      takenOut: [
        { what: 'NAME', passage: '王建国' },
        { what: 'NUMBER', passage: '13800138000' },
      ],
    })
  })

  it('holds no word of a private message', () => {
    expect(propose({ ...solved, isPublic: false }).question).toBe('')
  })
})

describe('a second look', () => {
  const asProposed = { question: solved.title, answer: solved.answer }

  it('is not needed where everybody could read it and nothing points at anybody', () => {
    expect(needsSecondLook(solved, asProposed)).toBe(false)
  })

  test.each([
    ['the case was private', { ...solved, isPublic: false }, asProposed],
    ['something was taken out of the answer', { ...solved, answer: '请找王建国主任。' }, asProposed],
    ['parts of the message were struck out by a rule', { ...solved, body: '邻居■■■半夜打牌' }, asProposed],
    ['what is written now names somebody', solved, { ...asProposed, answer: '请打13800138000找他。' }],
    ['what is written now has a gap', solved, { ...asProposed, answer: '请打■■■报修。' }],
  ])('is needed where %s', (_, of, written) => {
    expect(needsSecondLook(of, written)).toBe(true)
  })
})

describe('a question made of a private message (CZ4)', () => {
  test.each([
    ['the title', '村口路灯什么时候修？', true],
    ['ten signs of the text in a row, whatever stands between', '三盏路灯，坏了一个多月怎么办', true],
    ['only names of things', '路灯坏了怎么报修', false],
  ])('with %s: %s', (_, question, isRepeated) => {
    expect(repeats(question, solved)).toBe(isRepeated)
  })
})
