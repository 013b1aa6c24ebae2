import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import { onConstraint } from '#kernel/errors.ts'
import type { HintCode, NotAcceptedReason } from '../codes.ts'
import type { CallFault, ChannelKind, ChannelState, filesLeft, TellingKind, TellingState } from './codes.ts'

/** What a receipt says beside number and code: whom to call first (11.1), and that not all that came along was kept. */
export type ReceiptNote = HintCode | typeof filesLeft

/** A channel as the list shows it; its secret is not read. */
export interface ListedChannel {
  readonly id: string
  readonly orgName: string
  readonly kind: ChannelKind
  readonly name: string
  readonly state: ChannelState
  readonly replyUrl: string | null
  readonly mailbox: string | null
  readonly isPrivate: boolean
  readonly lastArrivalAt: Date | null
  readonly lastSentAt: Date | null
  readonly lastFault: string | null
  readonly lastFaultAt: Date | null
  readonly waiting: number
  readonly failed: number
}

/** The channels in reach with how much goes back through them and is not there yet. */
export function listChannels(tx: Tx, reach: Reach): Promise<ListedChannel[]> {
  return tx.rows(sql<ListedChannel>`
    select h.id, o.short_name as org_name, h.kind, h.name, h.state, h.reply_url, h.mailbox, h.is_private, h.last_arrival_at,
      h.last_sent_at, h.last_fault, h.last_fault_at,
      (select count(*)::int from cases.telling t where t.channel_id = h.id and t.state in ('QUEUED', 'SENDING')) as waiting,
      (select count(*)::int from cases.telling t where t.channel_id = h.id and t.state in ('UNSURE', 'GIVEN_UP')) as failed
    from cases.channel h join organisations.directory o on o.id = h.org_id
    where ${within(reach, 'h.org_path')} order by h.org_path, h.name`)
}

/** A channel that is changed. */
export interface FoundChannel {
  readonly id: string
  readonly orgId: string
  readonly kind: ChannelKind
  readonly secretSealed: Buffer | null
}

/** One channel in reach, or nothing. */
export function findChannel(tx: Tx, reach: Reach, id: string): Promise<FoundChannel | undefined> {
  const query = build.selectFrom('cases.channel').select(['id', 'orgId', 'kind', 'secretSealed']).where('id', '=', id)
  return tx.first(query.where(within(reach)).forUpdate()) as Promise<FoundChannel | undefined>
}

/** A channel as it is added. */
export interface NewChannel {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly kind: ChannelKind
  readonly name: string
  readonly replyUrl: string | null
  readonly mailbox: string | null
  readonly isPrivate: boolean
  /** Null for files and mails: nobody calls. */
  readonly secretSealed: Buffer | null
  readonly createdAt: Date
}

/** Adds a channel. @throws what `taken` makes when its name or its mail address is there already */
export async function insertChannel(
  tx: Tx,
  of: NewChannel,
  taken: { readonly name: () => Error; readonly mailbox: () => Error },
): Promise<void> {
  await onConstraint(tx.run(build.insertInto('cases.channel').values(of)), {
    channel_name_once: taken.name,
    channel_mailbox_once: taken.mailbox,
  })
}

/** Pauses or resumes a channel that was found in reach. */
export function setState(tx: Tx, reach: Reach, of: { id: string; state: ChannelState }): void {
  tx.later(build.updateTable('cases.channel').set({ state: of.state }).where('id', '=', of.id).where(within(reach)))
}

/** Keeps the new secret of a channel that was found in reach. */
export function setSecret(tx: Tx, reach: Reach, of: { id: string; secretSealed: Buffer }): void {
  const change = build.updateTable('cases.channel').set({ secretSealed: of.secretSealed })
  tx.later(change.where('id', '=', of.id).where(within(reach)))
}

/** Has what these faults kept from going back by a channel in reach sent again; gives how many. */
export async function resumeTellings(
  tx: Tx,
  channelId: string,
  of: { readonly faults: readonly string[]; readonly at: Date },
): Promise<number> {
  const resume = sql<{ count: number }>`
    select cases.resume_tellings(${channelId}, ${[...of.faults]}::text[], ${of.at}) as count`
  return (await tx.one(resume)).count
}

/** What takes a message in. */
export interface ReceivingChannel {
  readonly id: string
  readonly orgId: string
  readonly kind: ChannelKind
  readonly name: string
  readonly state: ChannelState
  readonly isPrivate: boolean
  readonly canAnswer: boolean
}

/** The channel at an address, before it is known who calls. */
export type OpenedChannel = ReceivingChannel & { readonly secretSealed: Buffer }

/** The channel of this kind at an address, or nothing; in a transaction of its own, before the call is judged. */
export async function openChannel(tx: Tx, id: string, kind: ChannelKind): Promise<OpenedChannel | undefined> {
  const [channel] = await tx.alone(sql<OpenedChannel>`select * from cases.open_channel(${id})`)
  return channel?.kind === kind ? channel : undefined
}

/** Keeps that a call was refused, whatever becomes of the rest. */
export async function noteFault(tx: Tx, of: { id: string; fault: CallFault; at: Date }): Promise<void> {
  await tx.alone(sql`select cases.note_channel_fault(${of.id}, ${of.fault}, ${of.at})`)
}

/** The number of the case that a message is already; whoever comes with the same message waits until this one is kept. */
export async function claimArrival(tx: Tx, channelId: string, messageHash: Buffer): Promise<string | null> {
  const claim = sql<{ number: string | null }>`select cases.claim_arrival(${channelId}, ${messageHash}) as number`
  return (await tx.one(claim)).number
}

