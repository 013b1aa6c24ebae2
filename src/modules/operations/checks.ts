import { fill, type Sentence, type Slots } from '#kernel/errors.ts'
import { dayOf, daysBetween } from '#kernel/time.ts'
import type { Check, HealthState } from './contract.ts'
import { mostDaysWithoutDrill } from './rules.ts'
import { checkWords } from './words.ts'

/** What was measured of the installation at a moment; what nobody told is null. */
export interface Vitals {
  readonly now: Date
  readonly disk: { readonly free: number; readonly total: number }
  /** Null: no folder is set. */
  readonly backups: { readonly isOnSameDisk: boolean } | null
  readonly lastBackup: Date | null
  readonly lastDrill: Date | null
  /** When this installation began: what is young has had no time for a drill. */
  readonly since: Date
  readonly queue: { readonly waiting: number; readonly oldestSeconds: number; readonly failed: number }
  /** How far behind the reading copy of the database is, in seconds; null: there is none. */
  readonly replicaSeconds: number | null
  /** How many have a letter of the day that keeps failing; null: this installation writes none. */
  readonly failingLetters: number | null
  /** How many have text messages that keep failing; null: this installation sends none. */
  readonly failingSms: number | null
  /** Public logs of other sites that are kept here: how many were rewritten, lack entries, or were not to be read since days (D25). */
  readonly keptLogs: {
    readonly logs: number
    readonly rewritten: number
    readonly lacking: number
    readonly unanswered: number
  }
  readonly unsealed: { readonly count: number; readonly seconds: number }
  readonly clockSeconds: number
  readonly encoding: string
  readonly sortsChinese: boolean
  readonly certificateEnds: Date | null
  readonly versions: {
    readonly product: string
    readonly postgres: string
    readonly node: string
    readonly migration: string
  }
}

const hour = 3_600_000
const day = 24 * hour
const gigabyte = 1024 ** 3

/** Everything that is watched, what is worst first (AD2). */
export function checksOf(of: Vitals): Check[] {
  const order: readonly HealthState[] = ['BAD', 'WARN', 'GOOD']
  const checks = [
    disk(of),
    backup(of),
    ...place(of),
    drill(of),
    queue(of),
    audit(of),
    clock(of),
    ...replica(of),
    ...failing('letters', of.failingLetters),
    ...failing('sms', of.failingSms),
    ...keptLogs(of),
    locale(of),
    certificate(of),
  ]
  return [...checks, versions(of)].toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
}

/** The worst of all states. */
export function worstOf(checks: readonly Check[]): HealthState {
  const has = (state: HealthState) => checks.some((check) => check.state === state)
  if (has('BAD')) return 'BAD'
  return has('WARN') ? 'WARN' : 'GOOD'
}

interface Stand {
  readonly state: HealthState
  readonly sentence: Sentence
  readonly slots?: Slots
  readonly advice?: Sentence
}

function check(name: keyof typeof checkWords, { state, sentence, slots = {}, advice }: Stand): Check {
  const { title } = checkWords[name]
  return { name, state, title, sentence: fill(sentence, slots), advice: state === 'GOOD' ? null : (advice ?? null) }
}

const graded = (value: number, limits: { warn: number; bad: number }): HealthState => {
  if (value > limits.bad) return 'BAD'
  return value > limits.warn ? 'WARN' : 'GOOD'
}

function disk({ disk: { free, total } }: Vitals): Check {
  const percent = total === 0 ? 0 : Math.floor((free / total) * 100)
  const isBad = percent < 5 || free < gigabyte / 2
  const state = isBad ? 'BAD' : graded(-percent, { warn: -15, bad: 0 })
  const slots = { free: (free / gigabyte).toFixed(1), percent }
  return check('disk', { ...checkWords.disk, state, slots })
}

function backup({ now, backups, lastBackup }: Vitals): Check {
  const said = checkWords.backup
  if (backups === null) return check('backup', { state: 'BAD', sentence: said.none, advice: said.unset })
  if (lastBackup === null) return check('backup', { state: 'BAD', sentence: said.none, advice: said.advice })
  const hours = Math.max(0, Math.floor((now.getTime() - lastBackup.getTime()) / hour))
  const sentence = hours === 0 ? said.justNow : said.sentence
  return check('backup', { ...said, sentence, state: graded(hours, { warn: 26, bad: 50 }), slots: { hours } })
}

