import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import { type Ctx, isClaimed } from '#kernel/ctx.ts'
import { fill, Refusal, refusals, type Sentence } from '#kernel/errors.ts'
import { nameForKind } from '#kernel/file-kind.ts'
import { newId } from '#kernel/ids.ts'
import { giveBackVisitorTry, type Limit, takeVisitorShare, takeVisitorTry } from '#kernel/limits.ts'
import type { SentFile } from '#kernel/multipart.ts'
import { waitOf } from '#kernel/wait.ts'
import { addressOf } from '../tracking/submitting.ts'
import { type EnclosureKind, enclosureLimits } from './codes.ts'
import type { Waiting } from './mark.ts'
import { readEnclosure } from './reading.ts'
import { openName, sealed } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** How many megabytes of one address are taken in an hour; a begun one counts whole (T40). */
const perAddress: Limit = { name: 'cases.enclosure-megabytes', tries: 100, seconds: 3600 }
/** How many forms with files of one address are looked at in an hour, whatever they bring. */
const formsOfAddress: Limit = { name: 'cases.enclosure-forms', tries: 200, seconds: 3600 }
const fromThenOn = 30 * 60_000

/** One that was chosen, as it is kept. */
export interface ChosenFile {
  readonly name: string
  readonly kind: EnclosureKind
  readonly bytes: Buffer
  readonly digest: string
}

/** A form as it stands before what it brings is kept. */
export interface FormState {
  readonly waiting: readonly Waiting[]
  /** Its message was sent: it holds nothing any more, and nothing new is kept for it. */
  readonly isSent: boolean
  /** What it holds is soon forgotten. */
  readonly isShort: boolean
  /** Why nothing that it brings is looked at. */
  readonly fault?: Sentence
}

/** What a form holds, and whether its key was claimed. One that brings files counts for its address, whatever they are. */
export async function readForm(
  ctx: Ctx,
  { form, claim, isBringing }: { form: string; claim: string; isBringing: boolean },
): Promise<FormState> {
  const fault = isBringing ? whyNotLooked(ctx) : undefined
  const rows = await store.listWaiting(ctx.tx, form, ctx.now)
  return {
    waiting: rows.map(({ id, mediaType, size, nameSealed, digest }) => ({
      ...{ id, size, kind: mediaType, name: openName(id, nameSealed), digest: digest.toString('hex') },
    })),
    // Asked after the files: what another press took meanwhile is then known to be sent.
    isSent: await isClaimed(ctx, claim),
    isShort: rows.some(({ waitsUntil }) => waitsUntil.getTime() - ctx.now.getTime() < fromThenOn),
    ...(fault ? { fault } : {}),
  }
}

function whyNotLooked(ctx: Ctx): Sentence | undefined {
  try {
    takeVisitorTry(ctx, formsOfAddress, addressOf(ctx))
    return undefined
  } catch (fault) {
    return limitOr(ctx.now)(fault)
  }
}

/** Reads what was chosen, outside any transaction; what cannot be taken is told file by file. */
export function readChosen(
  form: string,
  files: readonly SentFile[],
): { chosen: readonly ChosenFile[]; faults: readonly Sentence[] } {
  const faults: Sentence[] = []
  const chosen = files.flatMap((file) => {
    try {
      return [readOne(form, file)]
    } catch (fault) {
      faults.push(faultOf(fault))
      return []
    }
  })
  return { chosen, faults }
}

/** One that was chosen, as it is kept. @throws Refusal that says why it is not taken */
export function readOne(form: string, file: SentFile): ChosenFile {
  const slots = { name: file.name, most: enclosureLimits.megabytes }
  if (file.fault === 'TOO_LARGE') throw refuse('invalid', 'cases.enclosure-large', { slots })
  if (file.fault === 'TOO_MUCH') throw refuse('invalid', 'cases.enclosure-much', { slots })
  if (file.fault === 'CROWDED') throw refuse('busy', 'cases.enclosure-crowded', { slots })
  const read = readEnclosure(file.bytes)
  if (!read.ok) throw refuse('invalid', read.code, { slots })
  return chosenOf(form, { ...read, name: file.name })
}

