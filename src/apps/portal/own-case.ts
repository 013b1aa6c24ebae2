import type { Ctx } from '#kernel/ctx.ts'
import { makeFormToken } from '#kernel/form-token.ts'
import type { FieldErrors } from '#kernel/page-forms.ts'
import {
  type AuthorActs,
  type CasePage,
  findOwnIntake,
  findOwnRefusal,
  listOwnCalls,
  listOwnEnclosures,
  listOwnMeasures,
  listOwnOpenings,
  listOwnQuestions,
  listOwnReplyFiles,
  readOwnPetition,
} from '#modules/cases/index.ts'
import {
  AUTHOR_FIELDS,
  type AuthorForms,
  callsBlock,
  casePage,
  contactOpeningsBlock,
  measuresBlock,
  ownEnclosuresBlock,
  ownReplyFilesBlock,
  petitionBlock,
  questionsBlock,
} from '#modules/cases/portal.ts'
import { writeReceiptOf } from '#modules/transparency/index.ts'
import { receiptBlock } from '#modules/transparency/portal.ts'
import { type Body, fieldOf } from './board-forms.ts'
import type { Enclosed } from './enclosures.ts'
import { isOfSite } from './public-case.ts'
import type { Show } from './stage.ts'

type Opened = { case: CasePage; author: AuthorActs }

/** What the form that adds to a case holds, and the token of that form. */
export type Held = Enclosed & { readonly holder: string }

/** A case with the forms of its writer; what he typed before comes back when something needs a change. */
export const showOwnCase =
  (opened: Opened, of: { body?: Body; errors?: FieldErrors; isErased?: boolean; enclosed?: Held }): Show =>
  async (ctx, site, { origin }) => {
    const { aboutOrgId, ...shown } = opened.case
    const { body = {}, errors = {}, isErased = false } = of
    const values = Object.fromEntries(AUTHOR_FIELDS.map((name) => [name, fieldOf(body, name)])) as AuthorForms['values']
    const key = makeFormToken()
    // What was chosen stays with the form it was chosen in; without any, its own key holds what comes.
    const holding = of.enclosed?.waiting.length ? { holder: of.enclosed.holder, held: of.enclosed } : { holder: key }
    const author = { ...opened.author, key, isErased, values, ...holding }
    const logReceipt = await receiptsOf(ctx, opened.author)
    const measures = await listOwnMeasures(ctx, opened.author)
    const isClosed = measures.some(({ kind, liftedAt }) => kind === 'BLOCK' && liftedAt === null)
    const own = { slug: site.slug, number: shown.number, token: author.token, key: author.key }
    const page = casePage({
      ...{ slug: site.slug, ...shown, errors, logReceipt, origin },
      // Number and code open a case on every site, its public page stands on its own.
      hasPublicPage: shown.hasPublicPage && isOfSite(site, aboutOrgId),
      measures: measuresBlock({ ...own, ...appealOf(body, errors) }, measures),
      petition: petitionBlock(
        { ...own, review: fieldOf(body, 'review'), error: errors.review },
        await readOwnPetition(ctx, opened.author),
      ),
      enclosures: ownEnclosuresBlock(
        { ...own, isHidden: shown.hiddenReason !== undefined },
        await listOwnEnclosures(ctx, opened.author),
      ),
      replyFiles: ownReplyFilesBlock(own, await listOwnReplyFiles(ctx, opened.author)),
      calls: callsBlock(await listOwnCalls(ctx, opened.author)),
      questions: questionsBlock({ ...own, ...answerOf(body, errors) }, await listOwnQuestions(ctx, opened.author)),
      contactOpenings: contactOpeningsBlock(await listOwnOpenings(ctx, opened.author)),
      author: { ...author, maySupplement: author.maySupplement && !isClosed },
    })
    return { page, status: Object.keys(errors).length > 0 ? 422 : 200 }
  }

// What the log holds of it: that it came in, and that it was not accepted where it was not.
async function receiptsOf(ctx: Ctx, of: { token: string }) {
  const logged = [await findOwnIntake(ctx, of), await findOwnRefusal(ctx, of)]
  const texts = await Promise.all(logged.map((one) => (one ? writeReceiptOf(ctx, one) : '')))
  return texts.map(receiptBlock)
}

// Each measure has its own form, whose field is named after it.
function appealOf(body: Body, errors: FieldErrors): { appeal: string; error?: string | undefined } {
  const field = `appeal-${fieldOf(body, 'measure')}`
  return { appeal: fieldOf(body, field), error: errors[field] }
}

// So has each question.
function answerOf(body: Body, errors: FieldErrors): { answer: string; error?: string | undefined } {
  const field = `answer-${fieldOf(body, 'question')}`
  return { answer: fieldOf(body, field), error: errors[field] }
}
