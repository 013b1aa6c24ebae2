import { expect, it } from 'vitest'
import { colleagueChoices } from './colleague-choices.ts'

const at = { orgId: 'county', orgName: '云岭县委', login: null }

it('offers each colleague once, with every post', () => {
  const choices = colleagueChoices([
    { ...at, accountId: 'a', name: '李明', post: 'ORGANISER' },
    { ...at, accountId: 'b', name: '李明', post: 'DESK' },
    { ...at, accountId: 'a', name: '李明', post: 'EDITOR' },
  ])
  expect(choices).toEqual([
    { value: 'a', label: { zh: '李明（组织工作人员、信息编辑）', en: expect.stringMatching(/^李明 \(.+, .+\)$/) } },
    { value: 'b', label: { zh: expect.stringMatching(/^李明（.*）$/), en: expect.any(String) } },
  ])
})

it('names the account of those who are told apart by nothing else', () => {
  const choices = colleagueChoices([
    { ...at, accountId: 'a', name: '李明', post: 'DESK', login: 'liming' },
    { ...at, accountId: 'b', name: '李明', post: 'DESK', login: 'liming2' },
  ])
  expect(choices.map(({ label }) => label.zh)).toEqual([
    '李明（诉求办理人员；账号 liming）',
    '李明（诉求办理人员；账号 liming2）',
  ])
})
