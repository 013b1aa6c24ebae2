import type { Actor } from '#kernel/actor.ts'
import { type GrantTree, type OrgRow, type TreePlan, touchedBy } from './grants-tree.ts'

interface Post {
  readonly id: string
  readonly accountId: string
  readonly role: string
  /** To which line the post is limited; null for the whole of it. */
  readonly line: string | null
  readonly orgId: string
  readonly until: string | null
  /** Gone along to a successor, or ended with its organisation. */
  readonly isOver?: boolean
}

/** A post as the database has it. */
export type PostRow = Pick<Post, 'id' | 'accountId' | 'role' | 'line' | 'orgId' | 'until'>

interface Lent {
  readonly id: string
  readonly identityId: string
  readonly from: string
  readonly to: string
  readonly startsOn: string
  readonly endsOn: string
}

/** What a command was about, and what was answered. */
interface Given {
  readonly accountId: string
  readonly orgId: string
  readonly otherId: string
  readonly name: string
  readonly plan: TreePlan
  readonly reshapingId: string
  readonly role: string
  readonly line: string | null
  readonly until: string | null
  readonly identityId: string
  readonly delegationId: string
  readonly startsOn: string
  readonly endsOn: string
  readonly taker: { readonly id: string }
  readonly outcome: object
}

const lendable = ['ORGANISER', 'SECRETARY', 'EDITOR', 'DESK']
const limitable = ['ORGANISER', 'SECRETARY']
const isAdmin = (role: string) => role.endsWith('_ADMIN')
/** Under what somebody in this post acts; whoever may do less than the whole post acts under another name (decisions 337). */
const nameOf = ({ role, line }: Pick<Post, 'role' | 'line'>) => (line === null ? role : `${role}/${line}`)

/**
 * Who granted what to whom, and who put which organisation where, kept without the product's own rules: the second opinion of
 * `runGrants`. A post is right when an ancestor granted it where it stands, or when it was right in an organisation that two persons
 * above it let go up in another: then it goes along, for as long as it was granted, and nobody else’s does. What an administrator may
 * do goes along nowhere: those two persons are organisers, and no organiser grants it (decisions 285). A post that was limited to a line is
 * nowhere the whole one: not when it goes along, nor when it is lent, and it changes no tree (decisions 337).
 */
export class GrantLedger {
  today: string
  readonly tree: GrantTree
  private readonly posts = new Map<string, Post>()
  private readonly lent = new Map<string, Lent>()
  private readonly homes = new Map<string, string>()
  private readonly disabled = new Set<string>()
  private readonly asked = new Map<string, { plan: TreePlan; by: string | null; on: string }>()
  // Posts that went along; the database has given them an id that nobody was told.
  private along: Omit<Post, 'id'>[] = []

  constructor(today: string, tree: GrantTree) {
    this.today = today
    this.tree = tree
  }

  plant(post: Omit<Post, 'until' | 'line'>): void {
    this.posts.set(post.id, { ...post, line: null, until: null })
    this.homes.set(post.accountId, post.orgId)
  }

  /** The posts that count today. */
  live(): string[] {
    return this.counting().map(({ id }) => id)
  }

  /** Those of somebody that count today; where he has none, those he had. */
  identitiesOf(accountId: string): string[] {
    const own = [...this.posts.values()].filter((post) => post.accountId === accountId)
    const counting = own.filter((post) => this.counts(post))
    return (counting.length > 0 ? counting : own).map(({ id }) => id)
  }

  /** Accounts that may change the tree somewhere. */
  organisers(): string[] {
    return [...new Set(this.counting().flatMap((post) => (nameOf(post) === 'ORGANISER' ? [post.accountId] : [])))]
  }

  /** The latest delegations, the newest first. */
  delegations(): string[] {
    return [...this.lent.keys()].toReversed().slice(0, 4)
  }

  /** The changes of the tree that wait for a second person; one of an earlier day is not made any more. */
  waiting(): string[] {
    return [...this.asked].flatMap(([id, { on }]) => (on === this.today ? [id] : []))
  }

  /** Organisations where somebody holds a post: what becomes of them says more than what becomes of empty ones. */
  held(): string[] {
    return [...new Set(this.counting().map(({ orgId }) => orgId))]
  }

  askerOf(reshapingId: string): string | undefined {
    return this.asked.get(reshapingId)?.by ?? undefined
  }

  takerOf(delegationId: string): string | undefined {
    return this.lent.get(delegationId)?.to
  }

