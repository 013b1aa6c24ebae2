import { addDays, addMonths } from './dates.ts'
import { type BranchPlan, COUNTY_BODIES, type CommitteePlan } from './departments.ts'
import { COUNTY, type Township, townships, type Village } from './places.ts'
import { apportion } from './quota.ts'
import { at, createRandom, type Random } from './random.ts'
import type { DemoOrganisation, Place, Seat, SeatKind, WorkingLine } from './types.ts'

const ALL_LINES: WorkingLine[] = [
  'organisation',
  'discipline',
  'publicity',
  'united-front',
  'secretariat',
  'external-exchange',
]

/** Villages whose body is a base committee with several branches, and those with a general branch (communities aside). */
const COMMITTEE_VILLAGES = new Set(['dongqiao-qiaotou', 'xiping-chezhan', 'qingshi-qingshi', 'hefeng-hefeng'])
const GENERAL_BRANCH_VILLAGES = new Set(['qingshi-shuijing', 'fengxi-zhuyuan', 'hefeng-daoxiang', 'liutang-heye'])
/** Street communities that stay a single branch. */
const SINGLE_COMMUNITIES = new Set(['dongqiao-liuyin', 'dongqiao-yanjingxiang', 'xiping-nanyuan', 'xiping-guixiang'])

/** Bodies off the thresholds of ORG-16 on purpose: what the county must adjust, dissolve or divide. */
export const OFF_THRESHOLD: ReadonlyMap<string, number> = new Map([
  ['wuping-laolin', 2],
  ['zhugen-gaozhu', 2],
  ['wuye-lianhe', 2],
  ['shuangchahe-gaokan', 4],
  ['hefeng-datian', 63],
  ['muxi-guoyuan', 57],
  ['chaya-laochashan', 54],
])

/** Persons with a formal relation in the county, those who have left included. */
export const MEMBER_COUNT = 8000

/** The Party bodies of the county, superiors before their subordinates, and the branches that hold members. */
export function organisations(today: string): { organisations: DemoOrganisation[]; seats: Seat[] } {
  const tree = new Tree(today)
  const root = tree.add({
    slug: COUNTY.slug,
    parent: null,
    type: 'PARTY_COMMITTEE',
    level: 'COUNTY',
    lines: ALL_LINES,
  })('中共云岭县委员会', '云岭县委')
  const places = townships()
  for (const body of COUNTY_BODIES) addBody(tree, root, body)
  for (const township of places) addTownship(tree, root, township)
  addFloatingAndTemporary(tree, root, places)
  return { organisations: tree.organisations, seats: scaledTo(tree.seats, MEMBER_COUNT) }
}

type Node = Pick<DemoOrganisation, 'slug' | 'type' | 'level'> & {
  parent: DemoOrganisation | null
  divisionCode?: string
  lines?: WorkingLine[]
}

class Tree {
  readonly organisations: DemoOrganisation[] = []
  readonly seats: Seat[] = []
  readonly random: Random = createRandom('organisations')
  readonly today: string

  constructor(today: string) {
    this.today = today
  }

  add(node: Node): (name: string, shortName: string) => DemoOrganisation {
    return (name, shortName) => {
      const { parent, slug, type, level, lines = [] } = node
      const isVillage = level === 'VILLAGE'
      const body: DemoOrganisation = {
        key: slug,
        parentKey: parent?.key ?? null,
        type,
        level,
        name,
        shortName,
        slug,
        divisionCode: node.divisionCode ?? parent?.divisionCode ?? `${COUNTY.division}000000`,
        creditCode: null,
        foundedOn: this.founded(type, level),
        isVillage,
        lines: [...lines],
        term: this.term(type, isVillage),
      }
      this.organisations.push(body)
      return body
    }
  }

  seat(organisation: DemoOrganisation, kind: SeatKind, about: { size: number; place: Place }): void {
    const skewed = Math.max(3, Math.round((about.size * this.random.between(45, 165)) / 100))
    this.seats.push({ organisation, kind, size: OFF_THRESHOLD.get(organisation.key) ?? skewed, place: about.place })
  }

