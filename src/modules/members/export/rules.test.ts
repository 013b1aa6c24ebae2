import { expect, test } from 'vitest'
import { startOf } from './rules.ts'

test('an export begins with the columns on screen in their order; what is masked there is left out and named (UX §6)', () => {
  expect(startOf(['name', 'mobile', 'education', 'orgName', 'idNumber', 'gender', 'picture'])).toEqual({
    columns: ['name', 'education', 'orgName', 'gender'],
    masked: ['mobile', 'idNumber'],
    listOnly: ['picture'],
  })
})
