import { type Actor, isInPerson, lineOf, partiesOf, reaches, roleIn } from '#kernel/actor.ts'

type Answer = true | 'organisations.not-yours' | 'organisations.not-by-oneself' | 'organisations.in-person-only'

/** The tree is set by organisers, below the organisation they act for; nobody changes his own place or name (T02). */
export const may = {
  createOrg: (actor: Actor, parentPath: string): Answer => isOrganiserOver(actor, parentPath),
  renameOrg: (actor: Actor, path: string): Answer => isOrganiserAbove(actor, path),
  moveOrg: (actor: Actor, path: string, parentPath: string): Answer =>
    isOrganiserAbove(actor, path) === true && isOrganiserOver(actor, parentPath) === true
      ? true
      : 'organisations.not-yours',
  /** The root of a node is merged, split or dissolved by nobody in it; what a second person approves is asked for in one's own name (B01). */
  mergeOrgs: (actor: Actor, path: string): Answer => isOrganiserInPerson(actor, path),
  /** What it is merged into may be one's own: that only gains. */
  mergeInto: (actor: Actor, path: string): Answer => isOrganiserOver(actor, path),
  splitOrg: (actor: Actor, path: string): Answer => isOrganiserInPerson(actor, path),
  dissolveOrg: (actor: Actor, path: string): Answer => isOrganiserInPerson(actor, path),
  /** Two persons: nobody approves what he asked for (V2.3.5). */
  approveReshaping: (actor: Actor, of: { path: string; plannedBy: string | null }): Answer => {
    const answer = isOrganiserBetween(actor, of.path)
    if (answer !== true) return answer
    const parties = partiesOf(actor)
    const isOwn = of.plannedBy !== null && parties.includes(of.plannedBy)
    return parties.length > 0 && !isOwn ? true : 'organisations.not-by-oneself'
  },
  /** What a deciding body wrote is for those who keep the tree or lead in it, not for every member who sees the change. */
  openReshapingPaper: (actor: Actor, path: string): Answer =>
    ['ORGANISER', 'SECRETARY'].includes(actor.role) && reaches(actor.reach, path) ? true : 'organisations.not-yours',
  readConsequences: (actor: Actor, path: string): Answer => isOrganiserOver(actor, path),
  revokeReshaping: (actor: Actor, path: string): Answer => isOrganiserAbove(actor, path),
  recordTerm: (actor: Actor, path: string): Answer => isOfLineOver(actor, path),
  setLines: (actor: Actor, path: string): Answer => isOfLineOver(actor, path),
} as const

// What all lines hold goes along when the tree changes: that is for the whole post. Terms and lines are of the line of organisation 组织.
const isOfLineOver = (actor: Actor, path: string): Answer =>
  roleIn(actor, 'ORGANISATION') === 'ORGANISER' && reaches(actor.reach, path) ? true : 'organisations.not-yours'

const isOrganiserOver = (actor: Actor, path: string): Answer =>
  actor.role === 'ORGANISER' && reaches(actor.reach, path) ? true : 'organisations.not-yours'

// The root of a node has nobody above it, so its own organiser keeps it.
const isOrganiserAbove = (actor: Actor, path: string): Answer =>
  isOrganiserOver(actor, path) === true && (path !== actor.reach.path || isRoot(path))
    ? true
    : 'organisations.not-yours'

const isOrganiserBetween = (actor: Actor, path: string): Answer =>
  isOrganiserAbove(actor, path) === true && !isRoot(path) ? true : 'organisations.not-yours'

const isOrganiserInPerson = (actor: Actor, path: string): Answer => {
  const answer = isOrganiserBetween(actor, path)
  return answer === true && !isInPerson(actor) ? 'organisations.in-person-only' : answer
}

const isRoot = (path: string) => path.split('/').length === 3

/** What a post may do at all, for menus. */
export const acts = {
  readTree: (actor: Actor): true | 'organisations.not-yours' =>
    ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'ORGANISER', 'SECRETARY'].includes(roleIn(actor, lineOf(actor)))
      ? true
      : 'organisations.not-yours',
} as const