function place({ backups }: Vitals): Check[] {
  if (backups === null) return []
  const said = checkWords.place
  const stand: Stand = backups.isOnSameDisk
    ? { ...said, state: 'WARN', sentence: said.same }
    : { ...said, state: 'GOOD' }
  return [check('place', stand)]
}

function drill({ now, lastDrill, since }: Vitals): Check {
  const said = checkWords.drill
  const days = Math.floor((now.getTime() - (lastDrill ?? since).getTime()) / day)
  const isLate = now.getTime() - (lastDrill ?? since).getTime() > mostDaysWithoutDrill * day
  if (lastDrill === null) return check('drill', { ...said, state: isLate ? 'BAD' : 'WARN', sentence: said.none })
  const sentence = days <= 0 ? said.justNow : said.sentence
  return check('drill', { ...said, sentence, state: isLate ? 'BAD' : 'GOOD', slots: { days } })
}

function queue({ queue: { waiting, oldestSeconds, failed } }: Vitals): Check {
  const late = graded(oldestSeconds, { warn: 600, bad: 3600 })
  const state = late === 'GOOD' && failed > 0 ? 'WARN' : late
  const said = checkWords.queue
  const sentence = waiting + failed === 0 ? said.none : said.sentence
  return check('queue', {
    ...said,
    sentence,
    state,
    slots: { waiting, failed, minutes: Math.floor(oldestSeconds / 60) },
  })
}

function audit({ unsealed: { count, seconds } }: Vitals): Check {
  const slots = { unsealed: count, seconds: Math.floor(seconds) }
  const said = checkWords.audit
  const sentence = count === 0 ? said.none : said.sentence
  return check('audit', { ...said, sentence, state: graded(seconds, { warn: 60, bad: 600 }), slots })
}

// Nobody is harmed while the copy is away: everything is then read from the database itself.
function replica({ replicaSeconds }: Vitals): Check[] {
  if (replicaSeconds === null) return []
  const said = checkWords.replica
  const state = graded(replicaSeconds, { warn: 5, bad: Number.POSITIVE_INFINITY })
  const slots = { seconds: replicaSeconds.toFixed(1) }
  const sentence = Number.isFinite(replicaSeconds) ? said.sentence : said.away
  return [check('replica', { ...said, sentence, state, slots })]
}

function failing(name: 'letters' | 'sms', count: number | null): Check[] {
  if (count === null) return []
  const said = checkWords[name]
  const stand: Stand =
    count === 0 ? { state: 'GOOD', sentence: said.none } : { ...said, state: 'WARN', slots: { count } }
  return [check(name, stand)]
}

function keptLogs({ keptLogs: of }: Vitals): Check[] {
  return of.logs === 0 ? [] : [check('keptLogs', { ...keptStand(of), slots: of })]
}

function keptStand({ rewritten, lacking, unanswered }: Vitals['keptLogs']): Stand {
  const said = checkWords.keptLogs
  if (rewritten > 0 && lacking > 0) return { ...said, state: 'BAD', sentence: said.both }
  if (rewritten > 0) return { ...said, state: 'BAD' }
  if (lacking > 0) return { state: 'BAD', sentence: said.lacking, advice: said.lackingAdvice }
  if (unanswered > 0) return { state: 'WARN', sentence: said.unanswered, advice: said.unansweredAdvice }
  return { state: 'GOOD', sentence: said.none }
}

function clock({ clockSeconds }: Vitals): Check {
  const seconds = Math.abs(clockSeconds)
  const slots = { seconds: seconds.toFixed(1) }
  return check('clock', { ...checkWords.clock, state: graded(seconds, { warn: 5, bad: 60 }), slots })
}

function locale({ encoding, sortsChinese }: Vitals): Check {
  const said = checkWords.locale
  const isGood = encoding === 'UTF8' && sortsChinese
  const stand: Stand = isGood ? { ...said, state: 'GOOD' } : { ...said, state: 'BAD', sentence: said.lacking }
  return check('locale', { ...stand, slots: { encoding } })
}

function certificate({ now, certificateEnds }: Vitals): Check {
  const said = checkWords.certificate
  if (certificateEnds === null) return check('certificate', { state: 'GOOD', sentence: said.unknown })
  const days = daysBetween(dayOf(now), dayOf(certificateEnds))
  return check('certificate', { ...said, state: graded(-days, { warn: -30, bad: -7 }), slots: { days } })
}

function versions({ versions: slots }: Vitals): Check {
  return check('versions', { ...checkWords.versions, state: 'GOOD', slots })
}
