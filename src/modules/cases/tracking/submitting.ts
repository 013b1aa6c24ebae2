import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Refusal, refusals, type Sentence } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { addressGroup } from '#kernel/limits.ts'
import { joinWritten } from '../joining/store.ts'
import { hintsFor } from '../rules.ts'
import { words } from '../words.ts'
import { admit, codeHashOf, type Intake, type Receipt, takeIn } from './intake.ts'
import type { KnownDesks } from './known-desks.ts'
import { type FormFault, maskOf, readWrittenCase, type WrittenCase } from './rules.ts'
import { partyWords } from './words.ts'

const { found } = refusals(words)

/**
 * Takes in what a citizen wrote, without an account (CZ3, D17). Run it as the visitor on the portal's database, with the
 * form's token as idempotency key. It changes counts on pages; the caller announces `cases:<organisation>` afterwards. A door that
 * knows its desks needs one round trip for it.
 * @throws invalid `cases.form-incomplete` with the faults by field; busy `kernel.too-many-tries`; missing `cases.organisation-missing`
 */
export async function submitCase(
  ctx: Ctx,
  input: WrittenCase & { aboutOrgId: string; joinsNumber?: string | undefined },
  known?: KnownDesks,
): Promise<Receipt> {
  const read = readWrittenCase(input)
  if (!read.ok) throw formRefusal(read.faults)
  const { name, phone, ...written } = read.value
  const intake: Intake = {
    ...written,
    aboutOrgId: input.aboutOrgId,
    writerMask: maskOf(name),
    contact: { name, phone },
    channel: 'PORTAL',
    previousId: null,
    oneUp: false,
  }
  const admitted = await admit(ctx, { ...intake, address: addressOf(ctx) }, known)
  const receipt = takeIn(ctx, intake, found(admitted, 'cases.organisation-missing'))
  if (input.joinsNumber !== undefined) await joinTo(ctx, receipt, input.joinsNumber)
  return receipt
}

// The voice is kept whatever happens: when the other one ended meanwhile, the message goes its own way.
async function joinTo(ctx: Ctx, receipt: Receipt, number: string): Promise<void> {
  const codeHash = codeHashOf(receipt.number, receipt.code)
  const verdict = await joinWritten(ctx.tx, codeHash, { number, told: told(ctx) })
  if (verdict === 'DONE')
    record(ctx, 'cases.joined-by-writer', { subject: 'cases.case', details: { number: receipt.number, into: number } })
}

/** Whom to call first when what is written sounds like danger; it keeps nobody from sending (11.1). */
export function hintsAbout({ title, text }: { title: string; text: string }): Sentence[] {
  return hintsFor(`${title}\n${text}`).map((code) => words[code])
}

/** Whether the form is whole, before anything else is asked. @throws invalid `cases.form-incomplete` */
export function checkWritten(input: WrittenCase): { readonly mayBeShown: boolean } {
  const read = readWrittenCase(input)
  if (!read.ok) throw formRefusal(read.faults)
  return { mayBeShown: read.value.isPublic && read.value.kind !== 'REPORT' }
}

/** What the citizen does, at which moment, under which name in the course of the case. */
export const told = (ctx: Ctx) => ({ eventId: newId(), at: ctx.now, byName: partyWords.citizen.zh })

/** Where a request came from, as it is counted. */
export const addressOf = (ctx: Ctx) => addressGroup(ctx.caller?.address ?? '')

function formRefusal(faults: readonly FormFault[]): Refusal {
  const fields = faults.map(({ field, code }) => ({ path: field, ...words[code] }))
  return new Refusal('invalid', 'cases.form-incomplete', { sentence: words['cases.form-incomplete'], fields })
}
