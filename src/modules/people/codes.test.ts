import { describe, expect, test } from 'vitest'
import {
  type CodeRow,
  degrees,
  educations,
  ethnicGroups,
  genders,
  maritalStatuses,
  occupations,
  readDegree,
  readEducation,
  readEthnicGroup,
  readGender,
  readMaritalStatus,
  readOccupation,
  readYesOrNo,
  rowOf,
  yesOrNo,
} from './codes.ts'

type Reader = (written: string) => { ok: true; value: string } | { ok: false; code: string }

const tables: [string, readonly CodeRow[], Reader, number][] = [
  ['genders', genders, readGender, 4],
  ['marital statuses', maritalStatuses, readMaritalStatus, 8],
  ['yes or no', yesOrNo, readYesOrNo, 2],
  ['ethnic groups', ethnicGroups, readEthnicGroup, 58],
  ['educations', educations, readEducation, 40],
  ['degrees', degrees, readDegree, 4],
  ['occupations', occupations, readOccupation, 8],
]

describe.each(tables)('%s', (_name, table, read, size) => {
  test(`has ${size} rows, each read back by every one of its names`, () => {
    expect(table.length).toBe(size)
    for (const row of table) {
      expect(row.en.length).toBeGreaterThan(0)
      const names = [row.code, row.zh, ...row.also, ...(row.alpha ? [row.alpha] : [])]
      for (const name of names) expect(read(name), name).toEqual({ ok: true, value: row.code })
    }
  })

  test('gives a reason for anything else', () => {
    for (const written of ['', '火星', '__proto__', '9999', 'x'.repeat(50_000)]) expect(read(written).ok).toBe(false)
  })
})

test.each([
  ['汉', '01'],
  ['汉族', '01'],
  ['01', '01'],
  ['1', '01'],
  ['HA', '01'],
  ['ha', '01'],
  [' 汉 族 ', '01'],
  ['土', '30'],
  ['土家', '15'],
  ['仡佬族', '37'],
  ['布依族', '09'],
  ['德昂', '46'],
  ['其他', '97'],
])('the ethnic group %s is %s', (written, value) => {
  expect(readEthnicGroup(written)).toEqual({ ok: true, value })
})

test.each([
  ['本科', '20'],
  ['大学本科', '20'],
  ['大学', '20'],
  ['大学本科毕业', '21'],
  ['大专', '30'],
  ['中专', '41'],
  ['高中', '60'],
  ['初中', '70'],
  ['硕士研究生', '14'],
  ['２１', '21'],
])('the education %s is %s', (written, value) => {
  expect(readEducation(written)).toEqual({ ok: true, value })
})

test.each([
  ['学士', '4'],
  ['工学学士', '4'],
  ['法律硕士学位', '3'],
  ['408', '4'],
  ['名誉博士', '1'],
  ['理学博士', '2'],
])('the degree %s is %s', (written, value) => {
  expect(readDegree(written)).toEqual({ ok: true, value })
})

test('letter codes of ethnic groups are those of the standard and unique', () => {
  const letters = ethnicGroups.flatMap((row: CodeRow) => row.alpha ?? [])
  expect(letters.length).toBe(56)
  expect(new Set(letters).size).toBe(56)
  expect(rowOf(ethnicGroups, '45')).toMatchObject({ zh: '鄂温克族', alpha: 'EW', en: 'Ewenki' })
  expect(rowOf(ethnicGroups, '57')).toBe(undefined)
})
