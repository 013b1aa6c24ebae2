import { describe, expect, it, test } from 'vitest'
import { chosenTonight, faultOf, isAskedNotTo, isNight, placeOf, tonight } from './rules.ts'

const pagesOf = (host: string, count: number) => Array.from({ length: count }, (_, at) => `https://${host}/${100 + at}`)

describe('what is tried in a night (UX-PT11)', () => {
  it('is a few of each site, what failed before first, and all within some nights', () => {
    const addresses = [...pagesOf('a.cn', 25), ...pagesOf('b.cn', 2)]
    const failing = new Set(['https://a.cn/120'])
    const nights = [0, 1, 2].map((night) => chosenTonight({ addresses, failing, night }))
    for (const chosen of nights) {
      expect(chosen.filter((one) => one.startsWith('https://a.cn'))).toHaveLength(tonight.ofHost)
      expect(chosen).toContain('https://a.cn/120')
      expect(chosen).toEqual(expect.arrayContaining(pagesOf('b.cn', 2)))
    }
    expect(new Set(nights.flat()).size).toBe(27)
  })

  it('is no more than so many in all', () => {
    const addresses = Array.from({ length: tonight.ofAll + 5 }, (_, at) => `https://h${at}.cn/`)
    expect(chosenTonight({ addresses, failing: new Set(), night: 3 })).toHaveLength(tonight.ofAll)
    expect(chosenTonight({ addresses: [], failing: new Set(), night: 3 })).toEqual([])
  })
})

test.each([
  [{ status: 200, fault: null }, undefined],
  [{ status: 302, fault: null }, undefined],
  [{ status: 403, fault: null }, undefined],
  [{ status: 404, fault: null }, 'GONE'],
  [{ status: 410, fault: null }, 'GONE'],
  [{ status: 429, fault: null }, undefined],
  [{ status: 502, fault: null }, 'NO_ANSWER'],
  [{ status: null, fault: 'ENOTFOUND' }, 'NO_SITE'],
  [{ status: null, fault: 'ECONNREFUSED' }, 'NO_ANSWER'],
  [{ status: null, fault: 'EAI_AGAIN' }, undefined],
  [{ status: null, fault: 'PRIVATE_ADDRESS' }, undefined],
  [{ status: null, fault: 'ADDRESS_NOT_ALLOWED' }, undefined],
])('%o says %s', (outcome, fault) => {
  expect(faultOf(outcome)).toBe(fault)
})

const id = '00000000-0000-7000-8000-000000000001'
test.each([
  [`/o/qingxi/a/${id}`, { article: id, file: null, section: null }],
  [`/o/qingxi/a/${id}?x=1#part`, { article: id, file: null, section: null }],
  [`/o/qingxi/a/${id}/files/${id}`, { article: id, file: id, section: null }],
  ['/o/qingxi/s/gongkai/', { article: null, file: null, section: 'gongkai' }],
  ['/o/qingxi', { article: null, file: null, section: null }],
  ['/o/qingxi/messages/', { article: null, file: null, section: null }],
])('%s is looked up', (address, place) => {
  expect(placeOf(address)).toEqual({ address, slug: 'qingxi', ...place })
})

test.each(['/o/001.001/', '/sites', '/pictures/x/y.png', 'https://a.cn/o/qingxi/', '#part', 'tel:12388'])(
  '%s is left alone',
  (address) => {
    expect(placeOf(address)).toBeUndefined()
  },
)

test('what a site asks machines not to read is not read', () => {
  const robots =
    'User-agent: other\nDisallow: /\n\nUser-agent: bad\nUser-agent: *\nDisallow: /private # no\nDisallow: /a*b\nDisallow:\n'
  const paths = ['/', '/private/1', '/ax', '/b']
  expect(paths.map((path) => isAskedNotTo(robots, path))).toEqual([false, true, true, false])
  expect(isAskedNotTo('User-agent: lianxin-links\nDisallow: /', '/x')).toBe(true)
  expect(isAskedNotTo('<html>', '/x')).toBe(false)
})

test('the night is from one to five in China', () => {
  const at = (time: string) => isNight(new Date(`2026-12-01T${time}:00+08:00`))
  expect(['00:59', '01:00', '04:59', '05:00'].map(at)).toEqual([false, true, true, false])
})
