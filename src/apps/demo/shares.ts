import { OCCUPATIONS, type Occupation } from './member-types.ts'
import type { SeatKind } from './types.ts'

/** Shares of the bulletin for the end of 2024 (party-rules §13.2), in ten thousands of members. */
export const NATIONAL = {
  total: 10027.1,
  women: 3099.5,
  minorities: 773.4,
  college: 5778.6,
  ages: [1227.2, 1076.4, 1147.5, 968.7, 904.1, 941.2, 864.6, 2897.3],
  cohorts: [5.4, 1230.9, 5980.0, 2810.8],
  occupations: [663.9, 2614.4, 1639.4, 1156.3, 759.2, 262.2, 784.9, 2146.9],
} as const

/** Youngest and oldest full years of the eight age groups. */
export const AGE_GROUPS = [
  [18, 30],
  [31, 35],
  [36, 40],
  [41, 45],
  [46, 50],
  [51, 55],
  [56, 60],
  [61, 100],
] as const

/** First and last day of the four joining cohorts; the last one is open. */
export const COHORTS = [
  ['1946-01-01', '1949-09-30'],
  ['1949-10-01', '1978-12-31'],
  ['1979-01-01', '2012-10-31'],
  ['2012-11-01', '9999-12-31'],
] as const

/** Odds of the occupations (in the order of OCCUPATIONS) in a branch of this kind. */
export const OCCUPATION_ODDS: Readonly<Record<SeatKind, readonly number[]>> = {
  village: [6, 70, 3, 6, 0, 0, 8, 12],
  community: [12, 5, 5, 8, 2, 0, 20, 48],
  organ: [1, 0, 6, 3, 80, 0, 1, 4],
  retired: [0, 0, 0, 0, 0, 0, 0, 100],
  school: [2, 0, 85, 8, 0, 0, 1, 4],
  hospital: [3, 0, 85, 8, 0, 0, 1, 3],
  enterprise: [40, 0, 15, 38, 0, 0, 4, 3],
  private: [25, 3, 18, 34, 0, 0, 20, 0],
  campus: [0, 0, 10, 2, 0, 88, 0, 0],
}

const AGE_ODDS: Readonly<Record<Occupation, readonly number[]>> = {
  WORKER: [12, 16, 18, 16, 14, 14, 9, 3],
  FARMER: [8, 9, 10, 11, 13, 16, 15, 26],
  PROFESSIONAL: [16, 20, 20, 15, 11, 9, 6, 1],
  MANAGER: [10, 15, 19, 16, 14, 13, 9, 2],
  OFFICIAL: [12, 20, 20, 15, 12, 12, 9, 0],
  STUDENT: [100, 0, 0, 0, 0, 0, 0, 0],
  OTHER: [18, 14, 13, 11, 11, 11, 9, 12],
  RETIRED: [0, 0, 0, 0, 0, 4, 8, 88],
}

export const AGE_BY_OCCUPATION = OCCUPATIONS.map((occupation) => AGE_ODDS[occupation])

export const COHORT_BY_AGE = [
  [0, 0, 0, 100],
  [0, 0, 25, 75],
  [0, 0, 70, 30],
  [0, 0, 85, 15],
  [0, 0, 88, 12],
  [0, 0, 92, 8],
  [0, 0, 95, 5],
  [0.2, 42, 57, 1],
] as const
