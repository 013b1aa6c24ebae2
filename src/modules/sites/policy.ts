import { type Actor, reaches, roleIn } from '#kernel/actor.ts'

type Answer = true | 'sites.not-an-editor'

const keepers: ReadonlySet<string> = new Set(['ORGANISER', 'EDITOR'])
const writers: ReadonlySet<string> = new Set(['ORGANISER', 'EDITOR', 'SECRETARY'])

// Sites are kept by the line of publicity 宣传.
const line = 'PUBLICITY'

/** A site is opened and paused by organisers and editors of the organisation or of one above it, and set up by its secretary too. */
export const may = {
  openSite: (actor: Actor, path: string): Answer => has(keepers, actor, path),
  editSite: (actor: Actor, path: string): Answer => has(writers, actor, path),
  pauseSite: (actor: Actor, path: string): Answer => has(keepers, actor, path),
  resumeSite: (actor: Actor, path: string): Answer => has(keepers, actor, path),
  editColumns: (actor: Actor, path: string): Answer => has(writers, actor, path),
  /** Whoever writes does not decide alone that nobody else must read it. */
  setReview: (actor: Actor, path: string): true | 'sites.review-for-organisers' =>
    roleIn(actor, line) === 'ORGANISER' && reaches(actor.reach, path) ? true : 'sites.review-for-organisers',
} as const

const has = (roles: ReadonlySet<string>, actor: Actor, path: string): Answer =>
  roles.has(roleIn(actor, line)) && reaches(actor.reach, path) ? true : 'sites.not-an-editor'

/** What a post may do at all, for menus. */
export const acts = { editSite: (actor: Actor): Answer => may.editSite(actor, actor.reach.path) } as const
