import { expect, it } from 'vitest'
import { askedFields, type Field } from './form-fields.tsx'

const label = { zh: '项', en: 'Field' }
const fields: readonly Field[] = [
  { name: 'kind', label, kind: 'text' },
  { name: 'appId', label, kind: 'text', onlyIf: { field: 'kind', is: ['WECHAT'] } },
]

it.each([
  [undefined, ['kind']],
  [{}, ['kind']],
  [{ kind: 'SYSTEM' }, ['kind']],
  [{ kind: 'WECHAT' }, ['kind', 'appId']],
])('of a form that says %o these fields are asked for: %o', (values, asked) => {
  expect(askedFields(fields, values).map(({ name }) => name)).toEqual(asked)
})
