import { expect, it } from 'vitest'
import { build, sql } from './db.ts'
import { plainSql } from './plain-sql.ts'

const inner = (path: string) => sql`org_path >= ${path} ${sql.raw('-- note')}`

it.each([
  sql`select 1`,
  sql`select ${1}, ${null}, ${['a', 'b']}, ${new Date(0)}, ${Buffer.from('x')}`,
  sql`select id from t where a = ${'a'} and ${inner('/1/')} and ${inner('/2/')} and b = ${true}`,
  sql`update t set a = ${sql`b + ${1}`} where ${sql.join([sql`x = ${1}`, sql`y = ${2}`], sql` and `)}`,
])('a template of values and templates is written as Kysely writes it (%#)', (template) => {
  const { sql: text, parameters } = template.compile(build)
  expect(plainSql(template)).toEqual({ sql: text, parameters })
})

it.each([sql`select ${sql.ref('orgPath')}`, sql`select ${sql.lit(1)}`, sql`select * from ${sql.table('cases.case')}`])(
  'a template that holds a name is left to Kysely (%#)',
  (template) => expect(plainSql(template)).toBeUndefined(),
)
