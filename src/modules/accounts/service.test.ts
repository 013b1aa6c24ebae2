import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, visitor } from '#kernel/actor.ts'
import { type Caller, perform } from '#kernel/ctx.ts'
import { act, actorAt, testDatabase } from '../../../tests/database.ts'
import * as administration from './administration.ts'
import * as identities from './identities/service.ts'
import { hashPassword } from './passwords.ts'
import * as service from './service.ts'
import { Sessions } from './sessions.ts'

const db = testDatabase()
const orgs = {
  county: '00000000-0000-7000-8000-0000000000a1',
  town: '00000000-0000-7000-8000-0000000000a2',
  other: '00000000-0000-7000-8000-0000000000a3',
}
const day = '2026-11-23'
const now = new Date(`${day}T04:00:00Z`)
const password = '清晨的青石镇有薄雾吗'

/** A browser with its cookies. */
const browser = (address = '10.0.0.1') => {
  const cookies = new Map<string, string>()
  const caller: Caller = {
    address,
    userAgent: 'test',
    cookie: (name) => cookies.get(name),
    setCookie: (name, value) => (value === null ? cookies.delete(name) : cookies.set(name, value)),
  }
  return { caller, cookies }
}

const signIn = (of: { login: string; password?: string; caller?: Caller; at?: Date }) =>
  perform(
    {
      db: db.signIn,
      actor: visitor,
      effect: 'steps',
      requestId: 't',
      now: of.at ?? now,
      caller: of.caller ?? browser().caller,
    },
    (ctx) => service.signIn(ctx, { login: of.login, password: of.password ?? `${password}123` }),
  )

const inSession = async <T>(
  caller: Caller,
  work: (ctx: Parameters<typeof service.readSession>[0]) => Promise<T>,
  effect: 'read' | 'write' | 'steps' = 'write',
) => {
  const actor = await new Sessions(db.app).identify(caller, now)
  if (!actor) throw new Error('not signed in')
  return perform({ db: db.app, actor, effect, requestId: 't', now, caller }, work)
}

const admins: Record<'system' | 'security', Actor> = {
  system: actorAt('/1/', { role: 'SYSTEM_ADMIN', orgId: orgs.county }),
  security: actorAt('/1/', {
    role: 'SECURITY_ADMIN',
    orgId: orgs.county,
    accountId: '00000000-0000-7000-8000-00000000000b',
  }),
}
const newAccount = async (login: string, orgId = orgs.town) => {
  const made = await act(
    db.app,
    admins.system,
    (ctx) => administration.createAccount(ctx, { orgId, login, displayName: '王芳' }),
    now,
  )
  await db.owner.query('update accounts.account set password_hash = $1 where id = $2', [
    await hashPassword(`${password}123`),
    made.id,
  ])
  return made
}
const grant = (
  accountId: string,
  orgId: string,
  role: 'DESK' | 'SECRETARY' | 'AUDIT_ADMIN' | 'SYSTEM_ADMIN',
  actor = admins.security,
) => act(db.app, actor, (ctx) => identities.grantRole(ctx, { accountId, orgId, role }), now)

