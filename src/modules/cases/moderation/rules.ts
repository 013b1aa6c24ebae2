import { type Day, dayOf } from '#kernel/time.ts'
import type { MeasureKind } from '../codes.ts'

/** What is written over a sign that was taken out: what is gone, and how much of it, stays visible. */
export const stroke = '■'

/** Does a rule of the published list allow this measure, and is it in force on this day (D24)? */
export function allows(rule: PublishedRule, kind: MeasureKind, on: Day): boolean {
  return rule.since <= on && rule.kinds.includes(kind)
}

/** A rule as it is published. */
export interface PublishedRule {
  /** The first day on which something may be done by it. */
  readonly since: string
  readonly kinds: readonly MeasureKind[]
}

/** How an appeal stands in time, as it is told to its writer and on the stone. */
export interface ReviewStanding {
  /** Within how many working days it is decided; null of a measure whose procedure is not here. */
  readonly days: number | null
  /** The last day on which it is decided in time; null where no appeal waits. */
  readonly until: Day | null
  readonly isLate: boolean
  /** Who stands above and was told that it is late. */
  readonly told: string | null
}

/** How an appeal stands at this instant; its limit ends with a day. */
export function standingOf(
  of: { days: number | null; dueAt: Date | null; told: string | null },
  now: Date,
): ReviewStanding {
  const { days, dueAt, told } = of
  const until = dueAt && dayOf(new Date(dueAt.getTime() - 1))
  return { days, until, isLate: dueAt !== null && now >= dueAt, told }
}

/** Where passages stand in a text, as [from, until) of its UTF-16 units: only numbers go into a procedure, not the words. */
export type Marks = readonly (readonly [number, number])[]

/** Every place where one of the passages stands. */
export function marksOf(text: string, passages: readonly string[]): Marks {
  return passages.flatMap((passage) => {
    const found: [number, number][] = []
    for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + passage.length))
      found.push([at, at + passage.length])
    return found
  })
}

/** The text with each marked sign struck out; its length in signs stays the same. */
export function struckOut(text: string, marks: Marks): string {
  let at = 0
  let result = ''
  for (const sign of text) {
    const isMarked = marks.some(([from, until]) => at >= from && at < until)
    result += isMarked && sign.trim() !== '' ? stroke : sign
    at += sign.length
  }
  return result
}
