import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { look, testDatabase } from '../../../tests/database.ts'
import { plantMembers } from '../../../tests/members.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import * as contract from './contract.ts'
import { listMembers } from './service.ts'

const db = testDatabase()
let branch: TreeOrg

// Two, four, eight and twelve strokes; by pinyin 曾 (zēng) and not 曾 (céng) is the last.
const names = ['王强', '曾强', '丁强', '单强']

beforeAll(async () => {
  branch = (await plantTree(db.owner, { orgs: 12, seed: 31 })).find(({ type }) => type === 'BRANCH') as TreeOrg
  const planted = await plantMembers(db.owner, [branch], { members: names.length, names })
  const hold = (name: string, post: string, valid: string) =>
    db.owner.query(
      `insert into people.post_holding (id, person_id, org_id, org_path, post, valid) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), planted.find((one) => one.name === name)?.personId, branch.id, branch.path, post, valid],
    )
  await hold('曾强', 'SECRETARY', '[2024-01-01,)')
  await hold('王强', 'ORGANIZATION_COMMISSIONER', '[2024-01-01,)')
  await hold('丁强', 'DEPUTY_SECRETARY', '[2020-01-01,2024-01-01)')
})

const listed = async (sort: string) => {
  const query = contract.MemberFilter.parse({ sort })
  const { rows } = await look(db.app, actorIn(branch), (ctx) => listMembers(ctx, query))
  return rows.map(({ name }) => name)
}

test.each([
  ['name', ['丁强', '单强', '王强', '曾强']],
  ['strokes', ['丁强', '王强', '单强', '曾强']],
  // Who holds a post today by its order, the others by pinyin; a post that ended is none.
  ['post', ['曾强', '王强', '丁强', '单强']],
])('a roster stands in the order of %s: %j (UX-CS7)', async (sort, wanted) => {
  expect(await listed(sort)).toEqual(wanted)
})

test.each([
  ['单雄信', 'shan'],
  ['仇和', 'qiu'],
  ['曾国', 'zeng'],
  ['解珍', 'xie'],
  ['区小明', 'ou'],
  ['朴树', 'piao'],
  ['查良', 'zha'],
  ['任平', 'ren'],
  ['华强', 'hua'],
  ['尉迟恭', 'yu'],
  ['万俟咏', 'mo'],
  ['长孙红', 'zhang'],
])('the surname of %s is read %s and not as the sign is read elsewhere (UX-CS7)', (name, wanted) => {
  expect(pinyinOfName(name).syllables[0]).toBe(wanted)
})
