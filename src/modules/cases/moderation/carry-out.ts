import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { type MeasureKind, type ModerationRule, measuredWords, measureKinds, moderationRules } from '../codes.ts'
import { findCase, type StoredCase } from '../store.ts'
import { partyWords } from '../tracking/words.ts'
import { words as caseWords } from '../words.ts'
import type { Marks } from './rules.ts'
import { sealOriginal } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'
import { type WhoseWords, withoutMarked, wordsAtHand, writtenBy } from './words-at-hand.ts'

const { found, refuseIf } = refusals({ ...caseWords, ...words })

/** What the procedure carries: ids, codes, places in the text, and the reason; none of the words themselves. */
export interface MeasureData {
  readonly measureId: string
  readonly caseId: string
  /** Whose words; of measures from before, those of the case. */
  readonly wordsOf?: WhoseWords['wordsOf']
  readonly wordsId?: string | null
  readonly number: string
  readonly kind: MeasureKind
  readonly rule: ModerationRule
  readonly reason: string
  readonly marks: { readonly title: Marks; readonly body: Marks }
  /** How long title and text were: what was marked must still be what is struck out. */
  readonly lengths: readonly [number, number]
  /** Within how many working days an appeal is decided, as it was told when this was proposed. */
  readonly appealDays?: number
}

/** What the procedure of a measure carries. */
export const dataOf = (matter: Matter) => matter.data as unknown as MeasureData

/** Whose words a measure is about. */
export const whoseWords = ({ wordsOf = 'CASE', wordsId = null }: MeasureData): WhoseWords => ({ wordsOf, wordsId })

/** A measure as its line in the course names it. */
export const nameOf = (of: MeasureData): string => {
  const { wordsOf } = whoseWords(of)
  const whose = wordsOf === 'CASE' ? '' : `（${measuredWords[wordsOf].zh}）`
  return `${measureKinds[of.kind].zh}${whose}：${of.rule} ${moderationRules[of.rule].zh}`
}

/** Does what was agreed: seals the words, hides or strikes out, and leaves the stone (T38). */
export async function carryOut(ctx: Ctx, matter: Matter): Promise<void> {
  const data = dataOf(matter)
  const { measureId, caseId, kind, rule, reason, marks, lengths } = data
  const whose = whoseWords(data)
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  const now = found(await wordsAtHand(ctx, one, whose), 'cases.words-missing')
  refuseIf(lengths[0] !== now.title.length || lengths[1] !== now.body.length, 'conflict', 'cases.rewritten-meanwhile')
  const done = await store.applyMeasure(
    ctx.tx,
    {
      ...{ id: measureId, caseId, matterId: matter.id, kind, rule, reason, ...told(ctx, one.orgName) },
      ...{ ...whose, told: nameOf(data) },
      // Who answered, or wrote a line of the course, is an office: it reads the reason beside the line.
      note: whose.wordsOf === 'REPLY' || whose.wordsOf === 'EVENT' ? reason : null,
      ...(kind === 'REDACT' ? writtenBy(one, whose, withoutMarked(now, marks)) : {}),
    },
    sealOriginal(measureId, now),
  )
  refuseIf(!done, 'missing', 'cases.missing')
  recordMeasure(ctx, 'cases.measure-taken', { one, details: { measureId, kind, rule } })
}

/** Notes the appeal; one that the writer made on the site is noted already. */
export function noteAppealOf(ctx: Ctx, matter: Matter): void {
  const { measureId, caseId } = dataOf(matter)
  const reason = matter.acts.at(-1)?.opinion ?? ''
  const byName = partyWords.citizen.zh
  store.noteAppeal(ctx.tx, { id: measureId, at: ctx.now, reason, eventId: newId(), byName })
  record(ctx, 'cases.measure-appealed', { subject: 'cases.case', subjectId: caseId, details: { measureId } })
}

const told = (ctx: Ctx, byName: string) => ({ at: ctx.now, eventId: newId(), byName, actorName: ctx.actor.name })

/** Records what became of a measure, and has its pages made anew. */
export function recordMeasure(ctx: Ctx, act: string, of: { one: StoredCase; details: Record<string, string> }): void {
  record(ctx, act, { subject: 'cases.case', subjectId: of.one.id, orgId: of.one.orgId, details: of.details })
  notifyPages(ctx, [`cases:${of.one.aboutOrgId}`], { forGood: true })
}
