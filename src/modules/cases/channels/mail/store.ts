import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { ReceivingChannel } from '../store.ts'
import type { MailFault } from './codes.ts'

/** The channel that has the first of these addresses that any has, or nothing. */
export function findMailChannel(tx: Tx, addresses: readonly string[]): Promise<ReceivingChannel | undefined> {
  return tx.first(sql<ReceivingChannel>`select * from cases.channel_of_mail(${[...addresses]}::text[])`)
}

/** A mail that was not taken in; nothing of what stands in it. */
export interface RefusedMail {
  readonly id: string
  readonly fault: MailFault
  readonly at: Date
}

/** Keeps that a mail was not taken in; one for no channel is told at the topmost organisation. */
export function noteRefused(tx: Tx, of: RefusedMail & { readonly channelId: string | null }): void {
  tx.later(sql`select cases.note_refused_mail(${of}::jsonb)`)
}

/** What lately was not taken in, newest first, and by which channel it would have come. */
export function listRefused(tx: Tx, reach: Reach): Promise<(RefusedMail & { readonly channel: string | null })[]> {
  return tx.rows(sql<RefusedMail & { channel: string | null }>`
    select m.id, m.fault, m.at, h.name as channel
    from cases.refused_mail m left join cases.channel h on h.id = m.channel_id
    where ${within(reach, 'm.org_path')} order by m.at desc, m.id desc limit 50`)
}
