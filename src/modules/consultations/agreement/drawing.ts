import type { Ctx } from '#kernel/ctx.ts'
import { dayOf } from '#kernel/time.ts'
import { tellAll } from '../pages.ts'
import { stateOf } from '../rules.ts'
import * as store from '../store.ts'
import { findAgreement } from './findings.ts'
import type { Stance, Stances } from './stances.ts'
import * as stances from './store.ts'
import { least } from './telling.ts'

/** What drawing a map did. */
interface Drawn {
  readonly participants: number | null
  readonly groups: number
}

/**
 * Draws the agreement map of a consultation in reach, when at least ten more took part than in the one that is shown (decisions 125).
 * When its time is over this is the last time: what was counted stays, what each participation said is destroyed, and nothing leads
 * back to anybody (decisions 124). Gives nothing when nothing was drawn.
 */
export async function drawMapOf(ctx: Ctx, { consultationId }: { consultationId: string }): Promise<Drawn | undefined> {
  const { tx, actor } = ctx
  const one = await store.findConsultation(tx, actor.reach, { consultationId, forChange: true })
  if (!one || one.closedAt) return undefined
  const today = dayOf(ctx.now)
  const isFinal = stateOf(one, today) !== 'RUNNING'
  if (isFinal) await stances.holdStances(tx, consultationId)
  const shown = (await store.listStatements(tx, actor.reach, consultationId)).filter(({ state }) => state === 'SHOWN')
  const numbers = shown.map(({ no }) => no)
  const rows = rowsOf(await stances.listStances(tx, consultationId), numbers)
  if (!isFinal && !(await stances.notePublished(tx, { consultationId, counted: rows.length, more: least })))
    return undefined
  const findings = findAgreement(rows, { numbers, isFinal })
  if (isFinal && !(await stances.forgetStances(tx, { consultationId, today }))) return undefined
  stances.putFindings(tx, actor.reach, {
    ...{ consultationId, findings, foundAt: ctx.now },
    closedAt: isFinal ? ctx.now : null,
  })
  const told = { participants: findings.participants, groups: findings.groups.length }
  tellAll(ctx, isFinal ? 'consultations.closed' : 'consultations.map-drawn', {
    id: one.id,
    orgId: one.orgId,
    details: told,
  })
  return told
}

function rowsOf(
  lines: readonly { readonly numbers: readonly number[]; readonly stances: readonly number[] }[],
  numbers: readonly number[],
): Stances[] {
  const places = new Map(numbers.map((no, at) => [no, at]))
  return lines.map((line) => {
    const row: (Stance | null)[] = numbers.map(() => null)
    for (const [at, no] of line.numbers.entries()) {
      const place = places.get(no)
      if (place !== undefined) row[place] = line.stances[at] as Stance
    }
    return row
  })
}
