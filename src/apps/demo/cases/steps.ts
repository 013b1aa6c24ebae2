import { addDays, earlierOf, fillDays, workdayAfter } from '../dates.ts'
import { COUNTY } from '../places.ts'
import type { Random } from '../random.ts'
import type { CaseSource, CaseState, CaseStep, DemoCase } from './types.ts'

/** The dated steps of a case from its path; offices act on working days, never before the citizen and never in future. */
export function walk(
  source: CaseSource,
  today: string,
  random: Random,
): Pick<DemoCase, 'text' | 'steps' | 'state' | 'submittedAt'> {
  const submittedOn = addDays(today, -source.age)
  const walker = new Walker(submittedOn, today, random)
  walker.step('SUBMITTED', { by: null, wait: 0 })
  follow(walker, source)
  const last = walker.steps.at(-1)
  return {
    text: fillDays(source.text, submittedOn),
    steps: walker.steps,
    state: last?.state ?? 'SUBMITTED',
    submittedAt: walker.steps[0]?.at ?? '',
  }
}

type Taken = { by: string | null; wait: number; text?: string; callback?: NonNullable<CaseStep['callback']> }

class Walker {
  readonly steps: CaseStep[] = []
  readonly random: Random
  private day: string
  private minute: number
  private readonly lastDay: string

  constructor(submittedOn: string, today: string, random: Random) {
    this.random = random
    this.day = submittedOn
    this.minute = random.between(8 * 60, 10 * 60)
    this.lastDay = addDays(today, -1)
  }

  /** `wait` days later, or later the same day when it is 0. */
  step(state: CaseState, taken: Taken): void {
    const { by, wait, text, callback } = taken
    const wanted = addDays(this.day, wait)
    const office = earlierOf(by === null ? wanted : workdayAfter(wanted), this.lastDay)
    const isLater = office > this.day
    this.minute = isLater ? this.random.between(9 * 60, 11 * 60) : this.minute + this.random.between(11, 55)
    this.day = isLater ? office : this.day
    this.steps.push({
      state,
      at: `${this.day}T${clock(this.minute)}:00+08:00`,
      orgKey: by,
      text: text === undefined ? null : fillDays(text, this.day),
      callback: callback ?? null,
    })
  }
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const STILL_THERE = [
  '处理后好了几天，又出现同样的问题，请再看一次。',
  '答复里说的我看到了，现场没有做完，请再来人看看。',
  '电话回访时说解决了，下了一场雨又和原来一样。',
  '只处理了一半，另一半没有人管，麻烦继续跟进。',
]

/** The desk of the county committee takes in and hands out; the township or department does the work. */
const COUNTY_DESK = COUNTY.slug

const follow = (walker: Walker, source: CaseSource): void => {
  const { path, desk } = source
  const intake = { by: COUNTY_DESK, wait: 0 }
  if (path === 'submitted') return
  if (path === 'refused') {
    walker.step('NOT_ACCEPTED', { ...intake, ...answer(source.reply) })
    return
  }
  walker.step('ACCEPTED', intake)
  if (path === 'accepted') return
  walker.step('ASSIGNED', intake)
  if (path === 'assigned') return
  if (path === 'sent-back') {
    walker.step('SENT_BACK', { by: desk, wait: 1, text: '不属于我单位职责，请转主管单位办理。' })
    walker.step('ASSIGNED', intake)
  }
  walker.step('SIGNED', { by: desk, wait: 1 })
  walker.step('HANDLING', { by: desk, wait: 0 })
  if (path === 'handling' || path === 'overdue') return
  if (path === 'supervised') {
    walker.step('SUPERVISED', { by: COUNTY_DESK, wait: 2, text: '涉及未成年人，请当日到现场并每日报告。' })
    return
  }
  if (path === 'extended') {
    walker.step('EXTENSION_REQUESTED', { by: desk, wait: 3, text: '需要与施工、运输等几方协商，申请延期。' })
    walker.step('EXTENSION_GRANTED', { by: COUNTY_DESK, wait: 1, text: '同意延期十个工作日，请把原因告诉来信人。' })
    return
  }
  settle(walker, source)
}

const settle = (walker: Walker, source: CaseSource): void => {
  const { path, desk } = source
  walker.step('REPLIED', { by: desk, wait: workTime(source.reply, walker.random), ...answer(source.reply) })
  if (path === 'replied' || path === 'sent-back') return
  const isSolved = path !== 'unsolved'
  const isSatisfied = isSolved && (source.kind === 'PRAISE' || walker.random.chance(880))
  walker.step('VISITED', { by: COUNTY_DESK, wait: 2, callback: { isSolved, isSatisfied } })
  walker.step('CLOSED', { by: COUNTY_DESK, wait: 1 })
  if (path !== 'reopened' && path !== 'solved-later') return
  walker.step('REOPENED', { by: null, wait: walker.random.between(4, 9), text: walker.random.pick(STILL_THERE) })
  walker.step('HANDLING', { by: desk, wait: 1 })
  if (path === 'reopened') return
  walker.step('REPLIED', { by: desk, wait: workTime(source.second, walker.random), ...answer(source.second) })
  walker.step('VISITED', { by: COUNTY_DESK, wait: 2, callback: { isSolved: true, isSatisfied: true } })
  walker.step('CLOSED', { by: COUNTY_DESK, wait: 1 })
}

/** An answer that tells what was done four days ago cannot come before the fifth day. */
const workTime = (reply: string | undefined, random: Random): number => {
  const daysBack = [...(reply ?? '').matchAll(/\{day-(\d+)\}/g)].map((match) => Number(match[1]))
  return Math.max(random.between(2, 5), ...daysBack)
}

const answer = (text: string | undefined): { text?: string } => (text === undefined ? {} : { text })
