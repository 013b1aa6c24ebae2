import type { Actor } from '#kernel/actor.ts'

type Answer =
  | true
  | 'demands.not-a-keeper'
  | 'demands.not-an-analyst'
  | 'demands.not-at-desk'
  | 'demands.not-a-project-keeper'
  | 'demands.project-not-own'

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
  listProjects: (actor: Actor): Answer => isAtWork(actor) || 'demands.not-a-project-keeper',
  createProject: (actor: Actor): Answer => isAtWork(actor) || 'demands.not-a-project-keeper',
  addProjectStep: (actor: Actor, project: OfOrg): Answer => projectKeeper(actor, project),
  takeBackProjectStep: (actor: Actor, project: OfOrg): Answer => projectKeeper(actor, project),
  endProject: (actor: Actor, project: OfOrg): Answer => projectKeeper(actor, project),
} as const

const keeper = (actor: Actor): Answer => isAtWork(actor) || 'demands.not-a-keeper'
const analyst = (actor: Actor): Answer => isAtWork(actor) || 'demands.not-an-analyst'

interface OfOrg {
  readonly orgId: string
}

/** Who took a matter up tells of it; those above read. */
const projectKeeper = (actor: Actor, { orgId }: OfOrg): Answer =>
  !isAtWork(actor) ? 'demands.not-a-project-keeper' : actor.orgId === orgId || 'demands.project-not-own'

const isAtWork = ({ role, orgId }: Actor) => ['DESK', 'ORGANISER'].includes(role) && orgId !== null

/** What a post may do at all, for menus. */
export const acts = {
  keepResponsibilities: may.saveResponsibility,
  seeTopics: may.listTopics,
  seeProjects: may.listProjects,
} as const
