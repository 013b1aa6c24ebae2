import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import type { Sentence } from '../errors.ts'
import type { Matter, Outcome, Person, Vote } from './matter.ts'

/** To whom a matter in a state goes: to who began it, or to the seats the chapter named at its start under this key. */
export type SeatRule = 'STARTER' | { readonly party: string }

/** When the seats of a state have decided 会签: all must agree, one is enough, or so many. */
export interface Joining<S extends string = string> {
  readonly needs: 'ALL' | 'ANY' | number
  readonly agreed: S
  readonly disagreed: S
}

/**
 * How long a state may take: working days, minutes of office time (G3), or calendar days. Calendar days may be counted from the first stay
 * in another state, so that a limit goes on while something is asked, and a longer one begins where the first began. Working days may be
 * as many as the matter itself carries under a key, where a place sets them. Or it ends with a day that somebody named: under this key it
 * stands among what was filled in.
 */
export type Limit<S extends string = string> =
  | { readonly workdays: number; readonly setAs?: string }
  | { readonly workMinutes: number }
  | { readonly days: number; readonly since?: S }
  | { readonly dayIn: string }

/** How long a state may take, and what the clock does then (B09). */
export interface Clock<S extends string = string> {
  readonly limit: Limit<S>
  /** Another may act in the silent one's place, where the chapter named one, or the matter goes on by itself. */
  readonly passed: { readonly escalatesTo: SeatRule } | { readonly goesTo: S }
}

/** Where a matter can stand. One that `ends` has nothing else. */
export interface State<S extends string = string> extends Sentence {
  readonly seats?: SeatRule
  readonly joins?: Joining<S>
  readonly clock?: Clock<S>
  /** Somebody outside waits here with a time set by law or the rules of the Party: whoever is told of anything is told of it (UX-NT1). */
  readonly isStatutory?: true
  readonly ends?: Outcome
}

/** What an act does to the matter. */
export type Effect<S extends string = string> =
  | { readonly kind: 'VOTE'; readonly vote: Vote }
  | { readonly kind: 'MOVE'; readonly to: S }
  | { readonly kind: 'WITHDRAW'; readonly to: S }
  /** Who keeps the matter ends a wait, whoever has spoken and whoever has not; he needs no seat in it. */
  | { readonly kind: 'CONCLUDE'; readonly to: S; readonly by: SeatRule }
  | { readonly kind: 'RETURN' | 'HAND_OVER' | 'ADD_SIGNER' | 'STAY' }

/** A paper that an act brings: one file or a few. */
export interface WantedPaper extends Sentence {
  readonly key: string
  /** Whoever has none goes on without it. */
  readonly isOptional?: true
  /** Why a photo is needed at all; without it a compulsory photo is refused (E14). */
  readonly why?: Sentence
}

/** Something one can do. The sentence is the word on its button. */
export interface Act<S extends string = string> extends Sentence {
  readonly from: readonly S[]
  readonly effect: Effect<S>
  readonly opinion: 'REQUIRED' | 'OPTIONAL' | 'NONE'
  /** What is to be filled in, a strict object; each field says its name with `.meta({ zh, en })`. */
  readonly fields?: z.ZodObject
  readonly papers?: readonly WantedPaper[]
  /**
   * Harmless for several matters at once: who gives it need not have read each, and nobody is owed a reason of his own (decisions 350). The page
   * then gives it to each of the chosen, one after the other.
   */
  readonly severalAtOnce?: true
  /** A rule of the chapter: true, or the code of the reason why not; `standsFor` is whom he acts for. */
  readonly guard?: (matter: Matter, by: Person, standsFor: Person | null) => true | string
}

/** A line of what the form on the left shows. */
export interface Fact {
  readonly label: Sentence
  readonly value: Sentence
}

/** A procedure 流程: the one definition from which everything else comes. */
export interface Procedure<S extends string = string> {
  /** `members.export-approval`. */
  readonly name: string
  readonly title: Sentence
  readonly states: Readonly<Record<S, State<S>>>
  readonly starts: S
  /** What may be handed in when it begins. */
  readonly papers?: readonly WantedPaper[]
  /** Where the system brings a matter when what it is about has ended, whoever has spoken. Without it a matter outlives that. */
  readonly endsWithSubject?: S
  readonly acts: Readonly<Record<string, Act<S>>>
  /** The sentences of the codes its guards answer with. */
  readonly words?: Readonly<Record<string, Sentence>>
  /** What the chapter shows of the matter beside its timeline. */
  readonly facts: (ctx: Ctx, matter: Matter) => readonly Fact[] | Promise<readonly Fact[]>
  /** What the chapter does when the matter comes to a state, in the same transaction. */
  readonly arrive?: Readonly<Partial<Record<S, (ctx: Ctx, matter: Matter) => unknown>>>
}
