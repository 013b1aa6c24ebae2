// Makes a database as the product would: migrated, filled with the data set, accounts signed in; beside it the floor's copies.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { newId } from '#kernel/ids.ts'
import { migrate } from '#kernel/migrate.ts'
import { hashToken, sessionCookie } from '#modules/accounts/sessions.ts'
import { copyToFloor, type FilledOrg, fillMembers, fillOrgs, withoutTextIndexes } from './fill.ts'
import { type FilledArticle, fillArticles, fillCases } from './fill-public.ts'

/** Somebody who is signed in, and the organisation whose reach that gives. */
export interface Subject {
  readonly orgId: string
  readonly path: string
  readonly cookie: string
}

/** What the measurements are made with. */
export interface Prepared {
  /** Secretaries of branches, in no order. */
  readonly branches: readonly Subject[]
  /** Organisers on the levels above, 64 or more on each: 1 root, 2 city, 3 district, 4 street; the same organisations again and again. */
  readonly above: Readonly<Record<string, readonly Subject[]>>
  readonly members: number
  /** Two characters each with which a name begins, as people type them. */
  readonly names: readonly string[]
  readonly articles: readonly FilledArticle[]
}

const tree = ['organisations.org', 'people.person', 'members.member']
const [folder = '', ownerUrl = '', superuserUrl = ''] = process.argv.slice(2)
process.send?.(await prepare(), () => process.disconnect())

async function prepare(): Promise<Prepared> {
  await migrate(ownerUrl)
  // COPY is refused under row security, which binds even the owner.
  const owner = new pg.Client({ connectionString: superuserUrl })
  await owner.connect()
  try {
    const orgs = await fillOrgs(owner, folder)
    let members = 0
    await withoutTextIndexes(owner, 'members.member', async () => {
      members = await fillMembers(owner, folder, orgs)
    })
    const on = (level: number, most: number) => [...orgs.values()].filter((org) => org.level === level).slice(0, most)
    const branches = await signIn(owner, on(5, 200), 'SECRETARY')
    const above: Record<string, Subject[]> = {}
    // An account reads three at a time and waits for itself (decisions 190): on each level as many ask as there are connections.
    for (const level of [1, 2, 3, 4]) above[level] = await signIn(owner, repeated(on(level, 20), 64), 'ORGANISER')
    const articles = await fillArticles(owner, folder, orgs)
    await withoutTextIndexes(owner, 'cases.case', () => fillCases(owner, folder, orgs))
    await copyToFloor(owner, [...tree, 'publishing.article', 'publishing.article_version', 'cases.case', 'cases.event'])
    const { rows } = await owner.query<{ name: string }>(
      'select distinct left(name, 2) as name from members.member where length(name) > 1 order by 1 limit 200',
    )
    return { branches, above, members, names: rows.map((row) => row.name), articles }
  } finally {
    await owner.end()
  }
}

function repeated<T>(of: readonly T[], atLeast: number): T[] {
  return of.length === 0 ? [] : Array.from({ length: Math.ceil(atLeast / of.length) }, () => of).flat()
}

async function signIn(owner: pg.Client, orgs: readonly FilledOrg[], role: string): Promise<Subject[]> {
  const subjects: Subject[] = []
  for (const [at, org] of orgs.entries()) {
    const [account, identity, token] = [newId(), newId(), randomBytes(32).toString('base64url')]
    await owner.query(
      `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, '测量')`,
      [account, org.id, org.path, `bench-${org.code}-${at}`],
    )
    await owner.query(
      'insert into accounts.identity (id, account_id, org_id, org_path, role) values ($1, $2, $3, $4, $5)',
      [identity, account, org.id, org.path, role],
    )
    await owner.query(
      `insert into accounts.session (token_hash, account_id, identity_id, expires_at, seen_at)
       values ($1, $2, $3, now() + interval '1 day', now() + interval '6 hours')`,
      [hashToken(token), account, identity],
    )
    // The name under which a browser keeps it on this machine.
    subjects.push({ orgId: org.id, path: org.path, cookie: `__Host-${sessionCookie}=${token}` })
  }
  return subjects
}
