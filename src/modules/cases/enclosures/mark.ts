import { z } from 'zod'
import { crypto } from '#kernel/crypto.ts'
import { type EnclosureKind, enclosureKinds } from './codes.ts'

/** One that a form holds. */
export interface Waiting {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly kind: EnclosureKind
  /** What it holds, told apart within its form and comparable with no other. */
  readonly digest: string
}

const contextOf = (form: string) => `cases.enclosure.form/${form}`
const Marked = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    size: z.number(),
    kind: z.enum(Object.keys(enclosureKinds) as [EnclosureKind, ...EnclosureKind[]]),
    digest: z.string(),
  }),
)

/**
 * What a form holds, sealed for that form: it travels in it, so that a second press a day later still says the same, and what is gone by then
 * can be named. Empty where it holds nothing.
 */
export const markOf = (form: string, waiting: readonly Waiting[]): string =>
  waiting.length === 0 ? '' : crypto().seal(contextOf(form), JSON.stringify(waiting)).toString('base64url')

/** What a mark names; nothing where it is none of this form. */
export function openMark(form: string, mark: string): readonly Waiting[] | undefined {
  try {
    const opened = crypto().open(contextOf(form), Buffer.from(mark.slice(0, mostMark), 'base64url'))
    return Marked.parse(JSON.parse(opened.toString()))
  } catch {
    return undefined
  }
}

const mostMark = 8000
