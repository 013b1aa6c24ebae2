import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { makeFormToken } from '#kernel/form-token.ts'
import { dayOf } from '#kernel/time.ts'
import { casePaths } from '#modules/cases/portal.ts'
import {
  consultationPages,
  findShownConsultation,
  handInStatement,
  listShownConsultations,
  listUnsaid,
  presentShown,
  readToken,
  takeStance,
} from '#modules/consultations/index.ts'
import {
  agreementPage,
  agreementTable,
  consultationPage,
  consultationPaths,
  consultationsPage,
  ownStatementPage,
  type Visit,
} from '#modules/consultations/portal.ts'
import { findShownProjectPlace } from '#modules/demands/index.ts'
import { projectPaths } from '#modules/demands/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { attempt, type Body, errorsOf, fieldOf, formTokenOf } from './board-forms.ts'
import { placesOf } from './knowledge.ts'
import { addressWith, type Exchange, LedOn, type Show, type Stage } from './stage.ts'
import { formWords } from './words.ts'

interface OfConsultation {
  Params: { slug: string; id: string }
  Querystring: Record<string, unknown>
  Body: Body | undefined
}

/** 征求意见: asked, said, handed in and shown without an account and without a script (D28). */
export function consultationRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfConsultation>('/o/:slug/consultations/', (request, reply) => {
    const { slug } = request.params
    return stage.kept({ request, reply }, { slug, path: consultationPaths.list(slug), show: showList })
  })
  scope.get<OfConsultation>('/o/:slug/consultations/:id', (request, reply) => {
    const { slug, id } = request.params
    const { no, seen, handed } = request.query
    const asked = { no: numberOf(no), handedIn: numberOf(handed), isBack: seen === '1' }
    return own(stage, { request, reply }, { slug, id, show: showOne({ request, reply }, id, asked) })
  })
  scope.get<OfConsultation>('/o/:slug/consultations/:id/map', (request, reply) => {
    const { slug, id } = request.params
    const show: Show = async (ctx, site) => {
      const told = await readHere(request, ctx, { site, id })
      return told && { page: agreementPage(told), keys: [consultationPages] }
    }
    return stage.kept({ request, reply }, { slug, path: consultationPaths.map(slug, id), show })
  })
  scope.get<OfConsultation>('/o/:slug/consultations/:id/data.csv', (request, reply) => {
    const { slug, id } = request.params
    const make = async (ctx: Ctx, site: PublicSite) => {
      const told = await readHere(request, ctx, { site, id })
      return told && { body: agreementTable(told), type: 'text/csv; charset=utf-8', keys: [consultationPages] }
    }
    return stage.keptDocument({ request, reply }, { slug, path: consultationPaths.data(slug, id), make })
  })
  scope.post<OfConsultation>('/o/:slug/consultations/:id/stance', async (request, reply) => {
    const { slug, id } = request.params
    const exchange = { request, reply }
    return own(stage, exchange, { slug, id, show: await say(stage, exchange, { slug, id, body: request.body ?? {} }) })
  })
  scope.post<OfConsultation>('/o/:slug/consultations/:id/statements', async (request, reply) => {
    const { slug, id } = request.params
    const exchange = { request, reply }
    const body = request.body ?? {}
    try {
      return await own(stage, exchange, { slug, id, show: await handIn(stage, exchange, { slug, id, body }) })
    } catch (fault) {
      const { token } = formTokenOf(body, 'token')
      const written = { values: { text: fieldOf(body, 'text') }, errors: { text: formWords.notSent.zh }, token }
      const page = (site: PublicSite) => ownStatementPage({ slug: site.slug, id }, written)
      return stage.formAgain(exchange, { slug, fault, page })
    }
  })
}

const own = (
  stage: Stage,
  exchange: Exchange,
  { slug, id, show }: { slug: string; id: string; show: Show },
): Promise<FastifyReply> => stage.own(exchange, { slug, path: consultationPaths.one(slug, id), show })

const numberOf = (written: unknown): number | undefined =>
  typeof written === 'string' && /^[1-9]\d{0,4}$/.test(written) ? Number(written) : undefined

const showList: Show = async (ctx, site) => {
  const found = await listShownConsultations(ctx, { paths: placesOf(site.path) })
  const rows = found.map((one) => presentShown({ ...one, statements: [] }, dayOf(ctx.now)))
  return {
    page: consultationsPage({ slug: site.slug, rows, write: casePaths.write(site.slug) }),
    keys: [consultationPages],
  }
}

async function read(ctx: Ctx, site: PublicSite, id: string) {
  if (!z.uuid().safeParse(id).success) return undefined
  const one = await findShownConsultation(ctx, { id, orgId: site.orgId })
  return one && { ...presentShown(one, dayOf(ctx.now)), project: await findProject(ctx, one.projectId) }
}

