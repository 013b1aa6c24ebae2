import { reachOf } from '#kernel/actor.ts'
import { macOf, record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { sameBytes } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type Limit, takeTry } from '#kernel/limits.ts'
import { addDays, startOf, toDay } from '#kernel/time.ts'
import { findAccountId } from '#modules/accounts/index.ts'
import { getOrg } from '#modules/organisations/index.ts'
import { actKinds } from './codes.ts'
import * as contract from './contract.ts'
import type { StoredEntry } from './entry.ts'
import { may } from './policy.ts'
import { codesIn, faultOf } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse } = refusals(words)

const pages: Limit = { name: 'auditing.searched', tries: 600, seconds: 3600 }
const pagesOfAccounts: Limit = { name: 'auditing.account-searched', tries: 60, seconds: 3600 }

/**
 * A page of the audit in one's reach, newest first, for a purpose; the search leaves an entry of its own (E03). No totals: a
 * count of what somebody did would be a judgement of him.
 */
export async function searchAudit(
  ctx: Ctx,
  input: Input<typeof contract.searchAudit>,
): Promise<Answer<typeof contract.searchAudit>> {
  const { actor } = ctx
  need(may.searchAudit(actor))
  const { purpose, kind } = input
  const [from, until] = [toDay(input.from), toDay(input.until)]
  const fault = faultOf({ purpose, from, until, isAboutAccount: input.account !== undefined })
  if (fault) throw refuse('invalid', fault.code, { field: fault.field, slots: { days: fault.days ?? 0 } })
  await takeTry(ctx, input.account === undefined ? pages : pagesOfAccounts, actor.accountId ?? '')
  const org = input.orgId === undefined ? undefined : await getOrg(ctx, input.orgId)
  const account = input.account === undefined ? null : await accountNamed(ctx, input.account)
  const { size, before } = input
  const entries = await store.searchEntries(ctx.tx, {
    account,
    record: input.record?.toLowerCase() ?? null,
    kind: kind === undefined ? null : actKinds[kind],
    range: org ? reachOf(org.path) : actor.reach,
    from: startOf(from),
    before: earlier({ at: startOf(addDays(until, 1)), id: nil }, before && { at: new Date(before.at), id: before.id }),
    most: size + 1,
  })
  record(ctx, 'auditing.searched', {
    subject: 'organisations.org',
    subjectId: org?.id ?? actor.orgId ?? '',
    orgId: org?.id ?? actor.orgId ?? '',
    details: { purpose, kind: kind ?? null, from, to: until, about: input.record ?? null, account },
  })
  const rows = entries.slice(0, size)
  const last = entries.length > size ? rows.at(-1) : undefined
  return { rows: rows.map(shown), next: last ? { at: last.at.toISOString(), id: last.id } : null }
}

const nil = '00000000-0000-0000-0000-000000000000'

// A place beyond the days that were asked about leads no further than those days.
const earlier = (end: store.Asked['before'], place: store.Asked['before'] | undefined) =>
  place && place.at < end.at ? place : end

async function accountNamed(ctx: Ctx, written: string): Promise<string> {
  if (contract.anId.test(written)) return written
  return found(await findAccountId(ctx, written), 'auditing.account-not-found')
}

function shown(entry: StoredEntry): contract.FoundEntry {
  const { id, act, role, orgName, subject, subjectId, sequence } = entry
  const isOfficer = entry.actorKind === 'system' || (entry.accountId !== null && role !== 'MEMBER')
  return {
    ...{ id, act, role, orgName, subject, subjectId, sequence },
    at: entry.at.toISOString(),
    actorName: isOfficer ? entry.actorName : null,
    accountId: isOfficer ? entry.accountId : null,
    details: codesIn(entry.details),
    isGenuine: sameBytes(macOf(entry), entry.mac),
  }
}
