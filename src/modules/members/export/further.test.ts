import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { enterMember } from '../record/service.ts'
import { furtherKeys } from '../roster/codes.ts'
import type { ExportColumn } from './contract.ts'
import { needsApproval } from './rules.ts'
import { writeFile } from './run.ts'
import * as service from './service.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const db = testDatabase()
let actor: Actor
let branch: TreeOrg

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 40, seed: 41 })
  branch = tree.find((org) => org.type === 'BRANCH')!
  actor = actorIn(branch, { accountId: newId(), name: '张干事' })
  const enter = (name: string, sequence: string, more: boolean) =>
    act(db.app, actor, (ctx) =>
      enterMember(ctx, {
        orgId: branch.id,
        person: {
          ...{ name, idNumber: completeIdNumber(`52990119850620${sequence}`), mobile: '13900000001' },
          ...(more ? { nativePlace: '云南大理', maritalStatus: '20', workStartDate: '2005-08-01' } : {}),
        },
        facts: {
          ...{ category: 'FULL', joinDate: '2012-05-04' },
          ...(more ? { entryType: 'TRANSFER_IN', introducers: ['李四', '王五'], infirm: true } : {}),
          ...(more ? { abroadKind: 'STUDY', receivingBranch: branch.code } : {}),
        },
      }),
    )
  await enter('有的人', '101', true)
  await enter('无的人', '102', false)
})

const fields = ['nativePlace', 'maritalStatus', 'workStartDate', 'entryType', 'introducers', 'infirm'] as const

async function exported(columns: readonly ExportColumn[]): Promise<string[][]> {
  const { id } = await act(db.app, actor, (ctx) =>
    service.exportMembers(ctx, { orgId: actor.orgId!, filter: {}, columns: [...columns], reason: '核对党员信息' }),
  )
  await act(db.app, actor, (ctx) => writeFile(ctx, id))
  const { bytes } = await act(db.app, actor, (ctx) => service.fetchExport(ctx, { exportId: id }))
  const book = new Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from((row.values as unknown[]).slice(1), (value) => String(value ?? '')))
  })
  return rows.slice(2, -1)
}

describe('an export of further fields', () => {
  it('has them in words, as a roster takes them', async () => {
    const [head, ...rows] = await exported(['name', ...fields])
    expect(head).toEqual(['姓名', '籍贯', '婚姻状况', '参加工作日期', '进入支部类型', '入党介绍人', '年老体弱'])
    expect(rows).toEqual([
      ['无的人', '', '', '', '', '', '否'],
      ['有的人', '云南大理', '已婚', '2005-08-01', '组织关系转入', '李四、王五', '是'],
    ])
  })

  it('names who receives a floating member by name and code, and a stay abroad in words (decisions 278)', async () => {
    const rows = await exported(['name', 'receivingBranch', 'abroadKind'])
    expect(rows[0]).toEqual(['姓名', '流入地党组织', '出国（境）情形'])
    const { name, code } = branch
    expect(rows.slice(1)).toEqual([['无的人'], ['有的人', `${name}（${code}）`, '留学']])
  })

  it('has either half of a record alone', async () => {
    expect((await exported(['name', 'nativePlace'])).at(-1)).toEqual(['有的人', '云南大理'])
    expect((await exported(['name', 'introducers'])).at(-1)).toEqual(['有的人', '李四、王五'])
  })

  it('is allowed by somebody else where it tells of hardship, and of nothing else', () => {
    const sensitive = furtherKeys.filter((column) => needsApproval({ rows: 1, columns: [column] }))
    expect(sensitive).toEqual(['hardshipKind', 'hardshipSince', 'hardshipUntil'])
  })
})
