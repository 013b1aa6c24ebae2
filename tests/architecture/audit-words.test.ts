import { expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { matterActs } from '#modules/auditing/details/codes.ts'
import { actName } from '#modules/auditing/web/act-words.ts'
import { webhookEvents } from '#modules/operations/webhooks/codes.ts'
import { doneActs } from '#modules/organisations/reshaping/fulfil.ts'
import { recordedActs } from './support/recorded-acts.ts'

const recorded = recordedActs()

it('every act of a matter has a name in the audit (E03)', () => {
  const acts = new Set(registry.procedures.flatMap(({ acts }) => Object.keys(acts)))
  expect(acts.size).toBeGreaterThan(20)
  expect([...acts].filter((act) => !Object.hasOwn(matterActs, act))).toEqual([])
})

it('every act the source records by name has a name that people read', () => {
  expect(recorded.size).toBeGreaterThan(150)
  for (const one of [
    'cases.first-word-given',
    'organisations.taken-out',
    'cases.promise-broken',
    'organisations.split',
    'publishing.updated',
  ])
    expect(recorded, one).toContain(one)
  expect([...recorded].filter((act) => actName(act).zh === act)).toEqual([])
})

it('other systems are told of acts that are recorded (E06)', () => {
  expect(Object.keys(webhookEvents).filter((event) => !recorded.has(event))).toEqual([])
})

it('other systems may be told of every act that changes the tree, or keep organisations that are gone', () => {
  const changes = ['organisations.created', 'organisations.list-imported', 'organisations.taken-in']
  for (const act of [...changes, ...Object.values(doneActs)]) expect(Object.keys(webhookEvents)).toContain(act)
})