/** One whose bytes were read, with a name that fits them and its digest within its form. */
export function chosenOf(form: string, { name, kind, bytes }: Omit<ChosenFile, 'digest'>): ChosenFile {
  const digest = createHash('sha256').update(form).update(bytes).digest('hex')
  return { name: nameForKind(name, { mediaType: kind, endings: endings[kind] }), kind, bytes, digest }
}

const endings: Readonly<Record<EnclosureKind, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
}

/**
 * Keeps what was chosen in a form for an hour, sealed, under the key of the form, so that nothing is lost when it comes back. What cannot be
 * taken is told file by file; the others are kept. Run it as the visitor; it may change nothing.
 */
export async function keepEnclosures(
  ctx: Ctx,
  { form, chosen }: { form: string; chosen: readonly ChosenFile[] },
): Promise<{ faults: readonly Sentence[] }> {
  const faults: Sentence[] = []
  let count = 0
  for (const file of chosen) {
    const kept = await keepOne(ctx, { form, sender: addressOf(ctx) }, file).catch(limitOr(ctx.now))
    if (kept === true) count += 1
    // What holds for all of them is said once.
    else if (kept !== false && !faults.some(({ zh }) => zh === kept.zh)) faults.push(kept)
  }
  if (count > 0) record(ctx, 'cases.enclosures-kept', { details: { count } })
  return { faults }
}

/** Keeps one under the key of its form, counted for its sender; false where the form has it, or was sent. @throws Refusal that says why not */
export async function keepOne(
  ctx: Ctx,
  { form, sender }: { form: string; sender: string },
  { name, kind, bytes, digest }: ChosenFile,
): Promise<boolean> {
  const id = newId()
  const mostWaiting = enclosureLimits.waitingMegabytes * 1024 * 1024
  const given = {
    ...{ id, at: ctx.now, mediaType: kind, size: bytes.length, digest },
    ...{ most: enclosureLimits.files, mostWaiting },
  }
  const megabytes = Math.ceil(bytes.length / 1024 / 1024)
  for (let one = 0; one < megabytes; one++) takeVisitorShare(ctx, perAddress, sender)
  const kept = await store.keepEnclosure(ctx.tx, form, { given, ...sealed(id, { name, bytes }) })
  if (kept === 'KEPT') return true
  for (let one = 0; one < megabytes; one++) giveBackVisitorTry(ctx, perAddress, sender)
  if (kept === 'FULL') throw refuse('busy', 'cases.enclosure-crowded', { slots: { name } })
  if (kept === 'MANY') throw refuse('invalid', 'cases.enclosure-many', { slots: { name, most: enclosureLimits.files } })
  return false
}

function faultOf(fault: unknown): Sentence {
  if (!(fault instanceof Refusal)) throw fault
  return fault.sentence
}

// Words of its own for the limit: the message itself may be sent now.
const limitOr =
  (now: Date) =>
  (fault: unknown): Sentence => {
    const isLimit = fault instanceof Refusal && fault.code === 'kernel.too-many-tries'
    if (!isLimit) return faultOf(fault)
    return fill(words['cases.enclosure-limit'], { wait: waitOf(fault.retryAfterSeconds ?? 60, now) })
  }

/** Takes out of a form what it says it does not hold any more; it may change nothing. */
export async function dropEnclosures(ctx: Ctx, { form, ids }: { form: string; ids: readonly string[] }): Promise<void> {
  let count = 0
  for (const id of ids) if (await store.dropEnclosure(ctx.tx, form, id)) count += 1
  if (count > 0) record(ctx, 'cases.enclosures-dropped', { details: { count } })
}

/** Keeps what a form that comes back holds for another hour, a day in all; it may change nothing. */
export async function prolongEnclosures(ctx: Ctx, form: string): Promise<void> {
  const count = await store.prolongEnclosures(ctx.tx, form, ctx.now)
  if (count > 0) record(ctx, 'cases.enclosures-prolonged', { details: { count } })
}