  private founded(type: DemoOrganisation['type'], level: DemoOrganisation['level']): string {
    if (type === 'TEMP_BRANCH') return addDays(this.today, -this.random.between(60, 300))
    const [from, to] = level === 'COUNTY' ? [1958, 2012] : [1956, 2004]
    const year =
      type === 'FLOATING_MEMBER_BRANCH' || type === 'JOINT_BRANCH'
        ? this.random.between(2012, 2020)
        : this.random.between(from, to)
    return `${year}-${two(this.random.between(1, 12))}-${two(this.random.between(1, 28))}`
  }

  /** Most are in mid-term; some fall due within six months (DUE_SOON), a few are over (OVERDUE). */
  private term(type: DemoOrganisation['type'], isVillage: boolean): DemoOrganisation['term'] {
    if (type === 'TEMP_BRANCH' || type === 'WORK_COMMITTEE') return null
    const years = isVillage || type === 'PARTY_COMMITTEE' ? 5 : 3
    const stage = this.random.below(100)
    const full = years * 12
    const monthsAgo =
      stage < 3
        ? full + this.random.between(1, 6)
        : stage < 11
          ? full - this.random.between(1, 5)
          : this.random.between(isVillage ? 20 : 2, isVillage ? 44 : full - 7)
    return { electedOn: addDays(addMonths(this.today, -monthsAgo), this.random.between(0, 20)), years }
  }
}

const scaledTo = (seats: readonly Seat[], total: number): Seat[] => {
  const free = seats.filter((seat) => !OFF_THRESHOLD.has(seat.organisation.key))
  const fixed = seats.reduce((sum, seat) => sum + (OFF_THRESHOLD.get(seat.organisation.key) ?? 0), 0)
  const sizes = apportion(
    free.map((seat) => seat.size),
    total - fixed,
  )
  const sizeOf = new Map(free.map((seat, index) => [seat, at(sizes, index)]))
  return seats.map((seat) => ({ ...seat, size: sizeOf.get(seat) ?? seat.size }))
}

const two = (value: number): string => String(value).padStart(2, '0')

const addBody = (tree: Tree, parent: DemoOrganisation, plan: CommitteePlan): void => {
  const body = tree.add({ slug: plan.slug, parent, type: plan.type, level: 'COUNTY' })(plan.name, plan.short)
  for (const child of plan.children) {
    if ('children' in child) addBody(tree, body, child)
    else addCountyBranch(tree, body, child)
  }
}

const addCountyBranch = (tree: Tree, parent: DemoOrganisation, plan: BranchPlan): void => {
  const type = plan.type ?? 'BRANCH'
  const host = plan.host.startsWith('中共') ? plan.host : `中共${plan.host}`
  const staff = plan.line !== undefined && !plan.host.endsWith('机关') && plan.host.startsWith('中共') ? '机关' : ''
  const lines = plan.line === undefined ? [] : [plan.line]
  const suffix = type === 'JOINT_BRANCH' ? '联合支部委员会' : '支部委员会'
  const branch = tree.add({ slug: plan.slug, parent, type, level: 'COUNTY', lines })(
    `${host}${staff}${suffix}`,
    `${plan.short}${type === 'JOINT_BRANCH' ? '联合党支部' : '党支部'}`,
  )
  const townshipSlug = tree.random.chance(550) ? 'dongqiao' : 'xiping'
  const township = townshipSlug === 'dongqiao' ? '东桥街道' : '西坪街道'
  tree.seat(branch, plan.kind, { size: plan.size, place: { township, townshipSlug, village: null } })
}

const addTownship = (tree: Tree, root: DemoOrganisation, township: Township): void => {
  const { slug, name, divisionCode } = township
  const lines = ALL_LINES.filter(
    (line) => line !== 'external-exchange' || township.kind === 'STREET' || slug === 'qingshi',
  )
  const type = 'PARTY_COMMITTEE'
  const level = 'TOWNSHIP'
  const committee = tree.add({ slug, parent: root, type, level, divisionCode, lines })(
    `中共云岭县${name}委员会`,
    `${name}党委`,
  )
  const place = { township: name, townshipSlug: slug, village: null }
  const branch = (part: string, about: { title: string; kind: SeatKind; size: number; joint?: boolean }): void => {
    const form = about.joint ? '联合支部' : '支部'
    const made = tree.add({
      slug: `${slug}-${part}`,
      parent: committee,
      type: about.joint ? 'JOINT_BRANCH' : 'BRANCH',
      level,
    })(`中共云岭县${name}${about.title}${form}委员会`, `${name}${about.title}${about.joint ? '联合党支部' : '党支部'}`)
    tree.seat(made, about.kind, { size: about.size, place })
  }
  branch('jiguan', { title: '机关', kind: 'organ', size: 20 })
  if (township.kind !== 'TOWNSHIP') branch('tuixiu', { title: '离退休干部', kind: 'retired', size: 24 })
  if (township.kind === 'TOWN') branch('hezuoshe', { title: '农民专业合作社', kind: 'village', size: 11, joint: true })
  for (const village of township.villages) addVillage(tree, committee, { township, village })
}

