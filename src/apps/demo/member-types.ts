import type { Place, SeatKind } from './types.ts'

/** The eight groups of the official bulletin (§2.5), in its order. */
export const OCCUPATIONS = [
  'WORKER',
  'FARMER',
  'PROFESSIONAL',
  'MANAGER',
  'OFFICIAL',
  'STUDENT',
  'OTHER',
  'RETIRED',
] as const
export type Occupation = (typeof OCCUPATIONS)[number]

export type MembershipStatus =
  | 'NORMAL'
  | 'SUSPENDED'
  | 'LEFT_VOLUNTARILY'
  | 'PERSUADED_OUT'
  | 'REMOVED'
  | 'EXPELLED'
  | 'PROBATION_CANCELLED'
  | 'DECEASED'

export type AbroadKind = 'STUDY' | 'WORK' | 'FAMILY'

/** Posts of §1.2 that the county fills. */
export type Post =
  | 'SECRETARY'
  | 'DEPUTY_SECRETARY'
  | 'ORGANIZATION_COMMISSIONER'
  | 'PUBLICITY_COMMISSIONER'
  | 'DISCIPLINE_COMMISSIONER'

export type DemoPerson = {
  key: string
  name: string
  idNumber: string
  /** GB/T 2261.1: 1 male, 2 female */
  gender: 1 | 2
  /** GB/T 3304 number, two digits */
  ethnicGroup: string
  birthDate: string
  birthPlace: string
  /** GB/T 4658, two digits */
  education: string
  occupation: Occupation
  employer: string
  jobTitle: string
  mobile: string
  /** 青石镇水井村3组 */
  residence: string
  /** The branch of the formal relation. */
  orgKey: string
  category: 'FULL' | 'PROBATIONARY'
  joinDate: string
  /** Null while on probation. */
  fullDate: string | null
  status: MembershipStatus
  statusOn: string | null
  posts: { orgKey: string; post: Post; from: string }[]
  floating: {
    since: string
    fromPlace: string
    toPlace: string
    reason: string
    receivingOrgKey: string | null
    /** Who receives him where it is none of the county. */
    receivingElsewhere: string | null
  } | null
  hardship: { kind: string; from: string; to: string | null } | null
  abroad: { since: string; country: string; kind: AbroadKind; lastContactOn: string | null } | null
  lostContact: { since: string } | null
}

/** What is dealt before dates and names are worked out. */
export type Draft = {
  index: number
  orgKey: string
  hostName: string
  kind: SeatKind
  place: Place
  occupation: Occupation
  /** 0–7: ≤30, 31–35, … 56–60, ≥61 */
  ageGroup: number
  /** 0–3: before October 1949, to 1978, to October 2012, since November 2012 */
  cohort: number
}
