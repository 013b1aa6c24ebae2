import { beforeAll, describe, expect, it } from 'vitest'
import { act, testDatabase } from '../../../tests/database.ts'
import { plantMembers } from '../../../tests/members.ts'
import { actorIn, plantTree } from '../../../tests/trees.ts'
import * as contract from './contract.ts'
import { editMember } from './record/service.ts'
import * as roster from './roster/contract.ts'

const db = testDatabase()

// What nobody may set through a body, however it is spelled (T04).
const forbidden = [
  'id',
  'memberId',
  'personId',
  'orgId',
  'orgPath',
  'org_path',
  'path',
  'status',
  'statusSince',
  'membershipStatus',
  'version',
  'rowDigest',
  'rowVersion',
  'row_digest',
  'importBatchId',
  'provenance',
  'search',
  'nameSort',
  'nameSearch',
  'createdAt',
  'updatedAt',
  'createdBy',
  'approvedBy',
  'approvedAt',
  'role',
  'isAdmin',
  'accountId',
  'actorName',
  'reach',
  'can',
  'idNumberHash',
  'idNumberSealed',
  'idNumberTail',
  'mobileMask',
  'residenceArea',
  'mobileSealed',
  'purpose',
  'batchId',
  'constructor',
  'prototype',
  '__proto__',
]

describe('forty keys that are no business of a caller', () => {
  const writes = [
    contract.editMember,
    contract.enterMember,
    contract.revealFields,
    roster.startImport,
    roster.revokeImport,
  ]
  const right = {
    [`${contract.editMember.path}PUT`]: { version: 1, reason: '核对', person: {}, facts: {} },
    [`${contract.enterMember.path}POST`]: { orgId: '00000000-0000-7000-8000-000000000001', person: {}, facts: {} },
    [`${contract.revealFields.path}POST`]: { fields: ['mobile'], reason: 'CONTACT' },
    [`${roster.startImport.path}POST`]: { mode: 'RIGHT_ROWS' },
    [`${roster.revokeImport.path}POST`]: { reason: '撤销' },
  }

  it('are refused in every changing body, at every depth', () => {
    expect(forbidden.length).toBeGreaterThanOrEqual(40)
    for (const endpoint of writes) {
      const body = right[endpoint.path + endpoint.method] as Record<string, unknown>
      expect(endpoint.body?.safeParse(body).success).toBe(true)
      for (const key of forbidden) {
        for (const at of [undefined, 'person', 'facts'].filter((part) => part === undefined || part in body)) {
          if (at === undefined && key in body) continue
          const put = JSON.parse(`{"${key}": "x"}`) as object
          const bad = at ? { ...body, [at]: withKey(put) } : mixed(body, key)
          expect(`${endpoint.path} ${key} ${endpoint.body?.safeParse(bad).success}`).toBe(
            `${endpoint.path} ${key} false`,
          )
        }
      }
    }
  })

  const withKey = (put: object) => put
  const mixed = (body: object, key: string) =>
    JSON.parse(JSON.stringify(body).replace(/^\{/, `{"${key}":"x",`)) as object

  describe('and past the contract', () => {
    let before: unknown
    let memberId: string
    const read = async () =>
      (await db.owner.query('select to_jsonb(m) as row from members.member m where id = $1', [memberId])).rows[0]

    beforeAll(async () => {
      const tree = await plantTree(db.owner, { orgs: 10 })
      const [one] = await plantMembers(db.owner, tree, { members: 1 })
      memberId = one!.id
      before = await read()
      const smuggled = Object.fromEntries(forbidden.filter((key) => key !== '__proto__').map((key) => [key, 'x']))
      const input = { memberId, version: 1, reason: '核对', person: smuggled, facts: smuggled } as never
      await act(db.app, actorIn(tree[0]!), (ctx) => editMember(ctx, input)).catch(() => undefined)
    })

    it('change nothing in the row', async () => {
      expect(await read()).toEqual(before)
      expect(({} as Record<string, unknown>).x).toBeUndefined()
    })
  })
})
