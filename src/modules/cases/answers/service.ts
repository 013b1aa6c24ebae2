import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf, startOf } from '#kernel/time.ts'
import { may } from '../policy.ts'
import { findCase } from '../store.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const { found, need } = refusals(words)

/** What an answer is read beside before it is sent. */
interface AnswerAtHand {
  readonly question: { readonly title: string; readonly body: string }
  /** What the same organisation answered last, newest first. */
  readonly earlier: readonly store.SentAnswer[]
  /** The words of what it answered today to other cases, the newest two thousand. */
  readonly today: readonly string[]
}

const mostToday = 2000

/** A case that is about to be answered, and the last answers of who handles it; nothing of who wrote (D29). */
export async function readAnswerAtHand(ctx: Ctx, of: { caseId: string; most: number }): Promise<AnswerAtHand> {
  need(may.list(ctx.actor))
  const { reach } = ctx.actor
  const { id, orgId, title, body } = found(await findCase(ctx.tx, reach, of), 'cases.missing')
  return {
    question: { title, body },
    earlier: await store.listLastAnswers(ctx.tx, reach, { orgId, except: id, most: of.most }),
    today: await store.listAnswersSince(ctx.tx, reach, {
      orgId,
      except: id,
      since: startOf(dayOf(ctx.now)),
      most: mostToday,
    }),
  }
}

/** What an organisation in reach answered since an instant, to be looked at as a whole; nothing of who wrote or who answered (D26, D29). */
export const listSentAnswers = (ctx: Ctx, of: { orgId: string; since: Date; most: number }) =>
  store.listSent(ctx.tx, ctx.actor.reach, of)

/** The organisations in reach that answered since an instant. */
export const listAnswering = (ctx: Ctx, since: Date): Promise<string[]> =>
  store.listAnswering(ctx.tx, ctx.actor.reach, since)
