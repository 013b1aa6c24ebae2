import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayOf } from '#kernel/time.ts'
import { insertOrg, nextPlace, searchTextOf } from '#modules/organisations/index.ts'
import { invite } from './administration.ts'
import type { Role } from './contract.ts'
import { insertIdentity } from './identities/store.ts'
import * as store from './store.ts'

const rootName = { name: '本级党组织（请更名）', shortName: '本级（请更名）' }
const administrators: readonly { login: string; displayName: string; role: Role }[] = [
  { login: 'system', displayName: '系统管理员', role: 'SYSTEM_ADMIN' },
  { login: 'security', displayName: '安全管理员', role: 'SECURITY_ADMIN' },
  { login: 'audit', displayName: '审计管理员', role: 'AUDIT_ADMIN' },
]

/**
 * Prepares an empty installation: the root organisation and its three administrators, none with a password. Gives the
 * token of the system administrator's one-time link, or nothing when that link has been used (ASVS 6.3.2, UX-AD1).
 * Runs as the system, before the server listens.
 */
export async function prepareFirstUse(ctx: Ctx): Promise<string | undefined> {
  const known = await store.findFirstAdministrator(ctx.tx, administrators[0]?.login ?? '')
  if (known?.passwordHash) return undefined
  const accountId = known?.id ?? (await makeAdministrators(ctx))
  return invite(ctx, accountId)
}

async function makeAdministrators(ctx: Ctx): Promise<string> {
  const place = await nextPlace(ctx.tx, null)
  const today = dayOf(ctx.now)
  const orgId = insertOrg(
    ctx.tx,
    {
      ...rootName,
      parent: null,
      type: 'LOCAL_COMMITTEE',
      level: null,
      nameSearch: searchTextOf(rootName),
      slug: 'home',
      divisionCode: null,
      isVillage: false,
      foundedOn: today,
    },
    place,
  )
  const made: string[] = []
  for (const { login, displayName, role } of administrators) {
    const of = { orgId, orgPath: place.path }
    const accountId = await store.insertAccount(ctx.tx, { ...of, login, displayName })
    await insertIdentity(ctx.tx, { ...of, accountId, role, from: today, grantedBy: null })
    made.push(accountId)
  }
  record(ctx, 'accounts.first-use-prepared', { orgId })
  return made[0] ?? ''
}
