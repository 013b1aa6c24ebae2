import type { DemoPerson, Draft } from './member-types.ts'
import { townships } from './places.ts'
import { at, type Random } from './random.ts'

const STREETS = ['桥东路', '书院街', '新华巷', '河滨路', '文昌路', '车站路', '桂香街', '梧桐路', '南苑路', '老仓街']

/** A GB/T 4658 code: college and above by age and work, else the schooling usual for the generation. */
export function educationOf(draft: Draft, college: boolean, random: Random): string {
  const young = draft.ageGroup <= 3
  if (college) {
    const scholar = draft.kind === 'hospital' || draft.kind === 'organ' || draft.kind === 'school'
    if (draft.occupation === 'STUDENT') return '31'
    if (scholar && young)
      return random.weighted([
        ['21', 72],
        ['14', 14],
        ['31', 13],
        ['11', 1],
      ])
    return young
      ? random.weighted([
          ['31', 52],
          ['21', 46],
          ['14', 2],
        ])
      : random.weighted([
          ['31', 74],
          ['21', 26],
        ])
  }
  if (draft.ageGroup === 7)
    return random.weighted([
      ['71', 42],
      ['81', 30],
      ['61', 14],
      ['41', 14],
    ])
  if (draft.ageGroup >= 4)
    return random.weighted([
      ['71', 50],
      ['61', 28],
      ['41', 18],
      ['81', 4],
    ])
  return random.weighted([
    ['61', 42],
    ['41', 24],
    ['44', 12],
    ['71', 22],
  ])
}

/** Employer and title as the member card shows them. */
export function jobOf(draft: Draft, random: Random): Pick<DemoPerson, 'employer' | 'jobTitle'> {
  const employer = employerOf(draft)
  if (draft.kind === 'hospital' && draft.occupation === 'PROFESSIONAL') {
    return { employer, jobTitle: random.pick(['主治医师', '护师', '主管护师', '药师', '检验技师', '副主任医师']) }
  }
  if (draft.kind === 'school' && draft.occupation === 'PROFESSIONAL') {
    return { employer, jobTitle: random.pick(['一级教师', '二级教师', '高级教师', '班主任、一级教师']) }
  }
  return { employer, jobTitle: random.pick(TITLES[draft.occupation]) }
}

/** 青石镇水井村3组; in the streets a house number of an invented street. */
export function residenceOf(draft: Draft, random: Random): string {
  const { township, village } = draft.place
  if (draft.kind === 'village' || (draft.kind === 'community' && !township.endsWith('街道'))) {
    return `${township}${village ?? random.pick(townVillages(draft.place.townshipSlug))}${random.between(1, 12)}组`
  }
  return `${township}${random.pick(STREETS)}${random.between(1, 188)}号`
}

const employerOf = (draft: Draft): string => {
  if (draft.occupation === 'RETIRED') return '离退休'
  if (draft.occupation === 'FARMER') return '务农'
  if (draft.kind !== 'village' && draft.kind !== 'community') return draft.hostName.replace(/第[一二]$/, '')
  if (draft.occupation === 'OTHER') return '自由职业'
  return draft.place.village === null ? draft.hostName : `${draft.place.village}${UNITS[draft.occupation] ?? ''}`
}

const UNITS: Partial<Record<Draft['occupation'], string>> = {
  MANAGER: '集体经济合作社',
  PROFESSIONAL: '卫生室',
  WORKER: '茶叶加工厂',
  OFFICIAL: '工作站',
}

const TITLES: Readonly<Record<Draft['occupation'], readonly string[]>> = {
  WORKER: ['操作工', '电工', '驾驶员', '维修工', '质检员', '班组长', '保管员'],
  FARMER: ['种植户', '养殖户', '茶农', '护林员', '村民小组长', '农机手'],
  PROFESSIONAL: ['助理工程师', '工程师', '农艺师', '会计师', '乡村医生', '技术员'],
  MANAGER: ['部门主管', '综合管理岗', '车间主任', '理事长', '财务主管', '项目经理'],
  OFFICIAL: ['一级科员', '四级主任科员', '二级主任科员', '三级主任科员', '工作人员', '股室负责人'],
  STUDENT: ['学生', '学生、班长', '学生会干部'],
  OTHER: ['个体经营', '网约车司机', '电商经营', '灵活就业', '家政服务', '返乡创业'],
  RETIRED: ['退休', '退休教师', '退休职工', '退休干部'],
}

const VILLAGES_OF = new Map(
  townships().map((township) => [
    township.slug,
    township.villages.filter((village) => !village.isCommunity).map((village) => village.name),
  ]),
)

const townVillages = (slug: string): readonly string[] => {
  const found = VILLAGES_OF.get(slug) ?? []
  return found.length === 0 ? [at(STREETS, 0)] : found
}
