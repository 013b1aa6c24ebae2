import { expect, it } from 'vitest'
import { password, rightsScene } from './support/scene.ts'

// A scripted insider: an organiser of the town reads cards as fast as the server answers, before he leaves (T06).
const scene = rightsScene()

it('an insider’s script gets 300 cards, then needs the password; at 1,000 it stops and security is told at once (T06)', {
  timeout: 600_000,
}, async () => {
  const insider = scene.actor('ORGANISER')
  const place = await scene.planter.plant('child', { kinds: ['memberId'] })
  const url = `/api/members/${place.ids.memberId}`
  const read = async () => {
    const { status, body } = await scene.ask(insider, { method: 'GET', url, body: undefined })
    return status === 200 ? 'READ' : (JSON.parse(body) as { code: string }).code
  }
  const readMany = async (times: number) => {
    const told: string[] = []
    for (let i = 0; i < times; i++) told.push(await read())
    return told
  }
  // Signing in is a proof: the script works on a session that is older than that.
  await scene.db.owner.query(
    `update accounts.session set proved_at = now() - interval '1 hour' where account_id = $1`,
    [insider.accountId],
  )
  scene.sessions.forget()
  const first = await readMany(1010)
  expect(first.filter((one) => one === 'READ')).toHaveLength(300)
  expect(new Set(first.slice(300))).toEqual(new Set(['accounts.prove-yourself']))

  const proof = { method: 'POST', url: '/api/session/proof', body: { password } } as const
  // What was refused before the proof took nobody’s card: it is no alarm and leaves the thousand as it was.
  const alarms = () => scene.db.owner.query(`select 1 from accounts.account_notice where kind = 'CARDS_STOPPED'`)
  expect((await alarms()).rowCount).toBe(0)
  expect((await scene.ask(insider, proof)).status).toBe(200)
  const rest = await readMany(710)
  expect(rest.filter((one) => one === 'READ')).toHaveLength(700)
  expect(new Set(rest.slice(700))).toEqual(new Set(['kernel.too-many-tries']))

  const { rows } = await scene.db.owner.query<{ account_id: string; late: number }>(
    `select n.account_id, extract(epoch from n.at - (select min(at) from audit.entry where act = 'members.card-reading-stopped'))::float8 as late
     from accounts.account_notice n where n.kind = 'CARDS_STOPPED'`,
  )
  expect(rows.map((row) => row.account_id)).toEqual([scene.actor('SECURITY_ADMIN').accountId])
  expect(Math.abs(rows[0]?.late ?? 60)).toBeLessThan(60)
  const seen = await scene.ask(scene.actor('SECURITY_ADMIN'), {
    method: 'GET',
    url: '/api/session/notices',
    body: undefined,
  })
  expect(seen.body).toContain('CARDS_STOPPED')
})
