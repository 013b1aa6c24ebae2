import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { hashKey } from '#modules/accounts/programs/admission.ts'
import { programReadings } from '#modules/accounts/programs/codes.ts'
import { endpoints } from '../../src/apps/chapters.ts'
import { plantHome, wireAt } from './support/acting.ts'
import { aspectsOf, nameOf } from './support/inputs.ts'
import { positions, reach } from './support/oracle.ts'
import { rightsScene, type Told } from './support/scene.ts'

// What a key opens and what not, over the whole API: a key that was given everything there is to give (E06, decisions 336).
const scene = rightsScene()
const key = 'lxkey_everything'
const readable = Object.keys(programReadings)

beforeAll(async () => {
  const { accountId } = scene.actor('SYSTEM_ADMIN')
  const { id, path } = scene.planter.org('own')
  await scene.db.owner.query(
    `insert into accounts.program_key (id, org_id, org_path, name, purpose, readings, last_day, asked_by, asked_name, asked_at, decided_by,
       decided_name, decided_at, is_allowed, key_hash, taken_at)
     values ($1, $2, $3, '数据平台', '同步', $4, '2099-01-01', $5, '甲', now(), $6, '乙', now(), true, $7, now())`,
    [newId(), id, path, readable, accountId, scene.actor('SECURITY_ADMIN').accountId, hashKey(key)],
  )
})

const ask = async (wire: Parameters<typeof scene.ask>[1]): Promise<Told> => {
  // All of the API is asked within a minute, more than a key may.
  await scene.db.owner.query('delete from app.attempt')
  return scene.ask(undefined, wire, { headers: { authorization: `Bearer ${key}` } })
}

const signedIn = endpoints.filter(({ access }) => access === 'signed-in')

it.each(readable)('%s is there, reads, and is the door to nothing restricted', (name) => {
  const endpoint = endpoints.find((one) => nameOf(one) === name)
  expect(endpoint).toMatchObject({
    method: 'GET',
    effect: 'read',
    purpose: '',
    isShownOnce: false,
    access: 'signed-in',
  })
})

it.each(signedIn.filter((one) => !readable.includes(nameOf(one))).map((one) => [nameOf(one), one] as const))(
  '%s is not opened by any key',
  async (_, endpoint) => {
    const told = await ask(wireAt(endpoint, await plantHome(scene, endpoint)))
    expect([told.status, JSON.parse(told.body).code]).toEqual([403, 'accounts.key-not-for-this'])
    expect(scene.canaries.ownersIn(told.all)).toEqual([])
  },
)

describe.each(signedIn.filter((one) => readable.includes(nameOf(one))).map((one) => [nameOf(one), one] as const))(
  '%s by a key',
  (name, endpoint) => {
    it('answers, and names nothing outside the reach of the key, nor any person', async () => {
      const outside = positions.filter((at) => !reach.includes(at))
      for (const position of positions) {
        const place = scene.places.get(position)!
        const aspect = aspectsOf(endpoint)[0]
        const told = await ask(wireAt(endpoint, place, aspect?.input(place)))
        if (reach.includes(position)) expect([told.status, name]).toEqual([200, name])
        const owners = scene.canaries.ownersIn(told.all)
        expect(owners.filter((owner) => outside.some((at) => owner.endsWith(` at ${at}`)))).toEqual([])
        expect(owners.filter((owner) => /member|account|case|number/.test(owner))).toEqual([])
      }
    })
  },
)
