import { type Actor, roleIn } from '#kernel/actor.ts'

type Answer =
  | true
  | 'demands.not-a-keeper'
  | 'demands.not-an-analyst'
  | 'demands.not-at-desk'
  | 'demands.not-a-project-keeper'
  | 'demands.not-a-leader'

// What citizens ask for is kept by the line of the secretariat 文秘.
const line = 'SECRETARIAT'

/**
 * Who keeps the responsibility list of an organisation and sees what is on citizens' minds there: those who handle or
 * dispatch, in their own organisation only.
 */
export const may = {
  listResponsibilities: (actor: Actor): Answer => keeper(actor),
  saveResponsibility: (actor: Actor): Answer => keeper(actor),
  removeResponsibility: (actor: Actor): Answer => keeper(actor),
  listTopics: (actor: Actor): Answer => analyst(actor),
  findTopics: (actor: Actor): Answer => analyst(actor),
  /** A topic of few messages is told to the desk that has them in its own list anyway, and to nobody else (D27). */
  seeSmallTopics: (actor: Actor): Answer => (actor.role === 'DESK' ? true : 'demands.not-at-desk'),
  /** What is found in answers is read by who leads, or looks how power is used: of organisations, never of people (D26). */
  readReplyChecks: (actor: Actor): Answer =>
    (['SECRETARY', 'ORGANISER', 'AUDIT_ADMIN'].includes(roleIn(actor, line)) && actor.orgId !== null) ||
    'demands.not-a-leader',
  listProjects: (actor: Actor): Answer => projectKeeper(actor),
  createProject: (actor: Actor): Answer => projectKeeper(actor),
  /** Of a project in reach: those above help to tell of it. */
  addProjectStep: (actor: Actor): Answer => projectKeeper(actor),
  takeBackProjectStep: (actor: Actor): Answer => projectKeeper(actor),
  endProject: (actor: Actor): Answer => projectKeeper(actor),
} as const

const keeper = (actor: Actor): Answer => isAtWork(actor) || 'demands.not-a-keeper'
const analyst = (actor: Actor): Answer => isAtWork(actor) || 'demands.not-an-analyst'

const projectKeeper = (actor: Actor): Answer => isAtWork(actor) || 'demands.not-a-project-keeper'

const isAtWork = (actor: Actor) => ['DESK', 'ORGANISER'].includes(roleIn(actor, line)) && actor.orgId !== null

/** What a post may do at all, for menus. */
export const acts = {
  keepResponsibilities: may.saveResponsibility,
  seeTopics: may.listTopics,
  readReplyChecks: may.readReplyChecks,
  seeProjects: may.listProjects,
} as const
