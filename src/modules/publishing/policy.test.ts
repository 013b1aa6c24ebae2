import { describe, expect, it, test } from 'vitest'
import { actorAt, behalfOf } from '../../../tests/database.ts'
import { type Handled, may } from './policy.ts'

const roles = ['ORGANISER', 'EDITOR', 'SECRETARY', 'DESK', 'MEMBER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
const writers = ['ORGANISER', 'EDITOR', 'SECRETARY']
const handedOwn = { savedBy: 'me', needsReview: false, handedAt: new Date() }
const acts = ['writeArticle', 'saveArticle', 'submitArticle', 'returnArticle', 'withdrawArticle'] as const

describe.each(roles)('as %s', (role) => {
  const actor = actorAt('/1/2/', { role, accountId: 'me' })
  const isWriter = writers.includes(role)

  it.each(acts)('%s is for those who write, in their reach', (act) => {
    const answers = ['/1/2/', '/1/2/3/', '/1/', '/1/20/'].map((path) => may[act](actor, path) === true)
    expect(answers).toEqual(isWriter ? [true, true, false, false] : [false, false, false, false])
  })

  it('articles that are not public are read by those who write', () => {
    expect(may.readArticles(actor) === true).toBe(isWriter)
  })

  it.each<[string, Partial<Handled>, boolean]>([
    ['what another wrote and handed in', {}, true],
    ['what I wrote', { savedBy: 'me' }, false],
    ['what I handed in', { submittedBy: 'me' }, false],
    ['what I wrote, where no second reader is wanted', { savedBy: 'me', needsReview: false }, true],
    ['what I wrote, while another acts for me', { savedBy: 'giver' }, false],
    ['what stands elsewhere', { path: '/1/20/' }, false],
    ['what all sites below show', { handedAt: new Date() }, role !== 'EDITOR'],
    ['what all sites below show, my own, where no second reader is wanted', handedOwn, role !== 'EDITOR'],
  ])('publishing %s', (_, of, expected) => {
    const handled = {
      path: '/1/2/',
      savedBy: 'another',
      submittedBy: 'another',
      needsReview: true,
      handedAt: null,
      ...of,
    }
    const acting = actorAt('/1/2/', { role, accountId: 'me', onBehalfOf: behalfOf('giver') })
    expect(may.publishArticle(acting, handled) === true).toBe(isWriter && expected)
    if (of.savedBy !== 'giver') expect(may.publishArticle(actor, handled) === true).toBe(isWriter && expected)
  })
})

test('a post limited to the line of publicity publishes articles, and not what all sites below show', () => {
  const actor = actorAt('/1/2/', { role: 'ORGANISER/PUBLICITY', accountId: 'me' })
  const of = { path: '/1/2/', savedBy: 'another', submittedBy: 'another', needsReview: true }
  expect(may.publishArticle(actor, { ...of, handedAt: null })).toBe(true)
  expect(may.publishArticle(actor, { ...of, handedAt: new Date() })).toBe('publishing.needs-decider')
})
