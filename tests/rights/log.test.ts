import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { log } from '#kernel/log.ts'
import { endpoints } from '../../src/apps/chapters.ts'
import { plantHome, someoneWhoMay, wireAt } from './support/acting.ts'
import { nameOf } from './support/inputs.ts'
import { password, rightsScene } from './support/scene.ts'

const scene = rightsScene()
const lines: string[] = []
const silent = log.level

// What the log writes goes into a list instead of the process's output, at its most talkative.
beforeAll(() => {
  log.level = 'trace'
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } })
})
afterAll(() => {
  log.level = silent
})

const all = () => lines.join('\n')

it('nobody’s name, number, mobile, login or words stand in the log after every endpoint was used (T25)', async () => {
  for (const endpoint of endpoints) {
    const actor = someoneWhoMay(scene, endpoint)
    if (nameOf(endpoint).includes('/api/session')) continue
    for (const place of [await plantHome(scene, endpoint), scene.places.get('foreign')!]) {
      await scene.ask(actor, wireAt(endpoint, place))
      await scene.ask(actor, { ...wireAt(endpoint, place), body: { ...place.texts, nonsense: place.texts } })
      await scene.ask(actor, {
        ...wireAt(endpoint, place),
        url: `/api/${place.texts.member}?${new URLSearchParams(place.texts)}`,
      })
    }
  }
  expect(scene.canaries.ownersIn(all())).toEqual([])
})

it('a fault of ours is written with its number, and still with nobody’s data', async () => {
  const { owner } = scene.db
  const place = scene.places.get('child')!
  const { member = '' } = place.texts
  const edit = endpoints.find((one) => nameOf(one) === 'PUT /api/members/:memberId')!
  const enter = endpoints.find((one) => nameOf(one) === 'POST /api/members')!
  // A row that breaks a rule, a value that cannot be read, a table that is not there: each is made, tried and undone.
  const faults: readonly (readonly [string, string])[] = [
    [
      `alter table people.person add constraint broken check (name = '') not valid`,
      'alter table people.person drop constraint broken',
    ],
    [
      `create function app.misread() returns trigger language plpgsql as $$ begin perform new.former_name::integer; return new; end $$;
       create trigger misread before insert or update on people.person for each row execute function app.misread()`,
      'drop trigger misread on people.person',
    ],
    ['alter table members.member rename to lost', 'alter table members.lost rename to member'],
  ]
  for (const [fault, undo] of faults) {
    await owner.query(fault)
    lines.length = 0
    const facts = { category: 'FULL', joinDate: '2000-01-01', fullDate: '2001-01-01' }
    const person = { name: member, idNumber: '52990219700101101X', formerName: member, mobile: '13912345678' }
    const answers = [
      await scene.ask(
        scene.actor('ORGANISER'),
        wireAt(enter, place, { person: { ...person, idNumber: numberOf(500) }, facts }),
      ),
      await scene.ask(
        scene.actor('ORGANISER'),
        wireAt(edit, place, { person: { formerName: member, landline: '0859-1' } }),
      ),
      await scene.ask(scene.actor('ORGANISER'), {
        method: 'GET',
        url: `/api/members?q=${encodeURIComponent(member)}`,
        body: undefined,
      }),
    ]
    await owner.query(undo)
    const faulty = answers.filter(({ status }) => status >= 500)
    expect(`${fault}: ${faulty.length > 0}`).toBe(`${fault}: true`)
    for (const { body, all: told } of faulty) {
      expect(all()).toContain(JSON.parse(body).requestId)
      expect(told).not.toMatch(/constraint|people\.|members\.member|node_modules|\.ts:/)
      expect(scene.canaries.ownersIn(told)).toEqual([])
    }
    expect(scene.canaries.ownersIn(all())).toEqual([])
    expect(all()).not.toMatch(/13912345678|5299021970/)
  }
})

it('a wrong password and a token are not written', async () => {
  lines.length = 0
  const wire = (body: Record<string, unknown>, url = '/api/session') => ({ method: 'POST', url, body }) as const
  await scene.ask(undefined, wire({ login: scene.places.get('child')!.texts.member, password }))
  await scene.ask(undefined, wire({ login: 'actor-member', password: `${password}!` }))
  await scene.ask(
    undefined,
    wire({ token: 'a-token-that-was-never-given-to-anybody', newPassword: password }, '/api/invitations'),
  )
  expect(all()).not.toMatch(/山间明月|never-given/)
  expect(all()).not.toContain(scene.actor('MEMBER').cookie.split('=')[1])
  expect(scene.canaries.ownersIn(all())).toEqual([])
})

const numberOf = (sequence: number) => `529902196101${String(sequence).padStart(5, '0')}`
