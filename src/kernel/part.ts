import type { Ctx } from './ctx.ts'
import { Refusal } from './errors.ts'

/** What came of a part: what it gave, or why it was refused. */
export type PartEnd<T> = { readonly given: T } | { readonly refusal: Refusal }

/**
 * Does a part of a write that may be refused by itself: of what is refused nothing stays, neither what it wrote nor what it recorded,
 * and the rest goes on. What is no refusal ends the whole.
 */
export async function inPart<T>(ctx: Ctx, work: () => Promise<T>): Promise<PartEnd<T>> {
  const before = { recorded: ctx.recorded, afterwards: ctx.afterwards.length, ifNotKept: ctx.ifNotKept.length }
  try {
    return { given: await ctx.tx.part(work) }
  } catch (fault) {
    ctx.recorded = before.recorded
    ctx.afterwards.length = before.afterwards
    for (const step of ctx.ifNotKept.splice(before.ifNotKept)) step()
    if (fault instanceof Refusal) return { refusal: fault }
    throw fault
  }
}

class TriedOut extends Error {
  readonly given: unknown

  constructor(given: unknown) {
    super('tried out')
    this.given = given
  }
}

/**
 * Tries out what use cases would do, with their own rules: tells what they gave, and nothing of it stays. So a check before a deed says
 * what the deed would say. @throws Refusal where the whole is refused
 */
export async function tryOut<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  try {
    const end = await inPart<never>(ctx, async () => {
      throw new TriedOut(await work())
    })
    throw 'refusal' in end ? end.refusal : new Error('what was tried out was kept')
  } catch (fault) {
    if (fault instanceof TriedOut) return fault.given as T
    throw fault
  }
}
