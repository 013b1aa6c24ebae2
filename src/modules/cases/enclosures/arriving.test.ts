import { beforeAll, expect, it } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { newId } from '#kernel/ids.ts'
import { takeVisitorShare } from '#kernel/limits.ts'
import { plantCounty } from '../../../../tests/cases.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { jpegOf } from '../../../../tests/pictures.ts'
import { keepArrived, perChannel } from './arriving.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const bring = (channelId: string, bytes: Buffer) =>
  act(db.portal, visitor, (ctx) => {
    record(ctx, 'cases.arrived')
    const of = { form: newId(), channelId, sender: newId() }
    return keepArrived(ctx, of, [{ name: 'a.jpg', kind: 'image/jpeg', bytes }])
  })

it('a channel brings half a gigabyte an hour, whoever sends it; small ones take little of it, and no other is held up (T40)', async () => {
  const [large, small] = [1_000_000, 100_000].map((bytes) => jpegOf({ width: 40, height: 30, bytes })) as [
    Buffer,
    Buffer,
  ]
  await act(db.portal, visitor, async (ctx) => {
    record(ctx, 'cases.arrived')
    for (let taken = 0; taken < perChannel.tries - 2; taken += 1) takeVisitorShare(ctx, perChannel, 'one')
  })
  expect(await bring('one', large)).toBe(0)
  expect([await bring('one', small), await bring('one', small), await bring('one', small)]).toEqual([1, 1, 0])
  expect(await bring('other', large)).toBe(1)
})
