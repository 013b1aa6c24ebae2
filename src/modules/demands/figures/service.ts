import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf, startOf, toDay } from '#kernel/time.ts'
import { countFigures } from '#modules/cases/index.ts'
import type * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import { type Field, fieldsIn, monthsUpTo, partsOf, type Told, withoutSmall } from './rules.ts'

const { need } = refusals(words)
const year = 12

/**
 * How many messages the organisation and what lies below it got in twelve months and in the twelve before, by month, class
 * of two levels and place, each message counted, small numbers hidden (D27). The page may be shown to others.
 */
export async function readDemandFigures(ctx: Ctx): Promise<Answer<typeof contract.readDemandFigures>> {
  need(may.listTopics(ctx.actor))
  const months = monthsUpTo(dayOf(ctx.now), 2 * year)
  const from = startOf(toDay(`${months[0]}-01`))
  const middle = startOf(toDay(`${months[year]}-01`))
  const counted = await countFigures(ctx, { from, middle, orgId: ctx.actor.orgId ?? '' })
  const inMonth = new Map(counted.months.map(({ month, messages }) => [month, messages]))
  const before = ofMonths(months.slice(0, year), inMonth)
  const since = ofMonths(months.slice(year), inMonth)
  return {
    from: months[year] ?? '',
    until: months.at(-1) ?? '',
    total: since.total,
    totalBefore: before.total,
    months: [...before.rows, ...since.rows],
    fields: fieldsOf(counted.classes),
    places: placesOf(counted.places),
  }
}

function ofMonths(months: readonly string[], counted: ReadonlyMap<string, number>) {
  const { parts, total } = withoutSmall(months.map((month) => counted.get(month) ?? 0))
  return { rows: months.map((month, at) => ({ month, messages: parts[at] as Told })), total }
}

type Counted = Awaited<ReturnType<typeof countFigures>>

// Parts of a field are told only where its own number is: otherwise they would add up to it.
function fieldsOf(classes: Counted['classes']) {
  const fields = fieldsIn(classes)
  const since = withoutSmall(fields.map(({ messages }) => messages)).parts
  const before = withoutSmall(fields.map((field) => field.before)).parts
  return fields.map(({ field, seconds }, at) => {
    const told = { messages: since[at] as Told, before: before[at] as Told }
    return { field, ...told, seconds: secondsOf(seconds, told) }
  })
}

function secondsOf(seconds: Field['seconds'], whole: { messages: Told; before: Told }) {
  if (seconds.every(({ second }) => second === null)) return []
  const since = partsOf(
    seconds.map(({ messages }) => messages),
    whole.messages,
  )
  const before = partsOf(
    seconds.map((one) => one.before),
    whole.before,
  )
  return seconds.map(({ second }, at) => ({ second, messages: since[at] as Told, before: before[at] as Told }))
}

function placesOf(places: Counted['places']) {
  const { parts } = withoutSmall(places.map(({ messages }) => messages))
  return places.map(({ orgId, name }, at) => ({ orgId, name, messages: parts[at] as Told }))
}
