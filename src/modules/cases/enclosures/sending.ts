import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, Refusal, refusals, type Sentence } from '#kernel/errors.ts'
import { nameForKind } from '#kernel/file-kind.ts'
import { newId } from '#kernel/ids.ts'
import { giveBackVisitorTry, type Limit, takeVisitorShare } from '#kernel/limits.ts'
import type { SentFile } from '#kernel/multipart.ts'
import { codeHashOf, type Receipt } from '../tracking/intake.ts'
import type { KnownDesks } from '../tracking/known-desks.ts'
import { supplementCase } from '../tracking/service.ts'
import { addressOf, submitCase } from '../tracking/submitting.ts'
import { readToken } from '../tracking/token.ts'
import { type EnclosureKind, enclosureLimits } from './codes.ts'
import { readEnclosure } from './reading.ts'
import { openName, sealed } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

/** How many megabytes of one address are taken in an hour; a begun one counts whole (T40). */
const perAddress: Limit = { name: 'cases.enclosure-megabytes', tries: 100, seconds: 3600 }

/** One that a form holds. */
export interface Waiting {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly kind: EnclosureKind
}

/** What a form holds, as one text: a second press says the same, another choice does not. */
export interface FormHolds {
  readonly waiting: readonly Waiting[]
  readonly digest: string
}

/**
 * Keeps what was chosen in a form for an hour, sealed, under the key of the form, so that nothing is lost when it comes back. What cannot be
 * taken is told file by file; the others are kept. Run it as the visitor.
 */
export async function keepEnclosures(
  ctx: Ctx,
  { form, files }: { form: string; files: readonly SentFile[] },
): Promise<{ faults: readonly Sentence[] }> {
  const faults: Sentence[] = []
  let count = 0
  for (const file of files) {
    const fault = await keepOne(ctx, { form, sender: addressOf(ctx) }, file).then(() => undefined, faultOf)
    if (fault === undefined) count += 1
    // What holds for all of them is said once.
    else if (!faults.some(({ zh }) => zh === fault.zh)) faults.push(fault)
  }
  record(ctx, 'cases.enclosures-kept', { details: { count, refused: faults.length } })
  return { faults }
}

/** Keeps one under the key of its form, counted for its sender. @throws Refusal that says why it is not taken */
export async function keepOne(
  ctx: Ctx,
  { form, sender }: { form: string; sender: string },
  file: SentFile,
): Promise<void> {
  const slots = { name: file.name, most: enclosureLimits.megabytes }
  if (file.fault === 'TOO_LARGE') throw refuse('invalid', 'cases.enclosure-large', { slots })
  if (file.fault === 'CROWDED') throw refuse('busy', 'cases.enclosure-crowded', { slots })
  const read = readEnclosure(file.bytes)
  if (!read.ok) throw refuse('invalid', read.code, { slots })
  const name = nameForKind(file.name, { mediaType: read.kind, endings: endings[read.kind] })
  const id = newId()
  const digest = createHash('sha256').update(form).update(read.bytes).digest('hex')
  const mostWaiting = enclosureLimits.waitingMegabytes * 1024 * 1024
  const given = {
    ...{ id, at: ctx.now, mediaType: read.kind, size: read.bytes.length, digest },
    ...{ most: enclosureLimits.files, mostWaiting },
  }
  const megabytes = Math.ceil(read.bytes.length / 1024 / 1024)
  for (let one = 0; one < megabytes; one++) takeVisitorShare(ctx, perAddress, sender)
  const kept = await store.keepEnclosure(ctx.tx, form, { given, ...sealed(id, { name, bytes: read.bytes }) })
  if (kept === 'KEPT') return
  for (let one = 0; one < megabytes; one++) giveBackVisitorTry(ctx, perAddress, sender)
  if (kept === 'FULL') throw refuse('busy', 'cases.enclosure-crowded', { slots })
  if (kept === 'MANY')
    throw refuse('invalid', 'cases.enclosure-many', { slots: { ...slots, most: enclosureLimits.files } })
}

const endings: Readonly<Record<EnclosureKind, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
}

function faultOf(fault: unknown): Sentence {
  if (!(fault instanceof Refusal)) throw fault
  const { code, sentence, retryAfterSeconds = 60 } = fault
  if (code !== 'kernel.too-many-tries') return sentence
  return fill(words['cases.enclosure-limit'], { minutes: Math.ceil(retryAfterSeconds / 60) })
}

/** What a form holds now. */
export async function listWaiting(ctx: Ctx, form: string): Promise<FormHolds> {
  const rows = await store.listWaiting(ctx.tx, form, ctx.now)
  const digests = rows.map(({ digest }) => digest.toString('hex')).sort()
  return {
    waiting: rows.map(({ id, mediaType, size, nameSealed }) => ({
      ...{ id, size, kind: mediaType, name: openName(id, nameSealed) },
    })),
    digest: digests.join(' '),
  }
}

/** Takes out of a form what was marked there. */
export async function dropEnclosures(ctx: Ctx, { form, ids }: { form: string; ids: readonly string[] }): Promise<void> {
  let count = 0
  for (const id of ids) if (await store.dropEnclosure(ctx.tx, form, id)) count += 1
  record(ctx, 'cases.enclosures-dropped', { details: { count } })
}

/** Takes in a message with what its form holds, both or neither. */
export async function submitWithEnclosures(
  ctx: Ctx,
  input: Parameters<typeof submitCase>[1],
  { form, known }: { form: string; known?: KnownDesks },
): Promise<Receipt> {
  const receipt = await submitCase(ctx, input, known)
  await take(ctx, form, codeHashOf(receipt.number, receipt.code))
  return receipt
}

/** Adds words to a case together with what their form holds, both or neither (CZ5). */
export async function supplementWithEnclosures(
  ctx: Ctx,
  input: Parameters<typeof supplementCase>[1],
  form: string,
): Promise<{ number: string }> {
  const added = await supplementCase(ctx, input)
  const codeHash = readToken(input.token, ctx.now)
  if (codeHash) await take(ctx, form, codeHash)
  return added
}

async function take(ctx: Ctx, form: string, codeHash: Buffer): Promise<void> {
  const most = enclosureLimits.ofCase
  const taken = await store.takeEnclosures(ctx.tx, form, { codeHash, at: ctx.now, most })
  refuseIf(taken === 0, 'conflict', 'cases.enclosure-full', { field: 'files', slots: { most } })
}
