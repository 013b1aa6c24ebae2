import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { countKnowledgeFields, findShownKnowledge, knowledgePages, listShownKnowledge } from '#modules/cases/index.ts'
import { casePaths, knowledgePage, oneKnowledgePage, takenBackPage } from '#modules/cases/portal.ts'
import { pathsAbove } from '#modules/organisations/index.ts'
import { PER_PAGE } from '#modules/publishing/portal.ts'
import type { Show, Stage } from './stage.ts'

interface OfKnowledge {
  Params: { slug: string; id: string }
  Querystring: Record<string, unknown>
}

/** 常见问答 of a site and of all sites above it, without a script (C09). */
export function knowledgeRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfKnowledge>('/o/:slug/questions/', (request, reply) => {
    const { slug } = request.params
    const asked = askedOf(request.query)
    const show = showKnowledgeList(asked)
    // What somebody searched for is nobody else's, and there is no end to what can be searched for.
    if (asked.query !== '') return stage.own({ request, reply }, { slug, path: request.url, show })
    const { field, page } = asked
    const path = casePaths.knowledge(slug, { ...(field ? { field } : {}), ...(page > 1 ? { page } : {}) })
    return stage.kept({ request, reply }, { slug, path, show })
  })
  scope.get<OfKnowledge>('/o/:slug/questions/:id', (request, reply) => {
    const { slug, id } = request.params
    return stage.kept({ request, reply }, { slug, path: casePaths.oneKnowledge(slug, id), show: showOne(id) })
  })
}

/** A site shows what holds for it: what its own office and those above have answered. */
export const placesOf = (path: string): string[] => [...pathsAbove(path), path]

interface Asked {
  readonly query: string
  readonly field: string | undefined
  readonly page: number
}

function askedOf(query: Record<string, unknown>): Asked {
  const text = (written: unknown, most: number) =>
    typeof written === 'string' ? written.toWellFormed().replaceAll('\0', '').trim().slice(0, most) : ''
  return {
    query: text(query.q, 100),
    field: text(query.field, 20) || undefined,
    page: Number(/^[1-9]\d{0,3}$/.exec(String(query.page ?? ''))?.[0] ?? 1),
  }
}

const showKnowledgeList =
  ({ query, field, page }: Asked): Show =>
  async (ctx, site) => {
    const paths = placesOf(site.path)
    const fields = await countKnowledgeFields(ctx, paths)
    // An address with a field that nobody uses would be one more page to keep.
    if (field !== undefined && !fields.some((one) => one.field === field)) return undefined
    const paging = { page, perPage: PER_PAGE }
    const { rows, total } = await listShownKnowledge(ctx, { paths, field, q: query, ...paging })
    if (page > 1 && rows.length === 0) return undefined
    const data = { slug: site.slug, rows, total, query, fields, field, ...paging }
    return { page: knowledgePage(data), keys: [knowledgePages], query }
  }

const showOne =
  (id: string): Show =>
  async (ctx, site) => {
    const one = z.uuid().safeParse(id).success
      ? await findShownKnowledge(ctx, { id, paths: placesOf(site.path) })
      : undefined
    if (!one) return undefined
    const { slug } = site
    const { question, answer, takenBackAt, takenBackReason, ...rest } = one
    if (question !== null && answer !== null)
      return { page: oneKnowledgePage({ slug, ...rest, question, answer }), keys: [knowledgePages] }
    const stone = { slug, id, orgName: rest.orgName, takenBackAt: takenBackAt ?? rest.shownAt }
    return { page: takenBackPage({ ...stone, reason: takenBackReason ?? '' }), keys: [knowledgePages] }
  }
