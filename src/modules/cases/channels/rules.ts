import type { CaseKind, HintCode } from '../codes.ts'
import { kindIn } from '../importing/rules.ts'
import { hintsFor } from '../rules.ts'
import type { ChannelKind, TellingState } from './codes.ts'

/** The kinds whose other side knows a double by its id: what was perhaps sent may be sent again there. */
export const doublesKnown: readonly ChannelKind[] = ['SYSTEM']

const longestTitle = 40

/** A title out of the writer's own words where he gave none: the first sentence, or its beginning. */
export function titleOf(text: string): string {
  const [first = ''] = text.trim().split(/[\n。！？!?；;]/)
  const signs = [...first.trim()]
  if (signs.length === 0) return [...text.trim()].slice(0, longestTitle).join('')
  return signs.length <= longestTitle ? signs.join('') : `${signs.slice(0, longestTitle - 1).join('')}…`
}

/**
 * The kind in the writer's own words. What speaks of wrongdoing by officials is a report, so that it goes past whom it may be
 * about although nobody ticked it (XF-05); the desk above may pass it on.
 */
export function kindOf(title: string, text: string): CaseKind {
  const written = `${title}\n${text}`
  if (/举报/.test(written) || hintsFor(written).includes('cases.hint-officials')) return 'REPORT'
  return kindIn(title)
}

const minute = 60_000
const pauses = [30_000, 2 * minute, 10 * minute, 60 * minute, 360 * minute]

/** What came of one try to send something back. */
export type Sent =
  | { readonly came: 'SENT' }
  /** It surely did not arrive and may do so later. */
  | { readonly came: 'NOT_NOW'; readonly fault: string }
  /** It will not arrive by trying again. */
  | { readonly came: 'NEVER'; readonly fault: string }
  /** It may have arrived. */
  | { readonly came: 'PERHAPS'; readonly fault: string }

/** How it stands after a try: sent, tried again after a pause, or left to a person. */
export function afterTry(
  sent: Sent,
  of: { tries: number; kind: ChannelKind },
): { state: TellingState; fault: string | null; pauseMs: number } {
  if (sent.came === 'SENT') return { state: 'SENT', fault: null, pauseMs: 0 }
  const { fault } = sent
  const mayRepeat = sent.came === 'NOT_NOW' || (sent.came === 'PERHAPS' && doublesKnown.includes(of.kind))
  const pauseMs = pauses[of.tries - 1]
  if (mayRepeat && pauseMs !== undefined) return { state: 'QUEUED', fault, pauseMs }
  return { state: sent.came === 'PERHAPS' ? 'UNSURE' : 'GIVEN_UP', fault, pauseMs: 0 }
}

/** Where something waits for a person: it did not go back by itself. */
export const forPeople: readonly TellingState[] = ['UNSURE', 'GIVEN_UP']

/**
 * Whom a receipt tells to call first (11.1). Where everybody reads it, below a comment, nothing says that officials were meant (XF-05).
 */
export function receiptHints(written: string, { isPrivate }: { readonly isPrivate: boolean }): HintCode[] {
  return hintsFor(written).filter((hint) => isPrivate || hint !== 'cases.hint-officials')
}
