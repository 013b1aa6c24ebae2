import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Refusal } from '#kernel/errors.ts'
import { readTable } from '../texts/tables.ts'
import { classifyVoices } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'voices-'))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const decided = file(
  'decided.csv',
  `\uFEFF留言编号,留言用户,留言主题,留言时间,留言详情,一级分类
"1","U1","小学缺老师","2019/1/1 8:00:00","三年级没有数学老师","教育文体"
"2","U2","医院收费高","2019/1/2 8:00:00","门诊检查太贵","卫生计生"
`,
)
const asked = file(
  'asked.csv',
  `留言编号,留言用户,留言主题,留言时间,留言详情
"7","U1","卫生院没有医生","2019/2/1 8:00:00","周末看不了病，
""急诊""也关门"
"8","U2","学校补课收费","2019/2/2 8:00:00","初中周六补课"
`,
)
const silent = { say: () => undefined }

test('every message of the file gets a class, under its number', async () => {
  const output = join(folder, 'classes.csv')
  await classifyVoices.run(['--train', decided, '--input', asked, '--output', output], silent)
  const rows = readFileSync(output, 'utf8').replace('\uFEFF', '').trim().split('\n')
  expect(rows).toEqual(['"留言编号","一级分类"', '"7","卫生计生"', '"8","教育文体"'])
})

test('who wrote a message is not read (D29)', () => {
  for (const row of readTable(asked, ['留言编号'])) expect(Object.keys(row)).not.toContain('留言用户')
})

test('a file that is not there, or lacks a column, is named', async () => {
  const run = (input: string) =>
    classifyVoices.run(['--train', decided, '--input', input, '--output', join(folder, 'x.csv')], silent)
  await expect(run(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'demands.file-missing' })
  await expect(run(file('bare.csv', '留言编号,留言主题\n1,x\n'))).rejects.toMatchObject({
    code: 'demands.columns-missing',
  })
  await expect(classifyVoices.run(['--train', decided], silent)).rejects.toThrow(Refusal)
})
