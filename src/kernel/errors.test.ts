import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertNever, fill, Refusal, refusals, statusOf } from './errors.ts'
import { problemOf } from './problem.ts'

const words = {
  'things.late': { zh: '晚了 {days} 天，{days} 天后再说。', en: '{days} days late.' },
  'things.gone': { zh: '没有。', en: 'Gone.' },
} as const
const { refuse, refuseIf, need, found } = refusals(words)
const thrown = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (fault) {
    return fault
  }
}

describe('a refusal', () => {
  it('carries the sentence of its code with the values in it', () => {
    const late = refuse('conflict', 'things.late', { slots: { days: 3 } })
    expect(late).toBeInstanceOf(Refusal)
    expect(late).toMatchObject({ kind: 'conflict', code: 'things.late' })
    expect(late.sentence).toEqual({ zh: '晚了 3 天，3 天后再说。', en: '3 days late.' })
    expect(late.fields).toEqual([])
  })

  it('names its field in the same words', () => {
    expect(refuse('invalid', 'things.gone', { field: 'parts.0' }).fields).toEqual([
      { path: 'parts.0', zh: '没有。', en: 'Gone.' },
    ])
  })

  it('answers with the status of its kind, its code and its sentence', () => {
    for (const [kind, status] of Object.entries(statusOf)) {
      const refusal = refuse(kind as keyof typeof statusOf, 'things.gone')
      expect(problemOf(refusal, 'r')).toMatchObject({ status, code: 'things.gone', zh: '没有。', requestId: 'r' })
    }
  })

  it('is thrown on a condition, by a policy that says no, and for what is not there', () => {
    expect(() => refuseIf(false, 'conflict', 'things.gone')).not.toThrow()
    expect(thrown(() => refuseIf(true, 'conflict', 'things.gone'))).toMatchObject({ kind: 'conflict' })
    expect(() => need(true)).not.toThrow()
    expect(thrown(() => need('things.late'))).toMatchObject({ kind: 'forbidden', code: 'things.late' })
    expect(found(0, 'things.gone')).toBe(0)
    for (const nothing of [null, undefined])
      expect(thrown(() => found(nothing, 'things.gone'))).toMatchObject({ kind: 'missing' })
  })
})

describe('a sentence', () => {
  it('takes values as they are and leaves what has none', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fill({ zh: '甲{a}乙{b}', en: '{a}' }, { a: value })).toEqual({ zh: `甲${value}乙{b}`, en: value })
      }),
    )
  })
})

describe('a fault of the outside', () => {
  it('has a sentence of its own: the disk is full, the database is away, the connection broke', () => {
    const codes = [
      { code: '53100' },
      { code: '25006' },
      { code: 'ECONNREFUSED' },
      { code: '57P01' },
      { message: 'Client has encountered a connection error and is not queryable' },
      { message: 'Connection terminated unexpectedly' },
      { statusCode: 413 },
      new Error('anything else'),
      undefined,
    ].map((fault) => problemOf(fault, 'r').code.slice('kernel.'.length))
    expect(codes).toEqual([
      'disk-full',
      'read-only',
      'busy',
      'busy',
      'busy',
      'busy',
      'too-large',
      'unexpected',
      'unexpected',
    ])
  })
})

it('a case that the types rule out ends with a fault', () => {
  expect(() => assertNever('x' as never)).toThrow('unexpected value: x')
})