  /** May a session be this actor: in a post of his own that was granted, or in one that was lent to him and still counts? */
  mayBe(actor: Actor): boolean {
    const post = this.posts.get(actor.identityId ?? '')
    if (!post || !this.counts(post) || actor.role !== nameOf(post) || actor.orgId !== post.orgId) return false
    if (actor.reach.path !== this.tree.pathOf(post.orgId) || this.disabled.has(actor.accountId ?? '')) return false
    if (actor.onBehalfOf === undefined) return post.accountId === actor.accountId
    return (
      post.accountId === actor.onBehalfOf.accountId &&
      this.runs(this.lent.get(actor.onBehalfOf.delegationId), actor.accountId)
    )
  }

  /** Writes down what was done; false when this actor should not have been able to. */
  take(kind: string, actor: Actor, given: Given): boolean {
    const isSecurity = actor.role === 'SECURITY_ADMIN' && actor.onBehalfOf === undefined
    const isOwn = actor.accountId === given.accountId
    const isBelow = this.tree.isWithin(this.homes.get(given.accountId) ?? null, actor.orgId)
    if (kind === 'grant') return isSecurity && !isOwn && isBelow && this.grant(actor, given)
    if (kind === 'revoke') return isSecurity && !isOwn && isBelow && this.posts.delete(given.identityId)
    if (kind === 'disable') return actor.role === 'SYSTEM_ADMIN' && !isOwn && isBelow && this.disable(given)
    if (kind === 'delegate')
      return actor.onBehalfOf === undefined && this.lend(actor.identityId, given.accountId, given)
    if (kind === 'handOver')
      return isSecurity && !isOwn && isBelow && this.lend(given.identityId, given.taker.id, given)
    if (kind === 'end') return this.end(actor, given, isSecurity)
    if (kind === 'found' || kind === 'move') return this.reshape(kind, actor, given)
    if (kind === 'approve') return this.approve(actor, given)
    if (kind === 'merge' || kind === 'split' || kind === 'dissolve') return this.ask(actor, given)
    // To be somebody is judged by `mayBe`, at every step.
    return kind === 'actFor' || kind === 'switch'
  }

  /**
   * Takes in the tree as the database has it now, and gives what is wrong: an organisation that is not where it was put, a post that
   * nobody granted and that went along with nothing, one that should have gone along and did not.
   */
  follow(orgs: readonly OrgRow[], posts: readonly PostRow[]): string[] {
    const wrong = this.tree.differences(orgs)
    for (const row of posts) {
      const { id, accountId, orgId, until } = row
      const known = this.posts.get(id)
      const isSame = (one: Omit<Post, 'id'>) =>
        one.accountId === accountId && nameOf(one) === nameOf(row) && one.orgId === orgId
      const at = this.along.findIndex((one) => isSame(one) && one.until === until)
      if (known ? !isSame(known) : at < 0)
        wrong.push(`${accountId} is ${nameOf(row)} at ${orgId} until ${until}, which nobody granted`)
      else if (!known) this.posts.set(id, { id, ...this.along.splice(at, 1)[0]! })
    }
    const left = this.along.map((post) => `${post.accountId} lost ${nameOf(post)} at ${post.orgId}`)
    this.along = []
    return [...wrong, ...left]
  }

  /** Carries out what the last approval allowed; `orgs` are those of the database, where the new ones have their ids. */
  carryOut(reshapingId: string, orgs: readonly OrgRow[]): void {
    const plan = this.asked.get(reshapingId)?.plan
    this.asked.delete(reshapingId)
    if (!plan) throw new Error('nobody asked for this')
    if (plan.kind === 'dissolve') {
      this.dissolve(plan.id, null)
      return
    }
    const [first = ''] = touchedBy(plan)
    const name = plan.kind === 'split' ? plan.part.name : typeof plan.into === 'string' ? undefined : plan.into.name
    if (name !== undefined) this.tree.found(name, this.tree.parentOf(first))
    const heir = plan.kind === 'merge' && typeof plan.into === 'string' ? plan.into : this.tree.begin(name ?? '', orgs)
    if (plan.kind === 'split') {
      for (const id of plan.part.childIds) this.tree.move(id, heir)
      if (plan.isEnding) this.goAlong(plan.id, heir)
      return
    }
    for (const id of plan.ids) {
      for (const child of this.tree.childrenOf(id)) if (child !== heir) this.tree.move(child, heir)
      this.goAlong(id, heir)
    }
  }

  // Whoever has the post there already keeps his own, however long it lasts.
  private goAlong(from: string, to: string): void {
    const held = [...this.counting(), ...this.along]
    const going = this.counting().filter(({ orgId, role }) => orgId === from && !isAdmin(role))
    for (const { id: _, ...post } of going) {
      const isThere = held.some((one) => one.orgId === to && one.accountId === post.accountId && one.role === post.role)
      if (!isThere) this.along.push({ ...post, orgId: to })
    }
    for (const [accountId, orgId] of this.homes) if (orgId === from) this.homes.set(accountId, to)
    this.dissolve(from, to)
  }

