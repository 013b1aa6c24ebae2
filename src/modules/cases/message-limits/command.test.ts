import { beforeAll, expect, it } from 'vitest'
import { places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { messageLimits } from './command.ts'

// T40: who keeps the server lowers what one address may send while he is flooded, and it holds for the next message.
const db = testDatabase()
beforeAll(() => plantCounty(db))

async function run(...args: string[]): Promise<string[]> {
  const said: string[] = []
  await messageLimits.run(args, { db: db.app, say: (line) => void said.push(line) })
  return said
}
const write = (address: string) => submitAbout(db, places.qingshi, {}, { address })

it('shows what holds, changes what is named, and leaves the rest and the limits of time as they were', async () => {
  await db.owner.query(
    `insert into app.setting (name, value) values ('cases', '{"wrongCodes": 4, "limits": {"sign": 2}}')`,
  )
  expect((await run()).map((line) => line.trim().split(' ')[0])).toEqual([
    'submissionsPerHour=20',
    'wrongCodes=4',
    'wrongCodeMinutes=15',
  ])
  expect((await run('submissionsPerHour=2', 'wrongCodeMinutes=30'))[0]).toMatch(/^已修改，立即生效/)
  const { rows } = await db.owner.query(`select value from app.setting where name = 'cases'`)
  expect(rows[0].value).toEqual({ submissionsPerHour: 2, wrongCodes: 4, wrongCodeMinutes: 30, limits: { sign: 2 } })
  await write('203.0.113.7')
  await write('203.0.113.7')
  await expect(write('203.0.113.7')).rejects.toMatchObject({ code: 'kernel.too-many-tries' })
  await write('203.0.113.8')
})

it('is in the audit with what held before', async () => {
  const { rows } = await db.owner.query(
    `select actor_name, details from audit.entry where act = 'cases.message-limits-set' order by at desc limit 1`,
  )
  expect(rows[0]).toMatchObject({
    actor_name: 'cases settings',
    details: { before: { submissionsPerHour: 20 }, change: { submissionsPerHour: 2, wrongCodeMinutes: 30 } },
  })
})

it('refuses what is no limit or beyond its bounds, and changes nothing', async () => {
  for (const wrong of [
    'submissionsPerHour',
    'submissionsPerHour=0',
    'wrongCodes=11',
    'wrongCodeMinutes=1e3',
    'sign=3',
    'toString=1',
  ])
    await expect(run('submissionsPerHour=9', wrong)).rejects.toMatchObject({ code: 'cases.message-limits-wrong' })
  expect((await run())[0]).toContain('submissionsPerHour=2')
})