/** Keeps by what message the case just written came. */
export function addArrival(
  tx: Tx,
  given: { readonly id: string; readonly caseId: string; readonly channelId: string; readonly at: Date },
  { messageHash, handleSealed }: { messageHash: Buffer; handleSealed: Buffer | null },
): void {
  tx.later(sql`select cases.add_arrival(${given}::jsonb, ${messageHash}, ${handleSealed})`)
}

/** Queues the receipt of the case just written; `codeSealed` where only its writer reads it. */
export function tellReceipt(
  tx: Tx,
  of: { caseId: string; id: string; codeSealed: Buffer | null; at: Date; hints: readonly ReceiptNote[] },
): void {
  tx.later(sql`select cases.tell_receipt(${of.caseId}, ${of.id}, ${of.codeSealed}, ${of.at}, ${[...of.hints]}::text[])`)
}

/** How a case that was found in reach came in. */
export interface StoredArrival {
  readonly channel: string
  readonly kind: ChannelKind
  readonly isPrivate: boolean
  readonly at: Date
}

/** Something that goes back, as it stands. */
export interface StoredTelling {
  readonly id: string
  readonly what: TellingKind
  readonly state: TellingState
  readonly tries: number
  readonly fault: string | null
  readonly at: Date
  readonly endedAt: Date | null
  readonly toldName: string | null
}

/** By which channel a case came, or nothing. The channel of a case that was passed on may stand outside the reach. */
export async function findArrival(tx: Tx, caseId: string): Promise<StoredArrival | undefined> {
  return tx.first(sql<StoredArrival>`
    select channel, kind, is_private, at from cases.arrival_of(${caseId})`)
}

/** What went back or is to go back for a case that was found in reach, oldest first. */
export function listTellings(tx: Tx, caseId: string): Promise<StoredTelling[]> {
  const query = build
    .selectFrom('cases.telling')
    .select(['id', 'what', 'state', 'tries', 'fault', 'at', 'endedAt', 'toldName'])
    .where('caseId', '=', caseId)
  return tx.rows(query.orderBy('at').orderBy('id')) as Promise<StoredTelling[]>
}

/** Has what did not go back sent again, or notes who told the writer; gives how many. */
export function settleTellings(
  tx: Tx,
  caseId: string,
  how: { readonly again: Date } | { readonly toldBy: string; readonly at: Date },
): Promise<number> {
  const change =
    'again' in how
      ? { state: 'QUEUED', tries: 0, nextAt: how.again, endedAt: null, fault: null }
      : { state: 'TOLD', endedAt: how.at, toldName: how.toldBy }
  const query = build.updateTable('cases.telling').set(change).where('caseId', '=', caseId)
  return tx.run(query.where('state', 'in', ['UNSURE', 'GIVEN_UP']))
}

/** Forgets the ways back whose letters nobody settled within a month after the end; gives how many. */
export async function forgetWaysBack(tx: Tx, now: Date): Promise<number> {
  return (await tx.one(sql<{ count: number }>`select cases.forget_ways_back(${now}) as count`)).count
}

/** Something to be sent now, with all that is needed for it. */
export interface TakenTelling {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly what: TellingKind
  readonly tries: number
  readonly kind: ChannelKind
  readonly replyUrl: string | null
  readonly isPrivate: boolean
  readonly channelId: string
  /** The address of a channel of mails, which has no secret. */
  readonly mailbox: string | null
  readonly secretSealed: Buffer | null
  readonly handleSealed: Buffer | null
  readonly codeSealed: Buffer | null
  readonly text: string | null
  /** Of an answer: how many files that went with it its writer can open; by a channel that others read too, what everybody can. */
  readonly files: number
  readonly refusalReason: NotAcceptedReason | null
  readonly refusalNote: string | null
  readonly orgName: string
  readonly at: Date
  /** Of a receipt: whom to call first, and what of the message was not kept. */
  readonly hints: readonly ReceiptNote[]
}

/** Takes what is to be sent now; nobody else sends it. */
export function takeTellings(tx: Tx, now: Date, doublesKnown: readonly ChannelKind[]): Promise<TakenTelling[]> {
  return tx.rows(sql<TakenTelling>`select * from cases.take_tellings(${now}, ${doublesKnown}::text[])`)
}

/** Notes what came of sending it. */
export function noteTelling(
  tx: Tx,
  id: string,
  of: {
    readonly state: TellingState
    readonly fault: string | null
    readonly nextAt: Date
    readonly at: Date
    readonly eventId: string
    readonly byName: string
  },
): void {
  tx.later(sql`select cases.note_telling(${id}, ${of}::jsonb)`)
}

/** What became of a message of a channel. */
export interface KnownMessage {
  readonly hash: Buffer
  readonly number: string
  readonly answer: string | null
  /** How many files that went with it everybody can open. */
  readonly files: number
  readonly answeredAt: Date | null
  readonly refusalReason: NotAcceptedReason | null
  readonly refusalNote: string | null
  /** A report that went past the organisation. */
  readonly isAbove: boolean
  readonly field: string | null
  readonly second: string | null
  readonly third: string | null
}

/** Which of these messages of a channel in reach are cases already, and what was answered; by the hash as text. */
export async function listKnown(
  tx: Tx,
  channelId: string,
  hashes: readonly Buffer[],
): Promise<ReadonlyMap<string, KnownMessage>> {
  const rows = await tx.rows(
    sql<KnownMessage>`select * from cases.messages_known(${channelId}, ${[...hashes]}::bytea[])`,
  )
  return new Map(rows.map((row) => [row.hash.toString('hex'), row]))
}
