import type { FastifyInstance } from 'fastify'
import { listOpenAnswers, listOpenKnowledge, mostAnswers, openDataPages, readOpenData } from '#modules/cases/index.ts'
import {
  casePaths,
  openAnswersJson,
  openAnswersTable,
  openCasesJson,
  openCasesTable,
  openDataPage,
  openKnowledgeJson,
  openKnowledgeTable,
} from '#modules/cases/portal.ts'
import { guards } from './send.ts'
import type { Show, Stage } from './stage.ts'

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const
type Form = keyof typeof types
const forms = Object.keys(types) as Form[]

/** Open data: a page and files, for the whole installation on the first site's frame (D31). */
export function openDataRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get(casePaths.openData, (request, reply) =>
    stage.kept({ request, reply }, { slug: null, path: casePaths.openData, show: showOpenData }),
  )
  for (const form of forms) {
    scope.get(casePaths.openCases(form), (request, reply) =>
      stage.keptDocument(
        { request, reply },
        {
          slug: null,
          path: casePaths.openCases(form),
          make: async (ctx) => {
            const data = await readOpenData(ctx)
            const body = form === 'csv' ? openCasesTable(data.groups) : openCasesJson(data)
            return { body, type: types[form], keys: [openDataPages] }
          },
        },
      ),
    )
    // Kept nowhere, as the answers: what is taken back today is not in it today.
    scope.get(casePaths.openKnowledge(form), async (request, reply) => {
      const known = await stage.run({ request, reply }, { effect: 'read' }, listOpenKnowledge)
      const body = form === 'csv' ? openKnowledgeTable(known) : openKnowledgeJson(known)
      return reply
        .headers({ ...guards, 'cache-control': 'no-store' })
        .type(types[form])
        .send(body)
    })
    // Kept nowhere: what is hidden today is not in it today.
    scope.get<{ Params: { month: string } }>(casePaths.openAnswers(':month', form), async (request, reply) => {
      const { month } = request.params
      const answers = await stage.run({ request, reply }, { effect: 'read' }, (ctx) => listOpenAnswers(ctx, { month }))
      if (!answers) return stage.missing({ request, reply }, null)
      const body = form === 'csv' ? openAnswersTable(answers) : openAnswersJson(answers)
      return reply
        .headers({ ...guards, 'cache-control': 'no-store' })
        .type(types[form])
        .send(body)
    })
  }
}

const showOpenData: Show = async (ctx) => ({
  page: openDataPage({ ...(await readOpenData(ctx)), mostAnswers }),
  keys: [openDataPages],
})
