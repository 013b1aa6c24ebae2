import { describe, expect, it } from 'vitest'
import { troubleOf } from './trouble.ts'
import { words } from './words.ts'

describe('reading what was thrown', () => {
  it('keeps sentence, number and faults of a refusal', () => {
    const fields = [{ path: 'name', zh: '请填写名称。', en: 'Please give a name.' }]
    const fault = Object.assign(new Error('x.y'), { problem: { zh: '不行', en: 'No', requestId: 'r-1', fields } })
    expect(troubleOf(fault)).toEqual({ zh: '不行', en: 'No', requestId: 'r-1', fields })
  })

  it.each([new TypeError('x is undefined'), 'text', undefined, null, { problem: { zh: 1 } }])(
    'says the plain sentence for %s and never shows its text',
    (fault) => {
      expect(troubleOf(fault)).toEqual({ ...words.unexpected, requestId: '', fields: [] })
    },
  )

  it('leaves out faults of fields that cannot be read', () => {
    const fault = { problem: { zh: '不行', en: 'No', requestId: 'r-2', fields: [{ path: 1 }, null] } }
    expect(troubleOf(fault).fields).toEqual([])
  })
})
