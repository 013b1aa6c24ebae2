import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { readDetails } from './details.ts'

const read = (householdPlace: string) => readDetails({ householdPlace }, toDay('2026-11-29'))

describe('where somebody comes from (party-rules 2.2)', () => {
  it.each(['某省某县', '某县某镇戊村', '某县 五组'])('is a county, a township or a village: %s', (place) => {
    expect(read(place)).toMatchObject({ details: { householdPlace: place }, faults: [] })
  })

  it.each(['某县某镇某村1组2号', '某市某路十二号', '某小区3栋', '某小区１单元', '某楼 302 室'])(
    'is kept in the open, so that no house number is taken: %s',
    (place) => {
      expect(read(place).faults).toEqual([{ field: 'householdPlace', code: 'people.place-too-exact' }])
    },
  )
})