beforeAll(async () => {
  await db.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on) values
    ('${orgs.county}', '/1/', '001', 'LOCAL_COMMITTEE', '云岭县委', '云岭县委', '', '2020-01-01'),
    ('${orgs.town}', '/1/2/', '001.001', 'PARTY_COMMITTEE', '青石镇党委', '青石镇', '', '2020-01-01'),
    ('${orgs.other}', '/1/3/', '001.002', 'PARTY_COMMITTEE', '白水镇党委', '白水镇', '', '2020-01-01')`)
  // What somebody grants lasts no longer than his own post, so who grants here holds one.
  const { accountId, identityId } = admins.security
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, '/1/', 'security.one', '测试')`,
    [accountId, orgs.county],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, '/1/', 'SECURITY_ADMIN', '[2020-01-01,)')`,
    [identityId, accountId, orgs.county],
  )
})

describe('signing in', () => {
  it('gives a session that knows who acts, where and as what', async () => {
    const { id } = await newAccount('wang.fang')
    await grant(id, orgs.town, 'SECRETARY')
    const { caller } = browser()
    await signIn({ login: 'Wang.Fang', caller })
    const session = await inSession(caller, service.readSession, 'read')
    expect(session.identity).toMatchObject({ role: 'SECRETARY', orgName: '青石镇党委' })
    expect(session.isBranch).toBe(false)
    expect((await new Sessions(db.app).identify(caller, now))?.reach).toEqual({ path: '/1/2/', pathEnd: '/1/20' })
  })

  it('offers what concerns those below only where an organisation is below; a Party group is none (TO1)', async () => {
    const { caller } = browser()
    await signIn({ login: 'Wang.Fang', caller })
    const acts: service.GeneralActs = { look: (_, { hasBelow }) => hasBelow || 'nothing-below' }
    const may = async () => (await inSession(caller, (ctx) => service.readSession(ctx, acts), 'read')).can.look
    const plant = (type: string, code: string) =>
      db.owner.query(
        `insert into organisations.org (id, path, parent_id, code, type, name, short_name, name_search, founded_on)
         values (gen_random_uuid(), $1, $2, $3, $4, $3, $3, '', '2020-01-01')`,
        [`/1/2/${code}/`, orgs.town, code, type],
      )
    expect(await may()).toBe('nothing-below')
    await plant('PARTY_GROUP', 'group')
    expect(await may()).toBe('nothing-below')
    await plant('BRANCH', 'branch')
    expect(await may()).toBe(true)
  })

  it('answers wrong login, wrong password and disabled account alike', async () => {
    const { id } = await newAccount('li.na')
    await grant(id, orgs.town, 'DESK')
    const wrong = { code: 'accounts.wrong-login', kind: 'unauthenticated' }
    await expect(signIn({ login: 'nobody.here' })).rejects.toMatchObject(wrong)
    await expect(signIn({ login: 'li.na', password: 'wrong' })).rejects.toMatchObject(wrong)
    await act(
      db.app,
      admins.system,
      (ctx) => administration.disableAccount(ctx, { accountId: id, disabled: true }),
      now,
    )
    await expect(signIn({ login: 'li.na' })).rejects.toMatchObject(wrong)
  })

  it('stops after ten tries an hour, but not for the owner’s own browser (T13)', async () => {
    const { id } = await newAccount('zhao.lei')
    await grant(id, orgs.town, 'DESK')
    const own = browser('10.0.0.7')
    await signIn({ login: 'zhao.lei', caller: own.caller })
    for (let n = 0; n < 10; n++)
      await expect(
        signIn({ login: 'zhao.lei', password: `guess ${n}`, caller: browser(`10.0.1.${n}`).caller }),
      ).rejects.toMatchObject({ code: 'accounts.wrong-login' })
    const locked = signIn({ login: 'zhao.lei', caller: browser('10.0.2.1').caller })
    await expect(locked).rejects.toMatchObject({ code: 'kernel.too-many-tries', kind: 'busy' })
    expect(await signIn({ login: 'zhao.lei', caller: own.caller })).toEqual({ signedIn: true })
    expect(
      await signIn({ login: 'zhao.lei', caller: browser('10.0.2.1').caller, at: new Date(now.getTime() + 3_601_000) }),
    ).toEqual({ signedIn: true })
  })

  it('keeps a line of each failed try without the password or the login', async () => {
    const before = await db.owner.query(
      `select count(*)::int as n from audit.entry where act = 'accounts.sign-in-failed'`,
    )
    await expect(signIn({ login: 'ghost', caller: browser('10.9.9.9').caller })).rejects.toThrow()
    const after = await db.owner.query(`select * from audit.entry where act = 'accounts.sign-in-failed' order by id`)
    expect(after.rowCount).toBe(before.rows[0].n + 1)
    expect(JSON.stringify(after.rows.at(-1))).not.toContain('ghost')
  })
})

describe('a session', () => {
  const signedIn = async (login: string) => {
    const { id } = await newAccount(login)
    const first = await grant(id, orgs.town, 'DESK')
    const { caller, cookies } = browser()
    await signIn({ login, caller })
    return { id, caller, cookies, identityId: first.identityId }
  }

  it('ends for good when its owner signs out', async () => {
    const { caller, cookies } = await signedIn('sign.out')
    const token = cookies.get('lianxin')!
    await inSession(caller, service.signOut)
    expect(cookies.has('lianxin')).toBe(false)
    cookies.set('lianxin', token)
    expect(await new Sessions(db.app).identify(caller, now)).toBeUndefined()
  })

  it('ends after half an hour without use and after twelve hours in any case', async () => {
    const { caller } = await signedIn('idle.one')
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    expect(await new Sessions(db.app).identify(caller, at(31))).toBeUndefined()
    await db.owner.query(`update accounts.session set seen_at = now() + interval '13 hours'`)
    expect(await new Sessions(db.app).identify(caller, at(12 * 60 + 30))).toBeUndefined()
  })

  it('loses a post that was taken back with the next request (T05)', async () => {
    const { id, caller, identityId } = await signedIn('ex.secretary')
    expect(await new Sessions(db.app).identify(caller, now)).toBeDefined()
    await act(db.app, admins.security, (ctx) => identities.revokeRole(ctx, { accountId: id, identityId }), now)
    expect(await new Sessions(db.app).identify(caller, now)).toBeUndefined()
  })

  it('acts in one post at a time and switches only to one of its own', async () => {
    const { id, caller } = await signedIn('two.posts')
    const second = await grant(id, orgs.other, 'SECRETARY')
    const foreign = await signedIn('someone.else')
    await inSession(caller, (ctx) => service.switchIdentity(ctx, { identityId: second.identityId }))
    expect((await new Sessions(db.app).identify(caller, now))?.reach.path).toBe('/1/3/')
    const steal = inSession(caller, (ctx) => service.switchIdentity(ctx, { identityId: foreign.identityId }))
    await expect(steal).rejects.toMatchObject({ code: 'accounts.identity-not-yours' })
  })

  it('changes its own password wherever it acts, and ends the other sessions', async () => {
    const { caller } = await signedIn('new.password')
    const elsewhere = browser()
    await signIn({ login: 'new.password', caller: elsewhere.caller })
    const change = (oldPassword: string, newPassword: string) =>
      inSession(caller, (ctx) => service.changePassword(ctx, { oldPassword, newPassword }), 'steps')
    await expect(change('wrong', `${password}456`)).rejects.toMatchObject({
      code: 'accounts.wrong-password',
      fields: [{ path: 'oldPassword' }],
    })
    await expect(change(`${password}123`, 'short')).rejects.toMatchObject({ code: 'accounts.password-too-short' })
    await expect(change(`${password}123`, 'dangjian123456')).rejects.toMatchObject({
      code: 'accounts.password-too-common',
    })
    await change(`${password}123`, `${password}456`)
    expect(await new Sessions(db.app).identify(caller, now)).toBeDefined()
    expect(await new Sessions(db.app).identify(elsewhere.caller, now)).toBeUndefined()
  })
})

describe('administering accounts', () => {
  it('keeps the three administrators three people (等保 8.1.4.2)', async () => {
    const { id } = await newAccount('one.hat')
    await grant(id, orgs.county, 'AUDIT_ADMIN')
    await expect(grant(id, orgs.county, 'SYSTEM_ADMIN')).rejects.toMatchObject({ code: 'accounts.admins-apart' })
    await expect(grant(id, orgs.town, 'SYSTEM_ADMIN')).rejects.toMatchObject({ code: 'accounts.admins-apart' })
  })

  it('lets nobody grant to himself, outside his reach, or without the post (T02)', async () => {
    const { id } = await newAccount('climber')
    const town = actorAt('/1/2/', { role: 'SECURITY_ADMIN', orgId: orgs.town, accountId: id })
    await expect(grant(id, orgs.town, 'SECRETARY', town)).rejects.toMatchObject({ code: 'accounts.not-oneself' })
    const helper = { ...town, accountId: '00000000-0000-7000-8000-00000000000c' }
    await expect(grant(id, orgs.county, 'SECRETARY', helper)).rejects.toMatchObject({ code: 'organisations.not-found' })
    await expect(grant(id, orgs.town, 'SECRETARY', admins.system)).rejects.toMatchObject({
      code: 'accounts.for-security-admin',
    })
  })

  it('knows one’s own account in any spelling of its id (T02)', async () => {
    const { id } = await newAccount('shouting')
    const self = { ...admins.security, accountId: id }
    await expect(grant(id.toUpperCase(), orgs.town, 'SECRETARY', self)).rejects.toMatchObject({
      code: 'accounts.not-oneself',
    })
  })

  it('hands no administrator’s account, and none with a wider post, over by a link (T02)', async () => {
    const renew = (accountId: string, actor: Actor) =>
      act(db.app, actor, (ctx) => administration.renewInvitation(ctx, { accountId }), now)
    const admin = await newAccount('audit.one')
    await grant(admin.id, orgs.county, 'AUDIT_ADMIN')
    await expect(renew(admin.id, admins.system)).rejects.toMatchObject({ code: 'accounts.link-hands-over' })
    const wider = await newAccount('county.too')
    await grant(wider.id, orgs.county, 'DESK')
    const townAdmin = actorAt('/1/2/', { role: 'SYSTEM_ADMIN', orgId: orgs.town })
    await expect(renew(wider.id, townAdmin)).rejects.toMatchObject({ code: 'accounts.link-hands-over' })
    expect((await renew(wider.id, admins.system)).invitation).toHaveLength(43)
  })

  it('ends every session and every other link of an account whose password is set by a link', async () => {
    const { id } = await newAccount('was.stolen')
    await grant(id, orgs.town, 'DESK')
    const thief = browser()
    await signIn({ login: 'was.stolen', caller: thief.caller })
    const link = async () =>
      (await act(db.app, admins.system, (ctx) => administration.renewInvitation(ctx, { accountId: id }), now))
        .invitation
    const [one, other] = [await link(), await link()]
    const accept = (token: string) =>
      perform(
        { db: db.signIn, actor: visitor, effect: 'steps', requestId: 't', now, caller: browser('10.8.0.1').caller },
        (ctx) => service.acceptInvitation(ctx, { token, newPassword: `${password}789` }),
      )
    await accept(one)
    expect(await new Sessions(db.app).identify(thief.caller, now)).toBeUndefined()
    await expect(accept(other)).rejects.toMatchObject({ code: 'accounts.invitation-used' })
  })

  it('refuses a password made of one’s own account name', async () => {
    const { invitation } = await act(
      db.app,
      admins.system,
      (ctx) => administration.createAccount(ctx, { orgId: orgs.town, login: 'zhang.jianguo', displayName: '张建国' }),
      now,
    )
    const weak = perform(
      { db: db.signIn, actor: visitor, effect: 'steps', requestId: 't', now, caller: browser('10.8.0.2').caller },
      (ctx) => service.acceptInvitation(ctx, { token: invitation, newPassword: 'zhang.jianguo1' }),
    )
    await expect(weak).rejects.toMatchObject({ code: 'accounts.password-too-common' })
  })

  it('gives a link that sets a password once', async () => {
    const { invitation } = await act(
      db.app,
      admins.system,
      (ctx) => administration.createAccount(ctx, { orgId: orgs.town, login: 'fresh.one', displayName: '新人' }),
      now,
    )
    const accept = () =>
      perform(
        { db: db.signIn, actor: visitor, effect: 'steps', requestId: 't', now, caller: browser('10.8.0.3').caller },
        (ctx) => service.acceptInvitation(ctx, { token: invitation, newPassword: `${password}789` }),
      )
    await accept()
    await expect(accept()).rejects.toMatchObject({ code: 'accounts.invitation-used' })
    await expect(signIn({ login: 'fresh.one', password: `${password}789` })).rejects.toMatchObject({
      code: 'accounts.no-identity',
    })
  })

  it('lists accounts of the reach only', async () => {
    await newAccount('other.town', orgs.other)
    const list = (actor: Actor) =>
      act(
        db.app,
        actor,
        async (ctx) => {
          ctx.recorded = 1
          return administration.listAccounts(ctx, { page: 1, size: 100, q: undefined })
        },
        now,
      )
    const logins = (await list({ ...admins.system, reach: { path: '/1/2/', pathEnd: '/1/20' } })).rows.map(
      (row) => row.login,
    )
    expect(logins).toContain('wang.fang')
    expect(logins).not.toContain('other.town')
    await expect(list(actorAt('/1/', { role: 'ORGANISER' }))).rejects.toMatchObject({
      code: 'accounts.for-administrators',
    })
  })
})