async function findProject(ctx: Ctx, projectId: string | null) {
  const place = projectId === null ? undefined : await findShownProjectPlace(ctx, projectId)
  return place && { title: place.title, href: projectPaths.one(place.slug, projectId ?? '') }
}

// One address for good, that of who asked: who took over leads there, so that everybody who took part is known again.
async function readHere(request: FastifyRequest, ctx: Ctx, { site, id }: { site: PublicSite; id: string }) {
  const told = await read(ctx, site, id)
  if (told && told.slug !== site.slug && request.method !== 'POST')
    throw new LedOn(addressWith(request.url, told.slug), 301)
  return told
}

interface Asked {
  readonly no?: number | undefined
  readonly handedIn?: number | undefined
  /** Comes back from having said something for the first time; the mark goes from the address as soon as the cookie is there. */
  readonly isBack?: boolean
  readonly values?: Visit['values']
  readonly errors?: Visit['errors']
  readonly token?: string
}

const showOne =
  (exchange: Exchange, id: string, asked: Asked): Show =>
  async (ctx, site) => {
    const told = await readHere(exchange.request, ctx, { site, id })
    if (!told) return undefined
    const token = readToken(id, exchange.request.cookies[cookie])
    if (asked.isBack && token) throw new LedOn(`${consultationPaths.one(told.slug, id)}#say`, 303)
    const unsaid = told.state === 'RUNNING' ? await listUnsaid(ctx, { consultationId: id, token }) : []
    const again = told.statements.find((one) => one.no === asked.no && one.text !== null)
    const { errors = {}, values = { text: '' } } = asked
    const handedIn = told.statements.find((one) => one.no === asked.handedIn && one.state === 'WAITING')?.no
    const visit: Visit = {
      next: again ? { ...again, text: again.text ?? '' } : unsaid[0],
      left: unsaid.length,
      isForgetful: asked.isBack === true && token === undefined,
      ...{ handedIn, values, errors, token: asked.token ?? makeFormToken() },
    }
    return { page: consultationPage(told, visit), status: Object.keys(errors).length > 0 ? 422 : 200 }
  }

interface Sent {
  readonly slug: string
  readonly id: string
  readonly body: Body
}

function say(stage: Stage, exchange: Exchange, { slug, id, body }: Sent): Promise<Show> {
  const statementId = fieldOf(body, 'statement')
  return attempt(
    async () => {
      const { address, closesOn, isElsewhere } = await place(stage, exchange, { slug, id })
      // The number of who took part goes with its own address alone: elsewhere he would count twice.
      if (isElsewhere) throw new LedOn(`${address}#say`, 303)
      const brought = exchange.request.cookies[cookie]
      const said = { consultationId: id, token: brought, of: { statementId, stance: fieldOf(body, 'stance') } }
      const { token, isNew } = await stage.run(exchange, { effect: 'write' }, (ctx) => takeStance(ctx, said))
      if (isNew) keepToken(exchange, { token, path: address, until: closesOn })
      throw new LedOn(isNew ? `${address}?seen=1#say` : `${address}#say`, 303)
    },
    (fault) => showOne(exchange, id, { errors: errorsOf(fault, 'stance') }),
  )
}

function handIn(stage: Stage, exchange: Exchange, { slug, id, body }: Sent): Promise<Show> {
  const text = fieldOf(body, 'text')
  const { token, key } = formTokenOf(body, 'token')
  return attempt(
    async () => {
      const { address } = await place(stage, exchange, { slug, id })
      const idempotency = { key, input: { form: 'consultations.statement', id, text } }
      const work = (ctx: Ctx) => handInStatement(ctx, { consultationId: id, text })
      const { no } = await stage.run(exchange, { effect: 'write', idempotency }, work)
      throw new LedOn(`${address}?handed=${no}#say`, 303)
    },
    (fault) => showOne(exchange, id, { errors: errorsOf(fault, 'text'), values: { text }, token }),
  )
}

async function place(stage: Stage, exchange: Exchange, { slug, id }: { slug: string; id: string }) {
  const told = await stage.run(exchange, { effect: 'read' }, async (ctx) =>
    read(ctx, await stage.site(ctx, slug, exchange), id),
  )
  if (!told) throw new LedOn(consultationPaths.list(slug), 302)
  return { address: consultationPaths.one(told.slug, id), closesOn: told.closesOn, isElsewhere: told.slug !== slug }
}

const cookie = 'participation'

// Goes with no other page of the site, so that nothing else is ever told who comes.
function keepToken({ request, reply }: Exchange, of: { token: string; path: string; until: string }): void {
  const expires = new Date(`${of.until}T16:00:00Z`)
  const secure = request.protocol === 'https'
  reply.setCookie(cookie, of.token, { path: of.path, httpOnly: true, sameSite: 'lax', secure, expires })
}
