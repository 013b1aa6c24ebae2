// The files of a new chapter, by path. They are a beginning that works: one guarded table, its list, who may see it.

/** `name` is the chapter, `thing` its first noun in kebab-case, `term` the Chinese word for it, `number` of the migration. */
export function filesOf({ name, thing, term, number }) {
  const camel = thing.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
  const Pascal = camel[0].toUpperCase() + camel.slice(1)
  const many = plural(Pascal)
  const of = { name, thing, term, table: thing.replaceAll('-', '_'), Pascal, list: `list${many}`, many: plural(thing) }
  return {
    [`src/modules/${name}/README.md`]: readme(of),
    [`src/modules/${name}/contract.ts`]: contract(of),
    [`src/modules/${name}/words.ts`]: words(of),
    [`src/modules/${name}/policy.ts`]: policy(of),
    [`src/modules/${name}/store.ts`]: store(of),
    [`src/modules/${name}/service.ts`]: service(of),
    [`src/modules/${name}/service.test.ts`]: serviceTest(of),
    [`src/modules/${name}/reach.test.ts`]: reachTest(of),
    [`src/modules/${name}/routes.ts`]: routes(of),
    [`src/modules/${name}/index.ts`]: "export { routes } from './routes.ts'\n",
    [`database/migrations/${number}-${name}-create-${thing}.sql`]: migration(of),
  }
}

