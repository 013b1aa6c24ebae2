import type pg from 'pg'
import { newId } from '#kernel/ids.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { nameText } from '#kernel/search.ts'
import { columnsOf } from '#modules/people/index.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { randomFrom, type TreeOrg } from './trees.ts'

/** A member as planted, with what was typed. */
export interface PlantedMember {
  readonly id: string
  readonly personId: string
  readonly org: TreeOrg
  readonly name: string
  readonly idNumber: string
  readonly mobile: string
  readonly birthDate: string
  readonly gender: '1' | '2'
  readonly category: 'FULL' | 'PROBATIONARY'
}

const surnames = [...'王李张刘陈杨黄赵吴周单曾仇', '欧阳', '尉迟']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国']

/** Fictitious members in these organisations, written through the owner as the product would write them. */
export async function plantMembers(
  owner: pg.Client,
  orgs: readonly TreeOrg[],
  of: { members: number; seed?: number; names?: readonly string[] },
): Promise<PlantedMember[]> {
  const random = randomFrom(of.seed ?? 2)
  const pick = <T>(from: readonly T[]) => from[random(from.length)] as T
  const planted = Array.from({ length: of.members }, (_, i): PlantedMember => {
    const gender = random(2) === 0 ? '1' : '2'
    const year = 1945 + random(46)
    const birthDate = `${year}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`
    const sequence = String((i % 500) * 2 + (gender === '1' ? 1 : 0)).padStart(3, '0')
    const area = `5299${String(1 + (Math.floor(i / 500) % 99)).padStart(2, '0')}`
    return {
      id: newId(),
      personId: newId(),
      org: pick(orgs),
      name: of.names?.[i] ?? pick(surnames) + pick(given) + (random(4) ? pick(given) : ''),
      idNumber: completeIdNumber(`${area}${birthDate.replaceAll('-', '')}${sequence}`),
      mobile: `139${String(random(100_000_000)).padStart(8, '0')}`,
      birthDate,
      gender,
      category: random(20) === 0 ? 'PROBATIONARY' : 'FULL',
    }
  })
  await write(owner, planted)
  return planted
}

async function write(owner: pg.Client, planted: readonly PlantedMember[]): Promise<void> {
  const people = planted.map((one) => ({
    id: one.personId,
    org_id: one.org.id,
    org_path: one.org.path,
    ...hexed(
      columnsOf(one.personId, {
        name: one.name,
        gender: one.gender,
        birthDate: one.birthDate,
        idNumber: one.idNumber,
        mobile: one.mobile,
        residence: `甲县乙镇丙村${one.name.length}组3号`,
        ethnicGroup: one.name.startsWith('欧') ? '03' : '01',
        education: one.gender === '1' ? '20' : '60',
      }),
    ),
  }))
  const members = planted.map((one) => ({
    id: one.id,
    person_id: one.personId,
    org_id: one.org.id,
    org_path: one.org.path,
    name: one.name,
    name_sort: pinyinOfName(one.name).sort,
    name_search: nameText(one.name).text,
    search: nameText(one.name).vector,
    category: one.category,
    join_date: one.category === 'FULL' ? '2010-06-01' : '2026-03-01',
    full_date: one.category === 'FULL' ? '2011-06-01' : null,
  }))
  await insertJson(owner, 'people.person', people)
  await insertJson(owner, 'members.member', members)
  await owner.query(`insert into members.posting (id, member_id, org_id, org_path, valid)
    select gen_random_uuid(), m.id, m.org_id, m.org_path, daterange('2015-01-01', null) from members.member m
    where not exists (select 1 from members.posting g where g.member_id = m.id)`)
}

async function insertJson(owner: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  for (let from = 0; from < rows.length; from += 1000)
    await owner.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows.slice(from, from + 1000))],
    )
}

const hexed = (columns: object) =>
  Object.fromEntries(
    Object.entries(columns).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  )
