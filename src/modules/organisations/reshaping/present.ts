import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import { may } from '../policy.ts'
import type { Reshaping } from './contract.ts'
import { changedBy, orgsOf, type Plan } from './rules.ts'
import { namesOf, type StoredReshaping } from './store.ts'
import { words } from './words.ts'

/** Changes as they are shown, with what the reader may do about them. */
export async function present(ctx: Ctx, rows: readonly StoredReshaping[]): Promise<Reshaping[]> {
  const names = await namesOf(ctx.tx, ctx.actor.reach, [...new Set(rows.flatMap((row) => orgsOf(row.plan)))])
  const nameOf = (id: string) => names.get(id) ?? '—'
  return rows.map((row) => ({
    ...{ id: row.id, orgId: row.orgId, orgName: row.orgName, kind: row.kind, state: row.state },
    orgs: changedBy(row.plan).map((id) => ({ id, name: nameOf(id) })),
    ...{ effectiveOn: row.effectiveOn, basis: row.basis, summary: summaryOf(row.plan, nameOf) },
    ...{ plannedByName: row.plannedByName, plannedAt: row.plannedAt.toISOString() },
    ...{ approvedByName: row.approvedByName, endedAt: row.endedAt?.toISOString() ?? null },
    obstacles: row.obstacles.map(({ zh, en }) => ({ zh, en })),
    papers: row.papers.map(({ fileId, name }) => ({ fileId, name })),
    can: canOf(ctx, row),
  }))
}

const ended = 'organisations.reshaping-ended'

function canOf({ actor }: Ctx, row: StoredReshaping): Reshaping['can'] {
  const isOpen = ['ASKED', 'PLANNED', 'STOPPED'].includes(row.state)
  return {
    approveReshaping:
      row.state === 'ASKED' ? may.approveReshaping(actor, { path: row.orgPath, plannedBy: row.plannedBy }) : ended,
    revokeReshaping: isOpen ? may.revokeReshaping(actor, row.orgPath) : ended,
  }
}

function summaryOf(plan: Plan, nameOf: (id: string) => string): Sentence {
  switch (plan.kind) {
    case 'RENAME':
      return fill(words['organisations.summary-rename'], { name: plan.name })
    case 'MOVE':
      return fill(words['organisations.summary-move'], { name: nameOf(plan.parentId) })
    case 'MERGE': {
      const from = plan.orgIds.map(nameOf).join('、')
      if ('orgId' in plan.into)
        return fill(words['organisations.summary-merge'], { from, name: nameOf(plan.into.orgId) })
      return fill(words['organisations.summary-merge-new'], { from, name: plan.into.shortName })
    }
    case 'SPLIT': {
      const name = plan.parts.map((part) => part.shortName).join('、')
      return fill(words[plan.isEnding ? 'organisations.summary-split-ending' : 'organisations.summary-split'], { name })
    }
    case 'DISSOLVE':
      return words['organisations.summary-dissolve']
  }
}
