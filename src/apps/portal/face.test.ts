import { describe, expect, it } from 'vitest'
import type { PublicSite } from '#modules/sites/index.ts'
import { faceOf } from './face.ts'
import { footer } from './frame-footer.ts'

const site = {
  slug: 'q',
  name: '青溪镇党建网',
  organisation: '青溪镇党委',
  hostedBy: '青溪镇党委',
  address: '一号',
  phone: '1',
  sections: [{ code: 'PARTY_AFFAIRS', slug: 'party', title: '党务公开' }],
  theme: 'red',
  greyFrom: '2026-12-04',
  greyUntil: '2026-12-04',
  superior: { slug: 'county', name: '县党建网' },
  siteCode: null,
  icpNumber: null,
  policeNumber: null,
  support: null,
} as unknown as PublicSite
const at = (time: string) => new Date(`${time}:00+08:00`)

describe('the face of a site', () => {
  it('is made once a day, and grey from the first minute of its day to the last', () => {
    const [eve, first, last, after] = ['2026-12-03T23:59', '2026-12-04T00:00', '2026-12-04T23:59', '2026-12-05T00:00']
      .map(at)
      .map((now) => faceOf(site, now))
    expect([eve, first, last, after].map((face) => face?.isGrey)).toEqual([false, true, true, false])
    expect(first).toBe(last)
  })

  it('is another one when the site was read anew: its name, sections and footer are what was read', () => {
    const now = at('2026-12-01T12:00')
    const before = faceOf(site, now)
    expect(footer(before, '/o/q/').text).toContain('县党建网')
    const renamed = {
      ...site,
      name: '新名',
      phone: '2',
      superior: { slug: 'city', name: '市党建网' },
      sections: [{ ...site.sections[0], title: '党务' }],
    } as unknown as PublicSite
    const face = faceOf(renamed, now)
    expect([face.name, face.sections.map(({ label }) => label)]).toEqual(['新名', ['党务']])
    const written = footer(face, '/o/q/').text
    expect(written).toContain('市党建网')
    expect(written).toContain('：2</li>')
    expect(written).not.toContain('县党建网')
  })

  it('has a footer that is written once and leads from each page to what is said about that page', () => {
    const face = faceOf(site, at('2026-12-01T12:00'))
    const [one, other] = ['/o/q/a/1', '/o/q/a/2'].map((path) => footer(face, path).text)
    expect(one).toContain('from=%2Fo%2Fq%2Fa%2F1')
    expect(other).toBe(one?.replace('a%2F1', 'a%2F2'))
  })
})
