import { z } from 'zod'
import { type Answer, Can, DayText, endpoint, InstantText, Written } from '#kernel/contract.ts'

const ProjectId = z.object({ projectId: z.uuid() })
const State = z.enum(['RUNNING', 'DONE', 'STOPPED'])

/** How many public messages had one of the words, over whole months; null stands for some, fewer than ten. */
const Counted = z.object({ from: DayText, until: DayText, messages: z.number().int().nullable() })
export const Measured = z.object({ before: Counted, after: Counted.nullable() })
export type Measured = z.infer<typeof Measured>

const ProjectRow = z.object({
  id: z.uuid(),
  title: z.string(),
  orgName: z.string(),
  ownerName: z.string(),
  state: State,
  begunOn: DayText,
  dueOn: DayText,
  endedOn: DayText.nullable(),
  measured: Measured,
})
export type ProjectRow = z.infer<typeof ProjectRow>

export const listProjects = endpoint({
  method: 'GET',
  path: '/api/projects',
  summary: { zh: '每月一题：本单位和下级立的项目', en: 'The projects of one’s organisation and of those below' },
  answer: z.object({ rows: z.array(ProjectRow), can: Can }),
  errors: ['demands.not-a-project-keeper'],
})

export const getProject = endpoint({
  method: 'GET',
  path: '/api/projects/:projectId',
  summary: {
    zh: '一个项目：为什么立、谁牵头、办到哪一步、来信少了没有',
    en: 'One project with its steps and what was measured',
  },
  params: ProjectId,
  answer: ProjectRow.extend({
    matter: z.string(),
    words: z.array(z.string()),
    outcome: z.string().nullable(),
    steps: z.array(
      z.object({
        id: z.uuid(),
        at: InstantText,
        what: z.string(),
        byName: z.string(),
        takenBackReason: z.string().nullable(),
      }),
    ),
    can: Can,
  }),
  errors: ['demands.not-a-project-keeper', 'demands.project-missing'],
})
export type Project = Answer<typeof getProject>

export const createProject = endpoint({
  method: 'POST',
  path: '/api/projects',
  summary: {
    zh: '把一件群众反映多的事立为项目，向社会公开',
    en: 'Take a matter up as a project that everybody can follow',
  },
  body: z.strictObject({
    title: Written(4, 60),
    matter: Written(10, 600),
    /** Words by which messages about the matter are known; one of them is enough. */
    words: z.array(Written(2, 12)).min(1).max(10),
    ownerId: z.uuid(),
    dueOn: DayText,
  }),
  answer: z.object({ projectId: z.uuid() }),
  errors: ['demands.not-a-project-keeper', 'demands.owner-missing', 'demands.project-due-past'],
})

export const addProjectStep = endpoint({
  method: 'POST',
  path: '/api/projects/:projectId/steps',
  summary: { zh: '写一步进展，立即公开', en: 'Tell a step; everybody reads it at once' },
  params: ProjectId,
  body: z.strictObject({ what: Written(4, 600) }),
  answer: z.object({ stepId: z.uuid() }),
  errors: ['demands.not-a-project-keeper', 'demands.project-missing', 'demands.project-ended'],
})

export const takeBackProjectStep = endpoint({
  method: 'POST',
  path: '/api/projects/:projectId/take-back',
  summary: {
    zh: '撤下写错的一步，写明原因；页面上留下记录',
    en: 'Take a step back that was wrong, with the reason; its place stays',
  },
  params: ProjectId,
  body: z.strictObject({ stepId: z.uuid(), reason: Written(4, 200) }),
  answer: z.object({ stepId: z.uuid() }),
  errors: ['demands.not-a-project-keeper', 'demands.project-missing', 'demands.step-missing'],
})

export const endProject = endpoint({
  method: 'POST',
  path: '/api/projects/:projectId/end',
  summary: { zh: '办结或停办，向社会说明结果', en: 'Say that it is done or stopped, and what came of it' },
  params: ProjectId,
  body: z.strictObject({ state: z.enum(['DONE', 'STOPPED']), outcome: Written(10, 600) }),
  answer: z.object({ projectId: z.uuid() }),
  errors: [
    ...['demands.not-a-project-keeper', 'demands.project-missing'],
    ...['demands.project-ended', 'demands.project-without-steps'],
  ],
})

export const projectEndpoints = [
  listProjects,
  getProject,
  createProject,
  addProjectStep,
  takeBackProjectStep,
  endProject,
]
