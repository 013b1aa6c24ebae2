import { newId } from '#kernel/ids.ts'
import { addDays, toDay } from '#kernel/time.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { randomFrom, type TreeOrg } from './trees.ts'

/** A county made up: its organisations, its roster, and how many errors of each kind were planted. */
export interface MadeUpCounty {
  readonly tree: TreeOrg[]
  readonly roster: Buffer
  readonly planted: Readonly<Record<string, number>>
}

const headings =
  '姓名,性别,民族,公民身份号码,出生日期,学历,入党日期,转正日期,人员类别,手机,现居住地,所在党支部代码,所在党支部'
const surnames = [...'王李张刘陈杨黄赵吴周']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平']
const peoples = ['汉族', '汉族', '汉族', '苗族', '布依族', '侗族']
const schools = ['研究生教育', '大学本科', '大学专科', '中等职业教育', '普通高中教育', '初级中学教育', '小学教育']
const days = 14_600
// No file says how old everybody is; those of the measurements end here too.
const lastDay = '2026-06-01'

interface Row {
  number: string
  born: string
  joined: string
  branch: string
}

type Spoil = (row: Row, before: Row) => void
const kinds: Readonly<Record<string, Spoil>> = {
  checkDigit: (row) => {
    row.number = row.number.slice(0, 17) + (row.number.endsWith('5') ? '6' : '5')
  },
  impossibleDate: (row) => {
    row.born = `${row.born.slice(0, 4)}-02-30`
  },
  duplicateInFile: (row, before) => Object.assign(row, { number: before.number, born: before.born }),
  unknownBranch: (row) => {
    row.branch = `9${row.branch}`
  },
  joinedBefore18: (row) => {
    row.joined = addDays(toDay(row.born), 4000)
  },
}

/** Deals a county of five levels and a roster of so many rows over its branches; every hundredth row has an error, the kinds in turn. */
export function dealCounty(rows: number): MadeUpCounty {
  const random = randomFrom(5)
  const tree = dealTree()
  const branches = tree.filter(({ type }) => type === 'BRANCH')
  const planted = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 0]))
  const lines = [headings]
  let before: Row | undefined
  for (let at = 0; at < rows; at++) {
    const born = addDays(toDay('1955-01-01'), (at * 7919) % days)
    const order = String(100 + 2 * Math.floor(at / days) + random(2))
    const row: Row = {
      number: completeIdNumber(`5299${String(1 + (at % 20)).padStart(2, '0')}${born.replaceAll('-', '')}${order}`),
      born,
      joined: [addDays(born, 6600 + random(9000)), lastDay].toSorted()[0] ?? lastDay,
      branch: branches[random(branches.length)]?.code ?? '',
    }
    const [kind, spoil] = Object.entries(kinds)[Math.floor(at / 100) % 5] ?? []
    if (at % 100 === 99 && kind && spoil && before) {
      spoil(row, before)
      planted[kind] = (planted[kind] ?? 0) + 1
    }
    lines.push(lineOf(row, { at, random }))
    before = row
  }
  return { tree, roster: Buffer.from(lines.join('\n')), planted }
}

function lineOf({ number, born, joined, branch }: Row, of: { at: number; random: (below: number) => number }): string {
  const pick = (from: readonly string[]) => from[of.random(from.length)] ?? ''
  const full = addDays(toDay(joined), 365)
  const isFull = full <= lastDay
  return [
    pick(surnames) + pick(given) + pick(given),
    Number(number[16]) % 2 === 1 ? '男' : '女',
    ...[pick(peoples), number, born, pick(schools), joined],
    ...(isFull ? [full, '正式党员'] : ['', '预备党员']),
    `154${String(of.at).padStart(8, '0')}`,
    `${pick(given)}${pick(given)}${pick(given)}路${of.at}号`,
    ...[branch, '某支部'],
  ].join(',')
}

// 1 county, 4 committees, 12 under them, 24 general branches, 96 branches.
function dealTree(): TreeOrg[] {
  const tree: TreeOrg[] = []
  let above: (TreeOrg | undefined)[] = [undefined]
  for (const [level, each] of [1, 4, 3, 2, 4].entries()) {
    above = above.flatMap((parent) => Array.from({ length: each }, (_, at) => below(parent, level + 1, at + 1)))
    tree.push(...(above as TreeOrg[]))
  }
  return tree
}

function below(parent: TreeOrg | undefined, depth: number, at: number): TreeOrg {
  const code = `${parent?.code ?? ''}${String(at).padStart(3, '0')}`
  const type = depth === 5 ? 'BRANCH' : depth === 4 ? 'GENERAL_BRANCH' : 'PARTY_COMMITTEE'
  return {
    ...{ id: newId(), path: `${parent?.path ?? '/'}${at}/`, parentId: parent?.id ?? null },
    ...{ code, name: `第${code}党组织`, type, depth },
  }
}