  private dissolve(id: string, heir: string | null): void {
    for (const post of this.posts.values()) if (post.orgId === id) this.posts.set(post.id, { ...post, isOver: true })
    this.tree.end(id, heir)
  }

  private reshape(kind: 'found' | 'move', actor: Actor, { orgId, otherId, name }: Given): boolean {
    if (actor.role !== 'ORGANISER') return false
    if (kind === 'found') {
      this.tree.found(name, orgId)
      return this.tree.isWithin(orgId, actor.orgId)
    }
    // Nobody moves his own, and both places lie below who moves (T02).
    const isRight = this.tree.isBelow(orgId, actor.orgId) && this.tree.isWithin(otherId, actor.orgId)
    const isRing = this.tree.isWithin(otherId, orgId)
    if (!isRing) this.tree.move(orgId, otherId)
    return isRight && !isRing
  }

  private ask(actor: Actor, { plan, outcome }: Given): boolean {
    if (actor.role !== 'ORGANISER' || actor.onBehalfOf !== undefined) return false
    this.asked.set((outcome as { id: string }).id, { plan, by: actor.accountId, on: this.today })
    const into = plan.kind === 'merge' && typeof plan.into === 'string' ? [plan.into] : []
    return (
      touchedBy(plan).every((id) => this.tree.isBelow(id, actor.orgId)) &&
      into.every((id) => this.tree.isWithin(id, actor.orgId))
    )
  }

  // Two persons, both above what ends: neither he who asked nor for whom he acts.
  private approve(actor: Actor, { reshapingId }: Given): boolean {
    const one = this.asked.get(reshapingId)
    if (!one || actor.role !== 'ORGANISER') return false
    const isOwn = [actor.accountId, actor.onBehalfOf?.accountId].includes(one.by ?? '')
    return !isOwn && this.tree.isBelow(touchedBy(one.plan)[0] ?? '', actor.orgId)
  }

  private grant(actor: Actor, { accountId, role, line, orgId, until, outcome }: Given): boolean {
    const own = this.posts.get(actor.identityId ?? '')
    const isTooLong = own?.until != null && (until === null || until > own.until)
    const others = this.counting().filter((post) => post.accountId === accountId)
    const unites = isAdmin(role) && others.some((post) => isAdmin(post.role) && post.role !== role)
    const { identityId: id } = outcome as { identityId: string }
    this.posts.set(id, { id, accountId, role, line, orgId, until })
    const isOfLine = line === null || limitable.includes(role)
    return own !== undefined && this.tree.isWithin(orgId, actor.orgId) && !isTooLong && !unites && isOfLine
  }

  private disable({ accountId, outcome }: Given): boolean {
    if ((outcome as { disabled: boolean }).disabled) this.disabled.add(accountId)
    else this.disabled.delete(accountId)
    return true
  }

  private lend(identityId: string | null, to: string, { startsOn, endsOn, outcome }: Given): boolean {
    const post = this.posts.get(identityId ?? '')
    const { id } = outcome as { id: string }
    if (!post || !this.counts(post) || !lendable.includes(post.role) || post.accountId === to) return false
    if (post.until !== null && endsOn > post.until) return false
    this.lent.set(id, { id, identityId: post.id, from: post.accountId, to, startsOn, endsOn })
    return !this.isAdministrator(to)
  }

  private end({ accountId, orgId }: Actor, { delegationId }: Given, isSecurity: boolean): boolean {
    const one = this.lent.get(delegationId)
    if (!one) return false
    this.lent.delete(delegationId)
    const isParty = accountId === one.from || accountId === one.to
    return isParty || (isSecurity && this.tree.isWithin(this.posts.get(one.identityId)?.orgId ?? orgId, orgId))
  }

  private runs(one: Lent | undefined, taker: string | null): boolean {
    if (!one || one.to !== taker || this.disabled.has(one.from)) return false
    return one.startsOn <= this.today && this.today <= one.endsOn && !this.isAdministrator(one.to)
  }

  private isAdministrator(accountId: string): boolean {
    return this.counting().some((post) => post.accountId === accountId && isAdmin(post.role))
  }

  private counting(): Post[] {
    return [...this.posts.values()].filter((post) => this.counts(post))
  }

  private counts({ until, isOver = false }: Post): boolean {
    return !isOver && (until === null || until >= this.today)
  }
}
