/** A range of the organisation tree: all paths p with `path <= p < pathEnd` in byte order. */
export interface Reach {
  readonly path: string
  readonly pathEnd: string
}

/** Who asks. One identity at a time: a person with several posts switches. */
export interface Actor {
  /** A `program` is another system that reads by a key; it holds no post. */
  readonly kind: 'account' | 'citizen' | 'system' | 'program'
  /** The account, or null for citizens and the system itself. */
  readonly accountId: string | null
  readonly identityId: string | null
  readonly personId: string | null
  /** What to call the actor in the audit and in timelines. */
  readonly name: string
  /** The role of the post; behind it the line where the post is limited to one, `ORGANISER/PUBLICITY`. */
  readonly role: string
  /** The organisation in whose name the actor acts. */
  readonly orgId: string | null
  readonly reach: Reach
  /** For whom the actor acts by delegation, in whose post; absent when he acts for himself (B01). */
  readonly onBehalfOf?: Behalf
}

/** For whom somebody acts by a delegation 代办, and who he is himself. */
export interface Behalf {
  readonly delegationId: string
  readonly accountId: string
  readonly personId: string | null
  readonly name: string
  readonly taker: { readonly personId: string | null; readonly name: string }
}

/** The line to which a post is limited, as its acting role says it behind the sign; empty for a whole post. */
export const lineOf = ({ role }: Pick<Actor, 'role'>): string => role.split('/')[1] ?? ''

/**
 * The role of an actor in what belongs to one line: that of his post, whole or limited to this line. A post of another line has none
 * that any policy knows, so that what does not ask by this function is closed to it (E02).
 */
export const roleIn = (actor: Pick<Actor, 'role'>, line: string): string =>
  lineOf(actor) === line ? (actor.role.split('/')[0] ?? '') : actor.role

/** Who acts with his own hands, whomever he acts for. */
export function handOf({ accountId, personId, name, onBehalfOf }: Actor) {
  return { accountId, ...(onBehalfOf?.taker ?? { personId, name }) }
}

/** The account whose affair it is: the giver's while another acts for him. */
export function principalOf({ accountId, onBehalfOf }: Actor): string | null {
  return onBehalfOf?.accountId ?? accountId
}

/** The accounts that have a hand in what the actor does: his own, and that of whom he acts for. Where two persons are wanted, neither is the second. */
export function partiesOf({ accountId, onBehalfOf }: Actor): readonly string[] {
  return [accountId, onBehalfOf?.accountId ?? null].filter((one) => one !== null)
}

/** Does the actor act for himself? What is done in person, as voting is, nobody does for another. */
export function isInPerson(actor: Actor): boolean {
  return actor.onBehalfOf === undefined
}

/** The reach of a subtree: '/1/a/' reaches '/1/a/' and everything below it. */
export function reachOf(path: string): Reach {
  if (!path.endsWith('/')) throw new Error(`not an organisation path: ${path}`)
  return { path, pathEnd: `${path.slice(0, -1)}0` }
}

/** Reaches nothing: what a citizen or a signed-out visitor has in tenant tables. */
export const nowhere: Reach = { path: '', pathEnd: '' }

/** Reaches the whole tree; only the system's own jobs and the root organisation. */
export const everywhere: Reach = { path: '/', pathEnd: '0' }

/** Is this path inside the reach? Byte order, as PostgreSQL's collation "C". */
export function reaches(reach: Reach, path: string): boolean {
  return path >= reach.path && path < reach.pathEnd
}

/** The visitor of a portal: inserts and reads what is public, nothing else. */
export const visitor: Actor = {
  kind: 'citizen',
  accountId: null,
  identityId: null,
  personId: null,
  name: '群众',
  role: 'CITIZEN',
  orgId: null,
  reach: nowhere,
}

/** The system acting by itself, named by the job that acts. */
export function systemActor(name: string): Actor {
  return { ...visitor, kind: 'system', name, role: 'SYSTEM', reach: everywhere }
}
