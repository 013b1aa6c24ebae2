import type { Actor } from '#kernel/actor.ts'

interface Post {
  readonly id: string
  readonly accountId: string
  readonly role: string
  readonly path: string
  readonly until: string | null
}

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
  readonly path: string
  readonly role: string
  readonly until: string | null
  readonly identityId: string
  readonly delegationId: string
  readonly startsOn: string
  readonly endsOn: string
  readonly taker: { readonly id: string }
  readonly outcome: object
}

const lendable = ['ORGANISER', 'SECRETARY', 'EDITOR', 'DESK']
const isAdmin = (role: string) => role.endsWith('_ADMIN')
const isWithin = (path: string, above: string) => path.startsWith(above)

/** Who granted what to whom, kept without the product's own rules: the second opinion of `runGrants`. */
export class GrantLedger {
  today: string
  private readonly posts = new Map<string, Post>()
  private readonly lent = new Map<string, Lent>()
  private readonly homes = new Map<string, string>()
  private readonly disabled = new Set<string>()

  constructor(today: string) {
    this.today = today
  }

  plant(post: Omit<Post, 'until'>, home: string): void {
    this.posts.set(post.id, { ...post, until: null })
    this.homes.set(post.accountId, home)
  }

  /** The posts that count today. */
  live(): string[] {
    return [...this.posts.values()].filter((post) => this.counts(post)).map(({ id }) => id)
  }

  identitiesOf(accountId: string): string[] {
    return [...this.posts.values()].filter((post) => post.accountId === accountId).map(({ id }) => id)
  }

  /** The latest delegations, the newest first. */
  delegations(): string[] {
    return [...this.lent.keys()].toReversed().slice(0, 4)
  }

  takerOf(delegationId: string): string | undefined {
    return this.lent.get(delegationId)?.to
  }

  /** May a session be this actor: in a post of his own that was granted, or in one that was lent to him and still counts? */
  mayBe(actor: Actor): boolean {
    const post = this.posts.get(actor.identityId ?? '')
    if (!post || !this.counts(post) || actor.role !== post.role || actor.reach.path !== post.path) return false
    if (this.disabled.has(actor.accountId ?? '')) return false
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
    const isBelow = isWithin(this.homes.get(given.accountId) ?? '-', actor.reach.path)
    if (kind === 'grant') return isSecurity && !isOwn && isBelow && this.grant(actor, given)
    if (kind === 'revoke') return isSecurity && !isOwn && isBelow && this.posts.delete(given.identityId)
    if (kind === 'disable') return actor.role === 'SYSTEM_ADMIN' && !isOwn && isBelow && this.disable(given)
    if (kind === 'delegate')
      return actor.onBehalfOf === undefined && this.lend(actor.identityId, given.accountId, given)
    if (kind === 'handOver')
      return isSecurity && !isOwn && isBelow && this.lend(given.identityId, given.taker.id, given)
    if (kind === 'end') return this.end(actor, given, isSecurity)
    // To be somebody is judged by `mayBe`, at every step.
    return kind === 'actFor' || kind === 'switch'
  }

  private grant(actor: Actor, { accountId, role, path, until, outcome }: Given): boolean {
    const own = this.posts.get(actor.identityId ?? '')
    const isTooLong = own?.until != null && (until === null || until > own.until)
    const others = [...this.posts.values()].filter((post) => post.accountId === accountId && this.counts(post))
    const unites = isAdmin(role) && others.some((post) => isAdmin(post.role) && post.role !== role)
    const { identityId: id } = outcome as { identityId: string }
    this.posts.set(id, { id, accountId, role, path, until })
    return own !== undefined && isWithin(path, actor.reach.path) && !isTooLong && !unites
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

  private end({ accountId, reach }: Actor, { delegationId }: Given, isSecurity: boolean): boolean {
    const one = this.lent.get(delegationId)
    if (!one) return false
    this.lent.delete(delegationId)
    const isParty = accountId === one.from || accountId === one.to
    return isParty || (isSecurity && isWithin(this.posts.get(one.identityId)?.path ?? reach.path, reach.path))
  }

  private runs(one: Lent | undefined, taker: string | null): boolean {
    if (!one || one.to !== taker || this.disabled.has(one.from)) return false
    return one.startsOn <= this.today && this.today <= one.endsOn && !this.isAdministrator(one.to)
  }

  private isAdministrator(accountId: string): boolean {
    return [...this.posts.values()].some(
      (post) => post.accountId === accountId && isAdmin(post.role) && this.counts(post),
    )
  }

  private counts({ until }: Post): boolean {
    return until === null || until >= this.today
  }
}
