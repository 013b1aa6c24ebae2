import type { FastifyInstance, FastifyReply } from 'fastify'
import { fill, Refusal } from '#kernel/errors.ts'
import { keyOfForm, makeFormToken } from '#kernel/form-token.ts'
import type { Page } from '#kernel/page.ts'
import type { FieldErrors } from '#kernel/page-forms.ts'
import { checkWritten, findDesk, type Receipt, submitCase, submitWithEnclosures } from '#modules/cases/index.ts'
import { EMPTY_MESSAGE, type MessageValues, writePage } from '#modules/cases/portal.ts'
import { pathsAbove } from '#modules/organisations/index.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import {
  attempt,
  type Body,
  errorsOf,
  fieldOf,
  form,
  formTokenOf,
  isSentAlready,
  kindOf,
  leadOnWhenPaused,
} from './board-forms.ts'
import { stepBeforeSending } from './board-step.ts'
import { type Enclosed, enclosedAnew, enclosedIn, enclosedUnasked, nothingEnclosed, takeFiles } from './enclosures.ts'
import { articleAt, objectionTo } from './objection.ts'
import { leadToReceipt, probeCookies } from './receipt.ts'
import type { Exchange, Show, Stage } from './stage.ts'
import { ownPath } from './visit.ts'
import { formWords } from './words.ts'

interface OfForm {
  Params: { slug: string }
  Querystring: Record<string, unknown>
  Body: Record<string, unknown> | undefined
}

/** Writing a message: its form, also with photos and files, and what it becomes; none of it needs a script (D17, CZ3, PRV-01). */
export function writeRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfForm>('/o/:slug/messages/new', (request, reply) => {
    const values = { ...EMPTY_MESSAGE, kind: kindOf(request.query.kind) ?? '' }
    const about = aboutOf(request.query.about)
    const objects = request.query.notice === '1'
    const of = { values, errors: {}, token: makeFormToken(), about, objects, enclosed: nothingEnclosed }
    probeCookies({ request, reply })
    return form(stage, { request, reply }, { slug: request.params.slug, show: showForm(of) })
  })
  scope.register(async (forms) => {
    takeFiles(forms)
    forms.post<OfForm>('/o/:slug/messages/new', (request, reply) =>
      write(stage, { request, reply }, { slug: request.params.slug, body: request.body ?? {} }),
    )
  })
}

interface Form {
  readonly values: MessageValues
  readonly errors: FieldErrors
  readonly token: string
  readonly about: string | undefined
  /** It is opened for an objection to the public notice it is about. */
  readonly objects?: boolean
  readonly enclosed: Enclosed
}

// A page of this site that somebody found a mistake on.
const aboutOf = (written: unknown): string | undefined => {
  const path = ownPath(written)
  return path === '/' ? undefined : path
}

const showForm =
  (of: Form): Show =>
  async (ctx, site) => {
    leadOnWhenPaused(site)
    const { about, objects, enclosed, values, ...rest } = of
    const { name: organisation, limits } = await findDesk(ctx, { aboutOrgId: site.orgId })
    const article = about === undefined ? undefined : await articleAt(ctx, site, about)
    const target = about === undefined ? {} : { about: { path: about, title: article?.title ?? site.name } }
    const begun = objects === true && article ? { ...values, ...objectionTo(article, ctx.now) } : values
    const hasErrors = Object.keys(of.errors).length > 0
    return {
      page: writePage({ ...placeOf(site), organisation, limits, held: enclosed, ...rest, values: begun, ...target }),
      status: hasErrors ? 422 : 200,
    }
  }

const placeOf = (site: PublicSite) => ({ slug: site.slug, isTop: pathsAbove(site.path).length === 0 })

async function write(
  stage: Stage,
  exchange: Exchange,
  { slug, body }: { slug: string; body: Record<string, unknown> },
): Promise<FastifyReply> {
  const names = Object.keys(EMPTY_MESSAGE) as (keyof MessageValues)[]
  const values = Object.fromEntries(names.map((name) => [name, fieldOf(body, name)])) as MessageValues
  const { token, key } = formTokenOf(body, 'token')
  const about = aboutOf(body.about)
  let held: Enclosed | undefined
  try {
    const enclosed = await enclosedIn(stage, exchange, { body, form: key, claim: key })
    held = enclosed
    const [step, join] = [fieldOf(body, 'step'), fieldOf(body, 'join')]
    const of: Written = { slug, values, token, key, about, step, join, enclosed, body }
    if (step === 'back')
      return await form(stage, exchange, { slug, show: showForm({ values, token, about, enclosed, errors: {} }) })
    return (
      (await toSuccessor(stage, exchange, of)) ??
      (await form(stage, exchange, { slug, show: await handIn(stage, exchange, of) }))
    )
  } catch (fault) {
    const enclosed = held ?? enclosedUnasked(body, key)
    const page = (site: PublicSite) => unsentPage(site, { values, token, about, enclosed })
    return stage.formAgain(exchange, { slug, fault, page })
  }
}

