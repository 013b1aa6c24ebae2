import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, type ArticleStanding, articleAfter } from './own-procedure.ts'

const at = (status: ArticleStanding['status'], pending: ArticleStanding['pending'] = null): ArticleStanding => ({
  status,
  pending,
})

describe('the way of an article (POR-04)', () => {
  it.each<[ArticleStanding, Act, boolean, ArticleStanding | string]>([
    [at('DRAFT'), 'save', true, at('DRAFT')],
    [at('DRAFT'), 'submit', true, at('REVIEW')],
    [at('DRAFT'), 'publish', true, 'publishing.not-now'],
    [at('DRAFT'), 'publish', false, at('PUBLISHED')],
    [at('DRAFT'), 'withdraw', true, 'publishing.not-now'],
    [at('REVIEW'), 'save', true, at('DRAFT')],
    [at('REVIEW'), 'submit', true, 'publishing.not-now'],
    [at('REVIEW'), 'return', true, at('DRAFT')],
    [at('REVIEW'), 'publish', true, at('PUBLISHED')],
    [at('PUBLISHED'), 'save', true, at('PUBLISHED', 'DRAFT')],
    [at('PUBLISHED'), 'publish', false, 'publishing.not-now'],
    [at('PUBLISHED', 'DRAFT'), 'submit', true, at('PUBLISHED', 'REVIEW')],
    [at('PUBLISHED', 'DRAFT'), 'publish', true, 'publishing.not-now'],
    [at('PUBLISHED', 'REVIEW'), 'return', true, at('PUBLISHED', 'DRAFT')],
    [at('PUBLISHED', 'REVIEW'), 'publish', true, at('PUBLISHED')],
    [at('PUBLISHED', 'REVIEW'), 'withdraw', true, at('WITHDRAWN')],
    [at('WITHDRAWN'), 'save', true, 'publishing.withdrawn'],
    [at('WITHDRAWN'), 'publish', false, 'publishing.withdrawn'],
  ])('%o after %s (second reader: %s) is %o', (before, act, needsReview, expected) => {
    expect(articleAfter(before, act, needsReview)).toEqual(expected)
  })

  it('never leads to the public without a submission where a second reader is wanted, and never back from withdrawal', () => {
    const acts = fc.array(fc.constantFrom<Act>('save', 'submit', 'return', 'publish', 'withdraw'), { maxLength: 30 })
    fc.assert(
      fc.property(acts, (walk) => {
        let now = at('DRAFT')
        let isSubmitted = false
        for (const act of walk) {
          const next = articleAfter(now, act, true)
          if (typeof next === 'string') continue
          if (act === 'publish') expect(isSubmitted).toBe(true)
          expect(now.status).not.toBe('WITHDRAWN')
          if (now.status === 'PUBLISHED') expect(['PUBLISHED', 'WITHDRAWN']).toContain(next.status)
          isSubmitted = act === 'submit'
          now = next
        }
      }),
    )
  })
})
