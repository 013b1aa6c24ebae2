import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { randomFrom } from '../../../tests/trees.ts'
import { nameParts } from './rules.ts'
import { searchTextOf } from './service.ts'

// More than are read whole, with names of few words, so that many are alike and many begin alike.
const wanted = 7000
const db = testDatabase()
const random = randomFrom(11)
const oneOf = (list: readonly string[]) => list[random(list.length)] as string

const signs = [...'青石坪清河白云柳松岭沟湾']
const place = () => (random(9) === 0 ? 'A区' : `${oneOf(signs)}${oneOf(signs)}`)

beforeAll(async () => {
  const rows = Array.from({ length: wanted }, (_, n) => {
    const name = `${place()}${oneOf(['', '村', '社区', '石桥'])}第${random(90)}${oneOf(['党支部', '村党支部', '党委'])}`
    const path = `/1/${random(3) === 0 ? '' : `${(n % 40).toString(36)}0/`}${n.toString(36)}/`
    return [
      path,
      n % 97 === 0 ? `shiqing.${n}` : `001.${String(n).padStart(5, '0')}`,
      name,
      searchTextOf({ name, shortName: name.slice(0, 8) }),
      n % 50 === 0,
    ]
  })
  await db.owner.query(
    `insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on, dissolved_on)
     select gen_random_uuid(), path, code, 'BRANCH', name, left(name, 8), search, '2000-01-01', case when gone then date '2020-01-01' end
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[]) as o (path, code, name, search, gone)`,
    [0, 1, 2, 3, 4].map((at) => rows.map((row) => row[at])),
  )
  await db.owner.query('analyze organisations.org')
})

/** What reading every name gives, which is what is done in a small range. */
const plain = `select o.id from organisations.org o
  where o.path >= $4 and o.path < $5 and o.dissolved_on is null and (o.name_search like all ($2) or starts_with(o.code, $1))
  order by o.short_name <> $1, not starts_with(o.short_name, $1), $3::text is not null and o.name_search !~ $3, length(o.path), o.path limit 20`

it.each([
  ...[
    '青石',
    '青石村',
    '石',
    '村党支部',
    '党',
    '清河社区第7',
    '石桥 7',
    '7',
    '第7',
    '青石第70党支部',
    'qsc',
    'qingshi',
    'qs',
    'q',
  ],
  ...[
    'qsd7',
    'shiqiao 12',
    '001.0001',
    '001.00012',
    '001',
    '白云 党委',
    'A区',
    'a区第3',
    '没有这个地方',
    '%',
    '\\',
    '_',
    '石_',
    '石清',
    '青石社区',
    '云云石桥第7',
    'qinghe',
    'shiqing',
    '白云 社区 12',
    '坪村党',
  ],
])('in a large tree “%s” finds what reading every name finds, in the same order', async (text) => {
  const { parts, wholeNumber } = nameParts(text)
  const patterns = parts.map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`)
  for (const [low, high] of [
    ['/', '0'],
    ['/1/', '/10'],
  ]) {
    const asked = [text, patterns, wholeNumber, low, high]
    const read = await db.owner.query(plain, asked)
    const found = await db.owner.query('select id from organisations.nearest_ids($1, $2, $3, $4, $5, 20) as id', asked)
    expect(found.rows).toEqual(read.rows)
  }
})

it('takes its pieces from runs of Chinese and of letters, never across', async () => {
  const { rows } = await db.owner.query(`select organisations.pieces_of('石桥a第17村 shiq 桥') as pieces`)
  expect(rows[0].pieces).toEqual(['hiq', 'shi', '石桥'])
})