// The database is away: the form as it was typed, with what it holds.
function unsentPage(site: PublicSite, { values, token, about, enclosed }: Omit<Form, 'errors'>): Page {
  const errors = { consent: formWords.notSent.zh, files: enclosed.error }
  const target = about === undefined ? {} : { about: { path: about, title: site.name } }
  return writePage({ ...placeOf(site), organisation: site.name, values, errors, token, held: enclosed, ...target })
}

/** A message as its form came. */
interface Written extends Omit<Form, 'errors'> {
  readonly slug: string
  readonly key: string
  readonly step: string
  readonly join: string
  readonly body: Body
}

// A form that was open when its site went to sleep is shown again by who goes on, with all that was typed: its writer decides (A12).
async function toSuccessor(stage: Stage, exchange: Exchange, of: Written): Promise<FastifyReply | undefined> {
  const site = await stage.run(exchange, { effect: 'read' }, (ctx) => stage.site(ctx, of.slug, exchange))
  const { state, successor } = site
  if (state !== 'PAUSED' || !successor) return undefined
  const { values, token, about, enclosed } = of
  const errors = { consent: fill(formWords.goesOn, { from: site.organisation, to: successor.organisation }).zh }
  return form(stage, exchange, { slug: successor.slug, show: showForm({ values, token, about, enclosed, errors }) })
}

const handIn = (stage: Stage, exchange: Exchange, { slug, key, step, join, body, ...of }: Written): Promise<Show> =>
  attempt(
    async () => {
      const site = await stage.run(exchange, { effect: 'read' }, (ctx) => stage.site(ctx, slug, exchange))
      // Before anything is taken in: a message without its receipt is lost to its writer.
      leadOnWhenPaused(site)
      if (of.enclosed.error) return showForm({ ...of, errors: { ...faultsOf(of.values), files: of.enclosed.error } })
      const isAsked = step === 'send' || join !== ''
      const before = isAsked
        ? undefined
        : await stepBeforeSending(stage, exchange, { ...of, aboutOrgId: site.orgId, path: site.path })
      if (before) return before
      const joins = join === '' ? {} : { joinsNumber: join.slice(0, 60) }
      const text = withAbout(of.values.text, of.about)
      const input = { ...of.values, text, aboutOrgId: site.orgId, ...joins }
      const receipt = await send(stage, exchange, { input, key, enclosed: of.enclosed })
      stage.news.changed(`cases:${site.orgId}`)
      return leadToReceipt(exchange, site.slug, receipt)
    },
    (fault) =>
      isSentAlready(fault)
        ? sentAlready(stage, exchange, { ...of, key, body })
        : showForm({ ...of, errors: whyNotTaken(fault) }),
  )

// What goes along is part of what was asked: the same words with another photo are another message.
function send(
  stage: Stage,
  exchange: Exchange,
  of: { input: Parameters<typeof submitCase>[1]; key: string; enclosed: Enclosed },
): Promise<Receipt> {
  const { input, key, enclosed } = of
  const hasFiles = enclosed.digest !== ''
  const asked = { form: 'cases.submit', ...input, ...(hasFiles ? { enclosed: enclosed.digest } : {}) }
  return stage.run(exchange, { effect: 'write', idempotency: { key, input: asked } }, (ctx) =>
    hasFiles
      ? submitWithEnclosures(ctx, input, { form: key, known: stage.desks })
      : submitCase(ctx, input, stage.desks),
  )
}

// The new form has what this one brought; what an earlier one brought went along with the message that was sent.
async function sentAlready(
  stage: Stage,
  exchange: Exchange,
  { values, about, body, key }: Omit<Written, 'slug' | 'step' | 'join'>,
): Promise<Show> {
  const token = makeFormToken()
  const form = keyOfForm(token) ?? ''
  const enclosed = await enclosedAnew(stage, exchange, { body, form, claim: form, before: key })
  const errors = { files: enclosed.error, consent: formWords.sentAlready.zh }
  return showForm({ values, about, enclosed, token, errors })
}

// What else needs a change is told together with the files.
function faultsOf(values: MessageValues): FieldErrors {
  try {
    checkWritten(values)
    return {}
  } catch (fault) {
    if (fault instanceof Refusal) return errorsOf(fault, 'consent')
    throw fault
  }
}

// Who wrote once and shares an address with a village must not read that he tried too often (decisions 274).
function whyNotTaken(fault: Refusal): FieldErrors {
  if (fault.code !== 'kernel.too-many-tries') return errorsOf(fault, 'consent')
  return { consent: `${fault.sentence.zh}${formWords.sharedAddress.zh}` }
}

const withAbout = (text: string, about: string | undefined): string => {
  const longer = about === undefined ? text : `${text.trim()}\n\n（关于本站的这一页：${about}）`
  return text.trim() === '' || [...longer].length > 2000 ? text : longer
}
