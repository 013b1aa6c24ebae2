import { reachOf } from '#kernel/actor.ts'
import { macOf, record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { sameBytes } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type Limit, takeTry } from '#kernel/limits.ts'
import { addDays, startOf, toDay } from '#kernel/time.ts'
import { findAccountId, isAccount } from '#modules/accounts/index.ts'
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
  const sought = input.record?.toLowerCase() ?? null
  // A person is followed by the id of his account as well as by his login: everything that signs him in is a record about it.
  const isOfAccount = sought !== null && (await isAccount(ctx, sought))
  const isAboutAccount = input.account !== undefined || isOfAccount
  const fault = faultOf({ purpose, from, until, isAboutAccount })
  if (fault) throw refuse('invalid', fault.code, { field: fault.field, slots: { days: fault.days ?? 0 } })
  await takeTry(ctx, isAboutAccount ? pagesOfAccounts : pages, actor.accountId ?? '')
  const org = input.orgId === undefined ? undefined : await getOrg(ctx, input.orgId)
  const account = input.account === undefined ? null : await accountNamed(ctx, input.account)
  const { size, before } = input
  const entries = await store.searchEntries(ctx.tx, {
    account,
    record: sought,
    kind: kind === undefined ? null : actKinds[kind],
    range: org ? reachOf(org.path) : actor.reach,
    from: startOf(from),
    before: earlier({ at: startOf(addDays(until, 1)), id: nil }, before && { at: new Date(before.at), id: before.id }),
    most: size + 1,
  })
  const about = { account: account ?? (isOfAccount ? sought : null), record: sought, org: org?.id ?? actor.orgId ?? '' }
  record(ctx, 'auditing.searched', {
    ...soughtIn(about),
    details: {
      purpose,
      kind: kind ?? null,
      from,
      to: until,
      about: about.record,
      account: about.account,
      org: about.org,
    },
  })
  const rows = entries.slice(0, size)
  const last = entries.length > size ? rows.at(-1) : undefined
  return { rows: rows.map(shown), next: last ? { at: last.at.toISOString(), id: last.id } : null }
}

const nil = '00000000-0000-0000-0000-000000000000'

// A place beyond the days that were asked about leads no further than those days.
const earlier = (end: store.Asked['before'], place: store.Asked['before'] | undefined) =>
  place && place.at < end.at ? place : end

// A search is an act of the post it was made in, whomever it was about: it is found by who stands above the searcher, by whom or what
// was searched, and never told to the one who was.
function soughtIn({ account, record: sought, org }: { account: string | null; record: string | null; org: string }) {
  if (account !== null) return { subject: 'accounts.account', subjectId: account }
  if (sought !== null) return { subject: 'auditing.record', subjectId: sought }
  return { subject: 'organisations.org', subjectId: org }
}

async function accountNamed(ctx: Ctx, written: string): Promise<string> {
  if (contract.anId.test(written)) return written.toLowerCase()
  return found(await findAccountId(ctx, written), 'auditing.account-not-found')
}

function shown(entry: StoredEntry): contract.FoundEntry {
  const { id, act, role, orgName, subject, sequence } = entry
  const isOfficer = entry.actorKind === 'system' || (entry.accountId !== null && role !== 'MEMBER')
  // The account of a member stands beside his name where he acts in an office: it would name him here.
  const isHimself = !isOfficer && entry.accountId !== null && entry.subjectId === entry.accountId
  return {
    ...{ id, act, role, orgName, subject, sequence },
    subjectId: isHimself ? null : entry.subjectId,
    at: entry.at.toISOString(),
    actorName: isOfficer ? entry.actorName : null,
    accountId: isOfficer ? entry.accountId : null,
    onBehalfOf: isOfficer ? behalfOf(entry) : null,
    sought: entry.act === 'auditing.searched' ? soughtOf(entry) : null,
    details: codesIn(act, entry.details),
    isGenuine: sameBytes(macOf(entry), entry.mac),
  }
}

const idIn = (details: StoredEntry['details'], name: string): string | null => {
  const value = details[name]
  return typeof value === 'string' && contract.anId.test(value) ? value : null
}

function behalfOf({ details, behalfName }: StoredEntry): contract.FoundEntry['onBehalfOf'] {
  const accountId = idIn(details, 'onBehalfOf')
  return accountId === null ? null : { accountId, name: behalfName }
}

function soughtOf({ details, soughtName, soughtOrg }: StoredEntry): contract.FoundEntry['sought'] {
  const accountId = idIn(details, 'account')
  const account = accountId === null ? null : { accountId, name: soughtName }
  return { account, record: idIn(details, 'about'), orgName: soughtOrg }
}
