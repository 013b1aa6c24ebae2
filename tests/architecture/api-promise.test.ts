import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { openApi } from '#kernel/openapi.ts'
import { breaks, promised } from '../../tools/api-breaks.ts'
import { unnamed } from '../../tools/api-promise.ts'

test('what the API promised at its last release holds, but for what docs/api-changes.json names (E06)', () => {
  expect(unnamed()).toEqual({ broken: [], idle: [] })
})

const Kind = z.enum(['BRANCH', 'COMMITTEE'])
const shapes = {
  query: z.object({ q: z.string().max(60).optional(), size: z.coerce.number().int().max(100).default(20) }),
  body: z.strictObject({ name: z.string().max(50), kind: Kind, note: z.string().optional() }),
  answer: z.object({
    rows: z.array(z.object({ id: z.uuid(), kind: Kind, until: z.iso.date().nullable(), count: z.number().int() })),
  }),
}
type Changes = { [K in keyof typeof shapes]?: z.ZodObject }

function described(changes: Changes = {}, access: 'public' | 'signed-in' = 'public') {
  const { query, body, answer } = { ...shapes, ...changes }
  const things = endpoint({
    ...{ method: 'POST', path: '/api/things/:thingId', access, summary: { zh: '事', en: 'Things' } },
    params: z.object({ thingId: z.uuid() }),
    ...{ query, body, answer },
  })
  return promised(JSON.parse(JSON.stringify(openApi([things], ''))))
}

const row = shapes.answer.shape.rows.element
const answerOf = (one: z.ZodObject) => ({ answer: z.object({ rows: z.array(one) }) })
const at = (fault: string) => [`POST /api/things/{thingId}: ${fault}`]

describe('a program written before', () => {
  it.each<[string, Changes]>([
    ['nothing changed', {}],
    ['an answer brings a further field', answerOf(row.extend({ name: z.string() }))],
    ['an answer brings a further code', answerOf(row.extend({ kind: z.enum(['BRANCH', 'COMMITTEE', 'GROUP']) }))],
    ['an answer is never empty any more', answerOf(row.extend({ until: z.iso.date() }))],
    ['a further choice is taken', { body: shapes.body.extend({ kind: z.enum(['BRANCH', 'COMMITTEE', 'GROUP']) }) }],
    ['something may be said in addition', { body: shapes.body.extend({ title: z.string().optional() }) }],
    ['more may be said', { body: shapes.body.extend({ name: z.string().max(80) }) }],
    ['what was asked for may be left out', { body: shapes.body.partial() }],
  ])('goes on when %s', (_, changes) => {
    expect(breaks(described(), described(changes))).toEqual([])
  })

  it.each<[string, Changes]>([
    ['answer.rows[].count is not always given', answerOf(row.omit({ count: true }))],
    ['answer.rows[].count is not always given', answerOf(row.partial({ count: true }))],
    ['answer.rows[].count has another type', answerOf(row.extend({ count: z.string() }))],
    ['answer.rows[].count has another type', answerOf(row.extend({ count: z.number().int().nullable() }))],
    ['answer.rows[].id has another format', answerOf(row.extend({ id: z.string() }))],
    ['body.title is asked for', { body: shapes.body.extend({ title: z.string() }) }],
    ['body.note is not taken', { body: shapes.body.omit({ note: true }) }],
    ['body.kind "COMMITTEE" is not among its values', { body: shapes.body.extend({ kind: z.enum(['BRANCH']) }) }],
    ['body.name is bound by another maxLength', { body: shapes.body.extend({ name: z.string().max(40) }) }],
    ['query.q is not taken', { query: shapes.query.omit({ q: true }) }],
    [
      'query.size is bound by another maximum',
      { query: shapes.query.extend({ size: z.coerce.number().int().max(50).default(20) }) },
    ],
  ])('is broken where %s', (fault, changes) => {
    expect(breaks(described(), described(changes))).toEqual(at(fault))
  })

  it('is broken when the address is gone, or asks to sign in', () => {
    expect(breaks(described(), {})).toEqual(at('is gone'))
    expect(breaks(described(), described({}, 'signed-in'))).toEqual(at('asks to sign in'))
  })
})
