import { record } from '#kernel/audit.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { makeWorkbook } from '#kernel/spreadsheet/making/make.ts'
import type { ListSheet } from '#kernel/spreadsheet/making/order.ts'
import { dayOf, formatMinute } from '#kernel/time.ts'
import { openPerson, type PersonDetails, selectPeople } from '#modules/people/index.ts'
import type { ListedMember } from '../listing/store.ts'
import { may } from '../policy.ts'
import { furtherKeys } from '../roster/codes.ts'
import { keepersOf } from '../roster/further.ts'
import { readMatching } from '../service.ts'
import { type MemberRecord, selectMembers } from '../store.ts'
import { words as memberWords } from '../words.ts'
import { exportColumns } from './columns.ts'
import type { ExportColumn } from './contract.ts'
import { newFilePassword } from './password.ts'
import { approvalsFor, needsApproval } from './rules.ts'
import * as store from './store.ts'
import { columnNames, words } from './words.ts'

const { found, need, refuseIf } = refusals({ ...memberWords, ...words })

/** The context under which the file of an export is sealed. */
export const contentContext = (exportId: string) => `members.export.content/${exportId}`
/** The same for what opens it. */
export const passwordContext = (exportId: string) => `members.export.password/${exportId}`

const sealedColumns: readonly ExportColumn[] = ['idNumber', 'mobile', 'residence']
const atOnce = 1000

/**
 * Writes the file of an allowed export; what somebody had to allow opens with a password. One audit entry stands for it, with the digest over the digests of its rows; each
 * row's stands with the export, and so do the members whose records it holds (decisions 14, 16).
 * @throws Refusal when there are more members now than were allowed
 */
export async function writeFile(
  ctx: Ctx,
  exportId: string,
  progress: (rows: number) => Promise<void> = async () => {},
): Promise<{ rows: number }> {
  const { accountId, reach } = ctx.actor
  const one = found(await store.findExport(ctx.tx, reach, { exportId, accountId }), 'members.export-not-found')
  need(may(ctx.actor, 'exportMembers', one.orgPath))
  refuseIf(one.state !== 'ALLOWED' || one.expiresAt <= ctx.now, 'conflict', 'members.export-not-allowed')
  const digests: Buffer[] = []
  const memberIds: string[] = []
  const password = one.matterId === null ? null : newFilePassword()
  const bytes = await makeWorkbook(
    { kind: 'LIST', sheet: sheetOf(ctx, one), password },
    piecesOf(ctx, one, async (members, piece) => {
      for (const { id } of members) memberIds.push(id)
      for (const cells of piece) digests.push(digestOf(cells))
      await progress(digests.length)
    }),
  )
  const rows = digests.length
  refuseGrown(one, rows)
  const rowDigests = Buffer.concat(digests)
  const contentSealed = crypto().seal(contentContext(exportId), bytes)
  const passwordSealed = password === null ? null : crypto().seal(passwordContext(exportId), password)
  store.keepContent(ctx.tx, reach, { exportId, contentSealed, passwordSealed, rowDigests, rows, at: ctx.now })
  store.keepMembers(ctx.tx, { exportId, orgId: one.orgId, orgPath: one.orgPath, memberIds })
  record(ctx, 'members.exported', {
    ...{ subject: 'members.export', subjectId: exportId, orgId: one.orgId },
    details: {
      number: one.number,
      rows,
      columns: one.columns,
      digest: crypto().hash('members.export', rowDigests).toString('hex'),
    },
  })
  return { rows }
}

// What was allowed was a number of members; one more page of them is another export.
function refuseGrown(one: store.ExportRow, rows: number): void {
  const isMore = rows > one.rowsAsked * 1.1 || approvalsFor(rows) > approvalsFor(one.rowsAsked)
  const isGrown = one.matterId ? isMore : needsApproval({ rows, columns: one.columns })
  refuseIf(isGrown, 'conflict', 'members.export-grew', { slots: { asked: one.rowsAsked, rows } })
}

const digestOf = (cells: readonly string[]) =>
  crypto().hash('members.export.row', JSON.stringify(cells)).subarray(0, 16)

// Who took it out stands above the list, below it, and at the foot of each printed page; which export it is also where nobody
// looks, for the day when those lines were deleted.
function sheetOf(ctx: Ctx, one: store.ExportRow): ListSheet {
  const { zh: watermark } = fill(words.watermark, {
    ...{ name: one.actorName, org: one.orgName, number: one.number },
    at: formatMinute(ctx.now, 'zh'),
  })
  return {
    ...{ sheet: '名册', title: `${one.orgName}${words.title.zh}`, note: watermark, watermark, mark: one.id },
    columns: one.columns.map((column) => ({ title: columnNames[column].zh, width: exportColumns[column].width })),
  }
}

async function* piecesOf(
  ctx: Ctx,
  one: store.ExportRow,
  taken: (members: readonly ListedMember[], piece: readonly string[][]) => Promise<void>,
): AsyncGenerator<string[][]> {
  const today = dayOf(ctx.now)
  for (let page = 1; ; page++) {
    const members = await readMatching(ctx, { ...one.filter, orgId: one.orgId }, { page, size: atOnce })
    const { people, records } = await recordsOf(ctx, one.columns, members)
    const piece = members.map((member) => {
      const of = { member, person: people.get(member.personId), record: records.get(member.id), today }
      return one.columns.map((column) => String(exportColumns[column].cell(of) ?? ''))
    })
    await taken(members, piece)
    yield piece
    if (members.length < atOnce) return
  }
}

// The whole records, only where a column asks for what a list does not have; what is sealed is opened only when it is asked for itself.
async function recordsOf(ctx: Ctx, columns: readonly ExportColumn[], members: readonly ListedMember[]) {
  const isSealed = columns.some((column) => sealedColumns.includes(column))
  const { person, member } = keepersOf(furtherKeys.filter((key) => columns.includes(key)))
  const none = { people: new Map<string, PersonDetails>(), records: new Map<string, MemberRecord>() }
  if (!isSealed && person.length + member.length === 0) return none
  const [people, records] = await ctx.tx.all([
    selectPeople(ctx.actor.reach, isSealed || person.length > 0 ? members.map(({ personId }) => personId) : []),
    selectMembers(ctx.actor.reach, member.length > 0 ? members.map(({ id }) => id) : []),
  ])
  const shut = { idNumber: null, mobile: null, residence: null }
  return {
    people: new Map(people.map((row) => [row.id, isSealed ? openPerson(row) : { ...row, ...shut }])),
    records: new Map(records.map((row) => [row.id, row])),
  }
}
