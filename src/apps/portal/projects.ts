import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { casePaths } from '#modules/cases/portal.ts'
import { consultationStates } from '#modules/consultations/codes.ts'
import { consultationPages, listShownOfProject } from '#modules/consultations/index.ts'
import { consultationPaths } from '#modules/consultations/portal.ts'
import { findShownProject, listShownProjects, projectPages } from '#modules/demands/index.ts'
import { projectPage, projectPaths, projectsPage } from '#modules/demands/portal.ts'
import { placesOf } from './knowledge.ts'
import type { Show, Stage } from './stage.ts'

/** 每月一题 of a site and of all sites above it, without a script (D27). */
export function projectRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<{ Params: { slug: string } }>('/o/:slug/projects/', (request, reply) => {
    const { slug } = request.params
    return stage.kept({ request, reply }, { slug, path: projectPaths.list(slug), show: showProjects })
  })
  scope.get<{ Params: { slug: string; id: string } }>('/o/:slug/projects/:id', (request, reply) => {
    const { slug, id } = request.params
    return stage.kept({ request, reply }, { slug, path: projectPaths.one(slug, id), show: showOne(id) })
  })
}

const showProjects: Show = async (ctx, site) => {
  const rows = await listShownProjects(ctx, { paths: placesOf(site.path) })
  return { page: projectsPage({ slug: site.slug, rows, write: casePaths.write(site.slug) }), keys: [projectPages] }
}

const showOne =
  (id: string): Show =>
  async (ctx, site) => {
    if (!z.uuid().safeParse(id).success) return undefined
    const one = await findShownProject(ctx, { id, paths: placesOf(site.path) })
    if (!one) return undefined
    const asked = (await listShownOfProject(ctx, id)).map(({ slug, ...line }) => ({
      ...line,
      href: consultationPaths.one(slug, line.id),
      stateName: consultationStates[line.state].zh,
    }))
    const page = projectPage({ slug: site.slug, write: casePaths.write(site.slug), ...one, asked })
    return { page, keys: [projectPages, consultationPages] }
  }
