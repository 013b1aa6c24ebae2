import type { Sentence } from '../errors.ts'

/** How a matter ended. */
export type Outcome = 'AGREED' | 'REFUSED' | 'WITHDRAWN' | 'LAPSED'

export type Vote = 'FOR' | 'AGAINST'

/** For whom something waits: anybody in one of these posts of an organisation, or there one person. */
export interface Seat {
  readonly orgId: string
  readonly orgName: string
  readonly posts: readonly string[]
  /** Null: whoever holds one of the posts. */
  readonly accountId: string | null
  readonly name: string | null
}

/** Who acts, as an account and as a person. */
export interface Person {
  readonly accountId: string | null
  readonly personId: string | null
  readonly name: string
}

/** In which post somebody acts, and for whom by a delegation 代办. */
export interface Capacity {
  readonly orgId: string
  readonly post: string
  readonly for: Person | null
}

/** One stay of a matter in one state. */
export interface Step {
  readonly id: string
  readonly position: number
  readonly state: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  /** The instant until which it is on time; null where no clock runs. */
  readonly dueAt: Date | null
  /** 暂按: the year's days off are not published. */
  readonly provisional: boolean
  /** When the clock of this step did what it had to. */
  readonly escalatedAt: Date | null
  /** The account whose act brought the matter here. */
  readonly openedBy: string | null
}

/**
 * One seat of a step. SEAT counts in the join; BEFORE and AFTER were added to another one by its holder 加签; STAND_IN may
 * act in place of one that let its time pass.
 */
export interface Assignment extends Seat {
  readonly id: string
  readonly stepId: string
  readonly kind: 'SEAT' | 'BEFORE' | 'AFTER' | 'STAND_IN'
  /** The assignment it was added to. */
  readonly ofId: string | null
  /** HELD waits for an added signer; CLOSED ended without a word. */
  readonly state: 'OPEN' | 'HELD' | 'DONE' | 'CLOSED'
  readonly vote: Vote | null
  /** The act in which the word was given. */
  readonly votedIn: string | null
}

/** A file given with an act. */
export interface Paper {
  readonly key: string
  readonly fileId: string
  readonly name: string
}

/** What somebody did, once and for ever. */
export interface DoneAct {
  readonly id: string
  readonly stepId: string | null
  readonly at: Date
  /** The name of the act in the definition, or START, ESCALATE, LATE, LAPSE, RESEAT. */
  readonly act: string
  readonly fromState: string | null
  readonly toState: string
  readonly accountId: string | null
  /** Who it was, by whichever of his accounts; null where the account names no person. */
  readonly personId: string | null
  readonly name: string
  readonly post: string | null
  readonly orgId: string | null
  readonly orgName: string | null
  readonly forAccountId: string | null
  readonly forPersonId: string | null
  readonly forName: string | null
  readonly opinion: string | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly papers: readonly Paper[]
  /** To whom it was handed over, or who was added. */
  readonly toName: string | null
}

/** One run of a procedure 事项, with all that happened to it. */
export interface Matter {
  readonly id: string
  readonly procedure: string
  readonly number: string
  readonly title: Sentence
  readonly state: string
  /** Counts the acts; who acts names the one he saw (R-F09). */
  readonly version: number
  readonly outcome: Outcome | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  /** The record of the chapter it is about, `members.member`. */
  readonly subject: string
  readonly subjectId: string | null
  /** The person it is about, who never decides it. */
  readonly aboutPersonId: string | null
  readonly starter: Person & { readonly orgId: string; readonly orgName: string; readonly post: string }
  /** The seats the chapter named, by key. */
  readonly parties: Readonly<Record<string, readonly Seat[]>>
  readonly data: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
  readonly assignments: readonly Assignment[]
  readonly acts: readonly DoneAct[]
}

/** The step that runs; none when the matter has ended. */
export function stepOf(matter: Matter): Step | undefined {
  return matter.steps.find((step) => step.endedAt === null)
}

/** The accounts that asked for it: whose affair it is, and who began it for him. */
export function askersOf({ starter, acts }: Matter): (string | null)[] {
  return [starter.accountId, acts[0]?.accountId ?? null].filter((one) => one !== null)
}

/** The assignments of the step that runs. */
export function assignmentsNow(matter: Matter): Assignment[] {
  const step = stepOf(matter)
  return step ? matter.assignments.filter(({ stepId }) => stepId === step.id) : []
}

/** The steps before the present one to which it may be returned: the latest stay in each other state. */
export function earlierSteps(matter: Matter): Step[] {
  const now = stepOf(matter)
  if (!now) return []
  const before = matter.steps.filter((step) => step.id !== now.id && step.state !== now.state)
  return before.filter((step) => !before.some((other) => other.state === step.state && other.position > step.position))
}
