import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { addMonths, toDay } from '#kernel/time.ts'
import { insertOrg, insertTerm, nextPlace, type Org, replaceLines, searchTextOf } from '#modules/organisations/index.ts'
import type { DemoOrganisation, WorkingLine } from './types.ts'

/** The loaded organisations by their key. */
export type LoadedOrgs = ReadonlyMap<string, Org>

/** The loaded organisation of a key. */
export function orgOf(orgs: LoadedOrgs, key: string): Org {
  const org = orgs.get(key)
  if (!org) throw new Error(`the demonstration names an organisation that it lacks: ${key}`)
  return org
}

/** Writes the tree, superiors first, with terms and lines. */
export async function loadOrganisations(ctx: Ctx, organisations: readonly DemoOrganisation[]): Promise<LoadedOrgs> {
  const loaded = new Map<string, Org>()
  for (const demo of organisations) {
    const parent = demo.parentKey === null ? null : (loaded.get(demo.parentKey) ?? null)
    loaded.set(demo.key, await loadOne(ctx, demo, parent))
  }
  record(ctx, 'organisations.demonstration-loaded', { details: { count: loaded.size } })
  return loaded
}

async function loadOne(ctx: Ctx, demo: DemoOrganisation, parent: Org | null): Promise<Org> {
  const place = await nextPlace(ctx.tx, parent)
  const type = parent ? demo.type : 'LOCAL_COMMITTEE'
  const facts = {
    type,
    level: demo.level,
    name: demo.name,
    shortName: demo.shortName,
    slug: demo.slug,
    divisionCode: demo.divisionCode,
    isVillage: demo.isVillage,
    foundedOn: demo.foundedOn,
  }
  const id = insertOrg(ctx.tx, { ...facts, parent, nameSearch: searchTextOf(demo) }, place)
  const org: Org = {
    ...facts,
    id,
    path: place.path,
    code: place.code,
    parentId: parent?.id ?? null,
    dissolvedOn: null,
    creditCode: null,
  }
  if (demo.term)
    insertTerm(ctx.tx, org, { ...demo.term, endsOn: addMonths(toDay(demo.term.electedOn), demo.term.years * 12) })
  replaceLines(
    ctx.tx,
    org,
    demo.lines.map((line) => lineCodes[line]),
  )
  return org
}

const lineCodes: Record<WorkingLine, string> = {
  organisation: 'ORGANISATION',
  discipline: 'DISCIPLINE',
  publicity: 'PUBLICITY',
  'united-front': 'UNITED_FRONT',
  secretariat: 'SECRETARIAT',
  'external-exchange': 'EXTERNAL_EXCHANGE',
}
