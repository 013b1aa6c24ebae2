import { visitor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import type { Db } from '#kernel/db.ts'
import type { DueSource } from '#kernel/due.ts'
import { leftOutOf } from '../reminder/store.ts'
import { dueOfAccount, told } from '../service.ts'
import { hashSecret } from './address.ts'
import { calendarOf } from './entries.ts'
import * as store from './store.ts'

/**
 * The calendar behind a secret address, with the rights its owner has at this moment. Nothing when the secret is wrong or taken back, or
 * when the account has ended or holds no post: whoever asks cannot tell which (E09, T05).
 */
export async function readCalendar(
  app: Pick<Db, 'read'>,
  secret: string,
  { sources, now = new Date() }: { sources: readonly DueSource[]; now?: Date },
): Promise<string | undefined> {
  const accountId = await app.read(visitor, (tx) => store.findCalendarOwner(tx, hashSecret(secret)))
  if (accountId === null) return undefined
  const waiting = await dueOfAccount(app, accountId, { sources, now })
  if (waiting.length === 0) return undefined
  const { calendar } = await app.read(visitor, (tx) => leftOutOf(tx, accountId))
  return calendarOf(told(waiting, calendar, sources), { now, address: config.address })
}
