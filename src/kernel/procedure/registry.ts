import type { Ctx } from '../ctx.ts'
import type { Procedure } from './definition.ts'

/** Somebody who holds a post of an organisation now. */
export interface StaffMember {
  readonly accountId: string
  readonly name: string
  /** By which he signs in; it tells namesakes apart and goes no further. */
  readonly login: string
  readonly post: string
  readonly orgId: string
  readonly orgName: string
}

/** All procedures of the product, and who knows the staff; the apps put it together. */
export interface Registry {
  readonly procedures: readonly Procedure[]
  /** Who holds a post of this organisation now, as far as the actor reaches. */
  readonly listStaff: (ctx: Ctx, orgId: string) => Promise<StaffMember[]>
}

/** @throws Error for a stored name that no definition has: a procedure may be renamed only with a migration. */
export function procedureNamed({ procedures }: Registry, name: string): Procedure {
  const found = procedures.find((one) => one.name === name)
  if (!found) throw new Error(`no procedure is named ${name}`)
  return found
}

/** The accounts of those whom name and posts do not tell apart. */
export function namesakesOf(staff: readonly StaffMember[]): ReadonlySet<string> {
  const posts = Map.groupBy(staff, ({ accountId }) => accountId)
  const looks = (held: readonly StaffMember[]) =>
    JSON.stringify([held[0]?.name, ...held.map(({ post }) => post).toSorted()])
  const sameLook = Map.groupBy(posts, ([, held]) => looks(held))
  return new Set([...sameLook.values()].filter((same) => same.length > 1).flatMap((same) => same.map(([id]) => id)))
}