const plural = (word) => (/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`)

const readme = ({ name, term, list }) => `# ${name}

What this chapter is about, in ten lines: its subject (${term}), its words, its clauses.

- **Who.** Organisers and secretaries, inside their reach.

Doors: \`index.ts\` (routes), \`contract.ts\` (${list}).
`

const contract = ({ name, term, Pascal, list, many }) => `import { z } from 'zod'
import { endpoint, Paging, pageOf } from '#kernel/contract.ts'

/** One row of the list. */
export const ${Pascal} = z.object({ id: z.uuid(), orgId: z.uuid(), title: z.string() })
export type ${Pascal} = z.infer<typeof ${Pascal}>

export const ${list} = endpoint({
  method: 'GET',
  path: '/api/${name}/${many}',
  summary: { zh: '管理范围内的${term}', en: 'The ${many.replaceAll('-', ' ')} in one’s reach' },
  query: Paging,
  answer: pageOf(${Pascal}),
  errors: ['${name}.not-for-this-role'],
})

export const endpoints = [${list}]
`

const words = ({ name, term }) => `/** Every sentence of the chapter, by key. */
export const words = {
  '${name}.not-for-this-role': {
    zh: '${term}由组织工作人员和书记查看，请联系他们。',
    en: 'This is for organisation officers and secretaries; please ask them.',
  },
} as const
`

const policy = ({ name, list }) => `import type { Actor } from '#kernel/actor.ts'

type Answer = true | '${name}.not-for-this-role'

/** Who may do what; where is decided by the reach. */
export const may = {
  ${list}: (actor: Actor): Answer =>
    actor.role === 'ORGANISER' || actor.role === 'SECRETARY' ? true : '${name}.not-for-this-role',
} as const
`

const store = ({ name, table, Pascal, list }) => `import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { ${Pascal} } from './contract.ts'

/** A page of what lies in reach, and how many there are. */
export async function ${list}(
  tx: Tx,
  reach: Reach,
  of: { page: number; size: number },
): Promise<{ rows: ${Pascal}[]; total: number }> {
  const [rows, [counted]] = await tx.all([
    sql<${Pascal}>\`select id, org_id, title from ${name}.${table}
      where \${within(reach)} order by org_path, title, id limit \${of.size} offset \${(of.page - 1) * of.size}\`,
    sql<{ total: number }>\`select count(*) as total from ${name}.${table} where \${within(reach)}\`,
  ])
  return { rows, total: counted?.total ?? 0 }
}
`

const service = ({ list }) => `import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { need } = refusals(words)

/** What lies in the reader's reach. */
export async function ${list}(
  ctx: Ctx,
  input: Input<typeof contract.${list}>,
): Promise<Answer<typeof contract.${list}>> {
  need(may.${list}(ctx.actor))
  return store.${list}(ctx.tx, ctx.actor.reach, input)
}
`

const serviceTest = ({ name, table, list }) => `import { describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { actorAt, look, testDatabase } from '../../../tests/database.ts'
import { ${list} } from './service.ts'

const database = testDatabase()

async function insertAt(path: string, title: string): Promise<void> {
  const orgId = newId()
  await database.owner.query(
    \`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on)
       values ($1, $2, $2, 'BRANCH', '某村党支部', '某村支部', '', '2000-01-01')\`,
    [orgId, path],
  )
  const values = [newId(), orgId, path, title]
  await database.owner.query('insert into ${name}.${table} (id, org_id, org_path, title) values ($1, $2, $3, $4)', values)
}

describe('the list', () => {
  test('holds what lies in the reader’s reach and nothing of a neighbour', async () => {
    await insertAt('/1/a/', '甲')
    await insertAt('/1/b/', '乙')
    const answer = await look(database.app, actorAt('/1/a/'), (ctx) => ${list}(ctx, { page: 1, size: 20 }))
    expect(answer).toMatchObject({ total: 1, rows: [{ title: '甲' }] })
  })

  test('is refused to a role that has no business with it', async () => {
    const asked = look(database.app, actorAt('/1/a/', { role: 'EDITOR' }), (ctx) => ${list}(ctx, { page: 1, size: 20 }))
    await expect(asked).rejects.toThrow('${name}.not-for-this-role')
  })
})
`

const reachTest = ({ name, table, list }) => `import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { testDatabase } from '../../../tests/database.ts'
import { type Kept, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { plantTree, type TreeOrg } from '../../../tests/trees.ts'
import * as service from './service.ts'

const db = testDatabase()
let tree: TreeOrg[]
let records: Kept[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60 })
  await db.owner.query(\`insert into ${name}.${table} (id, org_id, org_path, title)
    select gen_random_uuid(), id, path, name from organisations.org\`)
  const { rows } = await db.owner.query<{ id: string; orgId: string }>('select id, org_id as "orgId" from ${name}.${table}')
  records = rows.map(({ id, orgId }) => ({ id, org: tree.find((org) => org.id === orgId) as TreeOrg }))
})

// The model: one way for each use case; changes go by \`changes\`.
const ways: Record<string, Way<Kept>> = {
  finds: {
    roles: ['ORGANISER', 'SECRETARY'],
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const { rows } = await service.${list}(ctx, { page: 1, size: 100 })
        return rows.find(({ id }) => id === one.id)
      }),
  },
}

describe('who reaches which', () => {
  it('is the post’s own subtree in 2,000 random cases (T01)', async () => {
    expect(await tryReach({ tree, records, ways })).toBeGreaterThan(400)
  })

  it.skipIf(config.belt === 'rows-off')('is the same by the database alone', () =>
    rowsByTheDatabase(db, tree, ['${name}.${table}']),
  )
})
`

const routes = ({ list }) => `import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.${list}, service.${list})
}
`

const migration = ({ name, term, table }) => `-- What the chapter begins with, and why.
create schema ${name};
grant usage on schema ${name} to {{app}}, {{worker}}, {{search}};

create table ${name}.${table} (
  id uuid primary key,
  org_id uuid not null,
  org_path text collate "C" not null,
  title text not null,
  created_at timestamptz not null default now(),
  constraint ${table}_org foreign key (org_id, org_path) references organisations.org (id, path) on update cascade
);
comment on table ${name}.${table} is 'What one row of it is: ${term}.';
create index ${table}_by_org on ${name}.${table} (org_id, org_path);
create index ${table}_by_title on ${name}.${table} (org_path, title, id);
select app.guard('${name}.${table}');
`
