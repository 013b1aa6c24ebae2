import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { dayOf } from '#kernel/time.ts'
import * as placing from '../placing/store.ts'
import { searchTextOf } from '../service.ts'
import * as tree from '../store.ts'
import type { CellFault, ListedOrg } from './rules.ts'
import { sentences } from './sentences.ts'
import * as store from './store.ts'

const { found } = refusals(sentences)

/** Where a list is taken in: the organisation of this code, or the topmost. @throws missing `organisations.not-found` */
export async function findPlace(ctx: Ctx, code: string | undefined): Promise<tree.Org> {
  return found(await tree.findOrgByCode(ctx.tx, ctx.actor.reach, code), 'organisations.not-found')
}

/** The rows whose names stand below the place already; a list is taken in once. */
export async function faultsWithTree(ctx: Ctx, place: tree.Org, rows: readonly ListedOrg[]): Promise<CellFault[]> {
  const names = new Set(await tree.listNamesBelow(ctx.tx, ctx.actor.reach, place.id))
  return rows
    .filter((one) => one.parentKey === '' && names.has(one.name))
    .map(({ row }) => ({ row, column: '全称' as const, code: 'organisations.import-name-twice' as const }))
}

/** Takes a checked list in, all of it in one transaction; past days of founding are the import's to tell (decisions 32). */
export async function importOrgs(ctx: Ctx, place: tree.Org, rows: readonly ListedOrg[]): Promise<number> {
  store.takeTime(ctx.tx)
  placing.lockTree(ctx.tx, 'ALONE')
  const below = Map.groupBy(rows, (one) => one.parentKey)
  const taken = await store.takePlaces(ctx.tx, { org: place, steps: rows.length, children: below.get('')?.length ?? 0 })
  const count = await store.copyOrgs(ctx.tx, readyOrgs({ place, below, taken, today: dayOf(ctx.now) }))
  record(ctx, 'organisations.list-imported', {
    subject: 'organisations.org',
    subjectId: place.id,
    orgId: place.id,
    details: { count },
  })
  notifyPages(ctx, ['organisations'])
  return count
}

interface Ground {
  readonly place: tree.Org
  readonly below: ReadonlyMap<string, readonly ListedOrg[]>
  readonly taken: { readonly step: number; readonly number: number }
  readonly today: string
}

// Superiors first; codes count on below each (ADM-07), paths take the steps that were set aside.
function* readyOrgs({ place, below, taken, today }: Ground): Generator<store.ReadyOrg> {
  let { step } = taken
  const open: { key: string; id: string; path: string; code: string; last: number }[] = [
    { key: '', id: place.id, path: place.path, code: place.code, last: taken.number },
  ]
  for (let parent = open.pop(); parent; parent = open.pop()) {
    let number = parent.last
    for (const one of below.get(parent.key) ?? []) {
      number += 1
      const own = {
        id: newId(),
        path: `${parent.path}${step.toString(36)}/`,
        code: `${parent.code}.${String(number).padStart(3, '0')}`,
      }
      step += 1
      const children = below.get(one.key)?.length ?? 0
      if (children > 0) open.push({ key: one.key, ...own, last: 0 })
      const { type, name, shortName, isVillage, divisionCode, creditCode } = one
      const facts = { type, name, shortName, isVillage, divisionCode, creditCode, nameSearch: searchTextOf(one) }
      yield { ...own, ...facts, parentId: parent.id, position: number, foundedOn: one.foundedOn ?? today, children }
    }
  }
}
