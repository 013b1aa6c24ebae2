import type { Actor } from '#kernel/actor.ts'

type Answer = true | 'auditing.not-an-auditor' | 'auditing.checked-at-the-top'

/** The audit is read by the third of the three administrators alone, who neither makes accounts nor grants posts (等保 8.1.4.3, T02). */
export const may = {
  searchAudit: (actor: Actor): Answer => auditor(actor),
  listChainChecks: (actor: Actor): Answer => auditorOfAll(actor),
  startChainCheck: (actor: Actor): Answer => auditorOfAll(actor),
  fetchCheckSheet: (actor: Actor): Answer => auditorOfAll(actor),
  compareCheckSheet: (actor: Actor): Answer => auditorOfAll(actor),
} as const

const auditor = (actor: Actor): Answer =>
  actor.role === 'AUDIT_ADMIN' && actor.orgId !== null ? true : 'auditing.not-an-auditor'

// There is one chain for the whole installation, and what is found in it concerns every organisation.
function auditorOfAll(actor: Actor): Answer {
  const answer = auditor(actor)
  if (answer !== true) return answer
  return /^\/[^/]+\/$/.test(actor.reach.path) ? true : 'auditing.checked-at-the-top'
}

/** What a post may do at all, for menus. */
export const acts = { searchAudit: may.searchAudit, startChainCheck: may.startChainCheck } as const
