import type { Actor } from '#kernel/actor.ts'

type Answer = true | 'auditing.not-an-auditor'

/** The audit is read by the third of the three administrators alone, who neither makes accounts nor grants posts (等保 8.1.4.3, T02). */
export const may = {
  searchAudit: (actor: Actor): Answer =>
    actor.role === 'AUDIT_ADMIN' && actor.orgId !== null ? true : 'auditing.not-an-auditor',
} as const

/** What a post may do at all, for menus. */
export const acts = { searchAudit: may.searchAudit } as const
