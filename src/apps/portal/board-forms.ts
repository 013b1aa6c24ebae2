import type { FastifyReply } from 'fastify'
import { Refusal } from '#kernel/errors.ts'
import { keyOfForm, makeFormToken } from '#kernel/form-token.ts'
import type { FieldErrors } from '#kernel/page-forms.ts'
import { problemOf, refusalOf } from '#kernel/problem.ts'
import { type CaseKind, caseKinds } from '#modules/cases/codes.ts'
import { casePaths } from '#modules/cases/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { successorOf } from './home.ts'
import { type Exchange, LedOn, type Show, type Stage } from './stage.ts'

/** The body of a form as it came. */
export type Body = Readonly<Record<string, unknown>>

/** Gives out a page of a form, which nobody keeps. */
export function form(stage: Stage, exchange: Exchange, of: { slug: string; show: Show }): Promise<FastifyReply> {
  return stage.own(exchange, { slug: of.slug, path: casePaths.write(of.slug), show: of.show })
}

/**
 * A paused site takes no new messages; who goes on for it does (A12). What was sent before stays open to its writer.
 * @throws LedOn to who goes on
 */
export function leadOnWhenPaused(site: PublicSite): void {
  if (site.state === 'PAUSED') throw new LedOn(successorOf(site).href, 302)
}

/** The kind of message that an address or a form names; nothing for any other word. */
export const kindOf = (written: unknown): CaseKind | undefined =>
  typeof written === 'string' && Object.hasOwn(caseKinds, written) ? (written as CaseKind) : undefined

/** What a form says of a field, as it was typed. */
export function fieldOf(body: Body, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value.toWellFormed() : ''
}

/**
 * The token a form was given out with, and the key that makes a second press of its button the same act; new ones when it
 * holds none of ours.
 */
export function formTokenOf(body: Body, name: string): { readonly token: string; readonly key: string } {
  const given = fieldOf(body, name)
  const key = keyOfForm(given)
  if (key !== undefined) return { token: given, key }
  const token = makeFormToken()
  return { token, key: keyOfForm(token) ?? '' }
}

/** Whether a form that was sent came back with other contents under the same key: it needs a new key to be sent. */
export function isSentAlready(fault: Refusal): boolean {
  return fault.code === 'kernel.key-reused'
}

/** Does what a form asks; a refusal, and a disk that is full, becomes a page again, with what was typed; a fault of ours does not. */
export async function attempt(
  work: () => Promise<Show>,
  refused: (fault: Refusal) => Show | Promise<Show>,
): Promise<Show> {
  try {
    return await work()
  } catch (fault) {
    const told = refusalOf(fault)
    if (!told || told.code === 'kernel.not-found') throw fault
    const show = await refused(told)
    return fault instanceof Refusal ? show : withStatus(show, problemOf(fault, '').status)
  }
}

// Nothing is wrong with what was typed when the disk is full: 507 says to programs what the sentence says to people.
const withStatus =
  (show: Show, status: number): Show =>
  async (...of) => {
    const shown = await show(...of)
    return shown && { ...shown, status }
  }

/** The sentences of a refusal by field; one that names no field stands at `field`. */
export function errorsOf(fault: Refusal, field: string): FieldErrors {
  if (fault.fields.length === 0) return { [field]: fault.sentence.zh }
  return Object.fromEntries(fault.fields.map(({ path, zh }) => [path, zh]))
}
