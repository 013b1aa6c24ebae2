/** The working lines of a committee, as the sections of its site name them. */
export type WorkingLine =
  | 'organisation'
  | 'discipline'
  | 'publicity'
  | 'united-front'
  | 'secretariat'
  | 'external-exchange'

/** Organisation types of party-rules §1.1 that occur in the county. */
export type OrganisationType =
  | 'PARTY_COMMITTEE'
  | 'GENERAL_BRANCH'
  | 'BRANCH'
  | 'JOINT_BRANCH'
  | 'TEMP_BRANCH'
  | 'WORK_COMMITTEE'
  | 'FLOATING_MEMBER_BRANCH'

export type DemoOrganisation = {
  key: string
  parentKey: string | null
  type: OrganisationType
  level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE'
  /** 中共云岭县青石镇委员会 */
  name: string
  /** 青石镇党委 */
  shortName: string
  /** Pinyin, unique in the county; the public address. */
  slug: string
  /** 12 digits (ADM-03), 5299… */
  divisionCode: string
  /** Party bodies have no code of their own (UCC-06). */
  creditCode: null
  foundedOn: string
  /** Village and community bodies are elected for five years (§1.3). */
  isVillage: boolean
  lines: WorkingLine[]
  /** Temporary bodies and dispatched organs have no term. */
  term: { electedOn: string; years: 3 | 5 } | null
}

/** The kind of people a branch gathers; it decides occupations, ages and titles of its members. */
export type SeatKind =
  | 'village'
  | 'community'
  | 'organ'
  | 'retired'
  | 'school'
  | 'hospital'
  | 'enterprise'
  | 'private'
  | 'campus'

/** A branch that holds formal relations of members, and how many. */
export type Seat = { organisation: DemoOrganisation; kind: SeatKind; size: number; place: Place }

/** Where somebody lives and is counted: township and, in the country, the village. */
export type Place = { township: string; townshipSlug: string; village: string | null }
