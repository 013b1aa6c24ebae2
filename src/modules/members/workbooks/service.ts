import { record } from '#kernel/audit.ts'
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { fileName } from '#kernel/file-name.ts'
import { makeWorkbook } from '#kernel/spreadsheet/making/make.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { dayOf } from '#kernel/time.ts'
import { getOrg, holdsRelations, readOrgType } from '#modules/organisations/index.ts'
import { findColumns, listPlaces, type Place } from '../mapping/store.ts'
import { may } from '../policy.ts'
import { openContent } from '../roster/content.ts'
import { plainName } from '../roster/row.ts'
import { getBatch, presentFault } from '../roster/service.ts'
import { listFaults, readContent } from '../roster/store.ts'
import { words as rosterWords } from '../roster/words.ts'
import { words as memberWords } from '../words.ts'
import type * as contract from './contract.ts'
import { rosterTemplate, templateColumns } from './template-columns.ts'

const { found, need } = refusals({ ...memberWords, ...rosterWords })

const stamp = (ctx: Ctx) => dayOf(ctx.now).replaceAll('-', '')

/** The template of a roster for an organisation: its own branches to choose from, and how to fill it in (UX §6.1). */
export async function downloadTemplate(
  ctx: Ctx,
  { orgId, columns }: Input<typeof contract.downloadTemplate>,
): Promise<MadeSheet> {
  const org = await getOrg(ctx, orgId)
  need(may(ctx.actor, 'importRoster', org.path))
  const places = await listPlaces(ctx.tx, ctx.actor.reach, org.path)
  const sheet = rosterTemplate(org.shortName, templateColumns(branchNames(places), groupNames(places), columns))
  const bytes = await makeWorkbook({ kind: 'TEMPLATE', sheet })
  return {
    name: fileName(`${org.shortName}党员名册模板${columns === 'ALL' ? '_全部项目' : ''}_${stamp(ctx)}.xlsx`),
    bytes,
  }
}

// A name that several have is told apart by the code behind it.
function branchNames(places: readonly Place[]): string[] {
  const branches = places.filter(({ type }) => {
    const kind = readOrgType(type)
    return kind.ok && holdsRelations(kind.value)
  })
  const counts = new Map<string, number>()
  for (const { name } of places) counts.set(plainName(name), (counts.get(plainName(name)) ?? 0) + 1)
  return branches.map(({ name, code }) => (counts.get(plainName(name)) === 1 ? name : `${name}（${code}）`))
}

// Each name once: the branch of the row says whose group it is.
const groupNames = (places: readonly Place[]) => [
  ...new Set(places.flatMap(({ type, shortName }) => (type === 'PARTY_GROUP' ? [shortName] : []))),
]

/** The uploaded file with a red column that says what is wrong, or its wrong rows alone (UX §6.3). */
export async function downloadMarked(ctx: Ctx, input: Input<typeof contract.downloadMarked>): Promise<MadeSheet> {
  need(may(ctx.actor, 'importRoster', ctx.actor.reach.path))
  const { actor, tx } = ctx
  const batch = await getBatch(ctx, input.batchId)
  const sealed = found(await readContent(tx, actor.reach, batch.id), 'members.roster-file-gone')
  const columns = await findColumns(tx, actor.reach, batch.id)
  const understood = found(columns?.understood ?? undefined, 'members.roster-file-gone')
  const faults = await listFaults(tx, actor.reach, { batchId: batch.id, limit: mostFaults, offset: 0 })
  const bytes = await makeWorkbook({
    kind: 'MARKED',
    file: {
      bytes: await openContent(batch.id, sealed),
      sheet: understood.sheet,
      headings: understood.columns.map(({ heading }) => heading),
      lastRow: understood.lastRow,
      faults: byRow(faults.rows.map(presentFault)),
      onlyWrong: input.rows === 'WRONG',
      heading: '错误说明',
    },
  })
  record(ctx, 'members.roster-marked', {
    ...{ subject: 'members.import_batch', subjectId: batch.id, orgId: batch.orgId },
    details: { rows: input.rows },
  })
  const name = batch.fileName.replace(/\.\w+$/, '')
  return { name: fileName(`${name}_${input.rows === 'WRONG' ? '有错的行' : '错误说明'}.xlsx`), bytes }
}

const mostFaults = 20_000

function byRow(faults: readonly { row: number; column: string; said: string }[]): Map<number, string> {
  const rows = new Map<number, string>()
  for (const { row, column, said } of faults) {
    const before = rows.get(row)
    rows.set(row, `${before === undefined ? '' : `${before}\n`}${column}：${said}`)
  }
  return rows
}
