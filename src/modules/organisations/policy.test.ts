import { describe, expect, it } from 'vitest'
import { actorAt, behalfOf } from '../../../tests/database.ts'
import { may } from './policy.ts'

const organiser = actorAt('/1/2/', { role: 'ORGANISER', accountId: 'me' })
const forAnother = { ...organiser, onBehalfOf: behalfOf('giver') }
const town = '/1/2/3/'

describe('what a second person approves (V2.3.5, B01)', () => {
  it.each(['mergeOrgs', 'splitOrg', 'dissolveOrg'] as const)('%s is asked for in one’s own name', (act) => {
    expect(may[act](organiser, town)).toBe(true)
    expect(may[act](forAnother, town)).toBe('organisations.in-person-only')
    expect(may[act]({ ...forAnother, role: 'SECRETARY' }, town)).toBe('organisations.not-yours')
  })

  it.each([
    ['somebody else', organiser, 'another', true],
    ['nobody that is known', organiser, null, true],
    ['oneself', organiser, 'me', 'organisations.not-by-oneself'],
    ['somebody else, acting for a third', forAnother, 'another', true],
    ['oneself, acting for another', forAnother, 'me', 'organisations.not-by-oneself'],
    ['whom one acts for', forAnother, 'giver', 'organisations.not-by-oneself'],
  ] as const)('what was asked for by %s', (_, actor, plannedBy, answer) => {
    expect(may.approveReshaping(actor, { path: town, plannedBy })).toBe(answer)
  })
})
