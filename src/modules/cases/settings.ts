import { z } from 'zod'
import type { Tx } from '#kernel/db.ts'
import { type PlaceLimits, readPlaceLimits } from './limits/store.ts'
import { messageLimitBounds } from './message-limits/bounds.ts'
import { type CaseLimits, defaultLimits } from './rules.ts'
import { readSetting } from './store.ts'

const Days = z.number().int().min(1).max(120)
const Hours = z.number().int().min(1).max(1000)

/** Messages an hour from one address where the installation has set nothing (T40). */
export const usualSubmissionsPerHour = 20

const Settings = z.object({
  submissionsPerHour: messageLimitBounds.shape.submissionsPerHour.default(usualSubmissionsPerHour),
  wrongCodes: messageLimitBounds.shape.wrongCodes.default(5),
  wrongCodeMinutes: messageLimitBounds.shape.wrongCodeMinutes.default(15),
  limits: z
    .object({
      acceptHours: Hours,
      emergencyHours: Hours,
      utilitiesHours: Hours,
      sign: Days,
      complex: Days,
      extension: Days,
      silence: Days,
      appeal: Days,
    })
    .partial()
    .extend({ answer: z.record(z.string(), Days).default({}) })
    .default({ answer: {} }),
})

/** What an installation sets for its cases: how many from one address, how many wrong codes, and its limits. */
export interface CaseSettings {
  readonly submissionsPerHour: number
  readonly wrongCodes: number
  readonly wrongCodeMinutes: number
  readonly limits: CaseLimits
}

/** The settings `cases` of this installation over the defaults (11.2, T12, T40). */
export async function readSettings(tx: Tx): Promise<CaseSettings> {
  return settingsOf(await readSetting(tx))
}

/** The limits that hold at a place: its own, else those of the nearest above that set them, else those of the installation. */
export async function readLimits(tx: Tx, orgPath: string): Promise<CaseLimits> {
  const [{ limits }, place] = [await readSettings(tx), await readPlaceLimits(tx, orgPath)]
  return limitsOf(limits, place)
}

/** The settings as they are stored, or null where there are none. */
export function settingsOf(stored: unknown): CaseSettings {
  const { limits, ...settings } = Settings.parse(stored ?? {})
  const set = Object.fromEntries(Object.entries(limits).filter(([, days]) => days !== undefined))
  return { ...settings, limits: { ...defaultLimits, ...set, answer: { ...defaultLimits.answer, ...limits.answer } } }
}

/** Limits over which a place has set its own; `consult` is the answer to a question, `answer` that to everything else. */
export function limitsOf(limits: CaseLimits, { consult, answer, ...place }: PlaceLimits): CaseLimits {
  const others = Object.fromEntries(
    Object.entries(limits.answer).map(([kind, days]) => [kind, (kind === 'CONSULT' ? consult : answer) ?? days]),
  ) as CaseLimits['answer']
  return { ...limits, ...place, answer: others }
}
