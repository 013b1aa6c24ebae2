import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import type { Matter, Seat } from '#kernel/procedure/matter.ts'
import { type GivenPaper, takePapers } from '#kernel/procedure/papers.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { countOthers } from '#modules/accounts/index.ts'
import { findSuperior, getOrg, type Org } from '#modules/organisations/index.ts'
import type { ExportColumn } from './contract.ts'
import { exportApproval } from './procedure.ts'
import { words } from './words.ts'

const { found, refuseIf } = refusals(words)

/** What somebody else has to allow, and how many others. */
interface Asked {
  readonly id: string
  readonly org: Org
  readonly columns: ExportColumn[]
  readonly rows: number
  readonly reason: string
  readonly wanted: 1 | 2
  readonly papers: readonly GivenPaper[]
}

/** Lays an export before those who may allow it. @throws Refusal `members.export-nobody-decides` */
export async function askApproval(ctx: Ctx, of: Asked): Promise<Matter> {
  const { org, columns, rows, reason } = of
  const parties = await partiesFor(ctx, of)
  const own = await getOrg(ctx, ctx.actor.orgId ?? '')
  const id = newId()
  const papers = await takePapers(ctx, exportApproval.papers ?? [], { given: of.papers, takenBy: id })
  return startMatter(ctx, exportApproval, {
    ...{ id, papers },
    title: {
      zh: `导出${org.shortName}党员名册（${rows}人）`,
      en: `Export of the roster of ${org.shortName} (${rows})`,
    },
    ...{ subject: 'members.export', subjectId: of.id, orgName: own.shortName },
    parties,
    data: { reason, scope: org.name, rows, columns },
  })
}

const both = ['ORGANISER', 'SECRETARY'] as const

// The county decides, and whoever is above it what the county has too few others for; the silent county’s place is taken from above.
// Above the county of a county’s own installation there is nobody: there its organisers decide and their silence goes to its secretary.
async function partiesFor(ctx: Ctx, { org, wanted }: Asked): Promise<{ county: Seat[]; superior: Seat[] }> {
  const county = found(await findSuperior(ctx.tx, { path: org.path, level: 'COUNTY' }), 'members.export-nobody-decides')
  const above = found(
    await findSuperior(ctx.tx, { path: org.path, level: 'PREFECTURE' }),
    'members.export-nobody-decides',
  )
  const others = (at: Place, posts: readonly string[]) => countOthers(ctx, { orgId: at.id, posts })
  const isTop = county.id === above.id
  if (isTop && (await others(county, ['ORGANISER'])) >= wanted)
    return { county: seats(county, ['ORGANISER'], wanted), superior: seats(county, ['SECRETARY'], 1) }
  const here = Math.min(wanted, await others(county, both))
  const there = isTop ? 0 : Math.min(wanted - here, await others(above, both))
  refuseIf(here + there < wanted, 'conflict', 'members.export-nobody-decides', { slots: { wanted } })
  return { county: [...seats(county, both, here), ...seats(above, both, there)], superior: seats(above, both, 1) }
}

interface Place {
  readonly id: string
  readonly name: string
}

const seats = ({ id, name }: Place, posts: readonly string[], count: number): Seat[] =>
  Array.from({ length: count }, () => ({ orgId: id, orgName: name, posts, accountId: null, name: null }))