const addVillage = (tree: Tree, parent: DemoOrganisation, about: { township: Township; village: Village }): void => {
  const { township, village } = about
  const { slug, divisionCode } = village
  const form = villageForm(township, village)
  const type = form === 'committee' ? 'PARTY_COMMITTEE' : form === 'general' ? 'GENERAL_BRANCH' : 'BRANCH'
  const [title, short] = TITLES[form]
  const name = `中共云岭县${township.name}${village.name}`
  const body = tree.add({ slug, parent, type, level: 'VILLAGE', divisionCode })(
    `${name}${title}`,
    `${village.name}${short}`,
  )
  const kind = village.isCommunity ? 'community' : 'village'
  const place = { township: township.name, townshipSlug: township.slug, village: village.name }
  if (form === 'branch') {
    tree.seat(body, kind, { size: village.isCommunity ? 26 : 20, place })
    return
  }
  const count = form === 'committee' ? 4 : tree.random.between(2, 3)
  for (let index = 1; index <= count; index++) {
    const ordinal = `第${'一二三四'.charAt(index - 1)}`
    const sub = tree.add({ slug: `${slug}-${index}`, parent: body, type: 'BRANCH', level: 'VILLAGE' })(
      `${name}${ordinal}支部委员会`,
      `${village.name}${ordinal}党支部`,
    )
    tree.seat(sub, kind, { size: form === 'committee' ? 29 : 23, place })
  }
}

const TITLES = {
  committee: ['委员会', '党委'],
  general: ['总支部委员会', '党总支'],
  branch: ['支部委员会', '党支部'],
} as const

const villageForm = (township: Township, village: Village): keyof typeof TITLES => {
  if (COMMITTEE_VILLAGES.has(village.slug)) return 'committee'
  if (GENERAL_BRANCH_VILLAGES.has(village.slug)) return 'general'
  if (township.kind === 'STREET') return SINGLE_COMMUNITIES.has(village.slug) ? 'branch' : 'general'
  return village.isCommunity && village === at(township.villages, 0) && township.kind === 'TOWN' ? 'general' : 'branch'
}

const addFloatingAndTemporary = (tree: Tree, root: DemoOrganisation, places: readonly Township[]): void => {
  const parentOf = (slug: string): DemoOrganisation => {
    const found = tree.organisations.find((body) => body.slug === slug)
    return found ?? root
  }
  for (const [slug, parentSlug, where] of FLOATING) {
    const parent = parentOf(parentSlug)
    const owner = places.find((place) => place.slug === parentSlug)?.name ?? ''
    tree.add({ slug, parent, type: 'FLOATING_MEMBER_BRANCH', level: parent.level })(
      `中共云岭县${owner}${where}流动党员支部委员会`,
      `${owner}${where}流动党员党支部`,
    )
  }
  for (const [slug, parentSlug, task] of TEMPORARY) {
    const parent = parentOf(parentSlug)
    tree.add({ slug, parent, type: 'TEMP_BRANCH', level: parent.level })(
      `中共云岭县${task}临时支部委员会`,
      `${task}临时党支部`,
    )
  }
}

const FLOATING = [
  ['liudong-shengcheng', COUNTY.slug, '驻省城'],
  ['liudong-lingyuan', COUNTY.slug, '驻岭原'],
  ['liudong-qingshi', 'qingshi', '沿海务工'],
  ['liudong-chaya', 'chaya', '茶商'],
  ['liudong-lingbei', 'lingbei', '省城务工'],
] as const

const TEMPORARY = [
  ['linshi-huanxian', COUNTY.slug, '环县公路改造项目'],
  ['linshi-gongshui', 'fengxi', '枫溪水库供水项目'],
  ['linshi-peixun', COUNTY.slug, '村党组织书记培训班'],
] as const
