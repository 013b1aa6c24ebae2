import { checkWritten, hintsAbout, type ShownText } from '#modules/cases/index.ts'
import { type MessageValues, type SimilarCase, similarPage } from '#modules/cases/portal.ts'
import { publicStepOf } from '#modules/cases/rules.ts'
import { findSimilarKnowledge, findSimilarShown } from '#modules/demands/index.ts'
import { pathsAbove } from '#modules/organisations/index.ts'
import type { Enclosed } from './enclosures.ts'
import { placesOf } from './knowledge.ts'
import type { Exchange, Show, Stage } from './stage.ts'

/** A message as it came, before it is taken in. */
export interface Coming {
  readonly values: MessageValues
  readonly token: string
  readonly about: string | undefined
  /** Photos and files that go along. */
  readonly enclosed: Enclosed
  readonly aboutOrgId: string
  /** Where the site stands in the tree. */
  readonly path: string
}

/**
 * What is asked between writing and sending: call first where somebody may be in danger, and look whether it was said
 * already (D18, 11.1). Nothing when there is nothing to ask. @throws Refusal when the form is not whole
 */
export async function stepBeforeSending(stage: Stage, exchange: Exchange, of: Coming): Promise<Show | undefined> {
  const { values, token, about, aboutOrgId, path } = of
  const { mayBeShown } = checkWritten(values)
  const hints = hintsAbout(values)
  const asked = { title: values.title, body: values.text, aboutOrgId, above: pathsAbove(path) }
  // Who wants to keep a matter private is not asked to join a public one.
  const found = mayBeShown
    ? await stage.run(exchange, { effect: 'read' }, (ctx) => findSimilarShown(ctx, asked, stage.commonWords))
    : []
  // What everybody may read is no matter of anybody's: a private message may be answered by it as well.
  const knowledge = await stage.run(exchange, { effect: 'read' }, (ctx) =>
    findSimilarKnowledge(ctx, { ...asked, paths: placesOf(path) }),
  )
  if (hints.length === 0 && found.length === 0 && knowledge.length === 0) return undefined
  const similar = found.map(presentSimilar)
  return async (_, site) => ({
    page: similarPage({
      slug: site.slug,
      values,
      token,
      about,
      held: of.enclosed,
      hints,
      similar,
      knowledge,
    }),
    status: 200,
  })
}

const answerShown = 120

function presentSimilar({ number, title, state, voices, orgName, reply, board }: ShownText): SimilarCase {
  const isEnded = state === 'REPLIED' || state === 'CLOSED'
  const begun = [...(reply ?? '')].slice(0, answerShown).join('')
  return {
    number,
    title,
    step: publicStepOf({ state, outcome: null, hasAnswer: reply !== null }),
    voices,
    handledBy: orgName,
    // Whose desk answers there is not whose board is written to: such a one is read, not joined (decisions 165).
    mayJoin: !isEnded && board === null,
    board,
    ...(isEnded && begun !== '' ? { answer: begun.length < (reply ?? '').length ? `${begun}……` : begun } : {}),
  }
}
