import { describe, expect, it, test } from 'vitest'
import { chosenTonight, faultOf, isAskedNotTo, isNight, mostOfRobots, pathHere, placeOf, tonight } from './rules.ts'

const pagesOf = (host: string, count: number) => Array.from({ length: count }, (_, at) => `https://${host}/${100 + at}`)

describe('what is tried in a night (UX-PT11)', () => {
  it('is a few of each site, what failed before with places of its own, and all within some nights', () => {
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

  it('is what failed and the rest by halves and in turn: neither keeps the other from being tried', () => {
    const all = pagesOf('a.cn', 40)
    const tryAll = (failing: ReadonlySet<string>) =>
      [0, 1, 2, 3].flatMap((night) => {
        const chosen = chosenTonight({ addresses: all, failing, night })
        expect(chosen).toHaveLength(tonight.ofHost)
        expect(new Set(chosen).size).toBe(tonight.ofHost)
        return chosen
      })
    expect(new Set(tryAll(new Set(all.slice(0, 20)))).size).toBe(40)
    // Where only a few still stand, what they leave is for those that fail, and the other way round.
    expect(new Set(tryAll(new Set(all.slice(0, 38)))).size).toBe(34)
    expect(new Set(tryAll(new Set(all)))).toEqual(new Set(all))
    expect(new Set(tryAll(new Set(all.slice(0, 2)))).size).toBe(34)
  })

  it('is all in the end, also where not all sites have room in one night', () => {
    const addresses = Array.from({ length: 200 }, (_, at) => pagesOf(`h${at}.cn`, 20)).flat()
    const nights = [0, 1, 2, 3].flatMap((night) => chosenTonight({ addresses, failing: new Set(), night }))
    expect(new Set(nights).size).toBe(4000)
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
  expect(placeOf(address, [])).toEqual({ address, slug: 'qingxi', ...place })
  const whole = `https://dj.example.cn${address}`
  expect(placeOf(whole, ['dj.example.cn'])).toEqual({ address: whole, slug: 'qingxi', ...place })
})

test.each([
  ['https://dj.example.cn/sites?x=1#part', '/sites?x=1#part'],
  ['HTTP://DJ.example.cn', '/'],
  ['https://dj.example.cn:8443/', undefined],
  ['https://dj.example.cn.evil.cn/', undefined],
  ['https://www.gov.cn/', undefined],
  ['https://[', undefined],
  ['/o/qingxi/', undefined],
  ['mailto:a@dj.example.cn', undefined],
])('%s is %s here', (address, path) => {
  expect(pathHere(address, ['dj.example.cn', 'localhost:3000'])).toBe(path ?? address)
})

test.each(['0'.repeat(36), id.replaceAll('-', '0'), `${id.slice(0, 35)}-`])('an article %s is nowhere', (article) => {
  expect(placeOf(`/o/qingxi/a/${article}`, [])).toBe('NOWHERE')
})

test.each(['/o/001.001/', '/sites', '/pictures/x/y.png', 'https://a.cn/o/qingxi/', '#part', 'tel:12388'])(
  '%s is left alone',
  (address) => {
    expect(placeOf(address, [])).toBeUndefined()
  },
)

test('what a site asks machines not to read is not read', () => {
  const robots =
    'User-agent: other\nDisallow: /\n\nUser-agent: bad\nUser-agent: *\nDisallow: /private # no\nDisallow: /a*b\nDisallow:\n'
  const paths = ['/', '/private/1', '/ax', '/b']
  expect(paths.map((path) => isAskedNotTo(robots, path))).toEqual([false, true, true, false])
  expect(isAskedNotTo('User-agent: lianxin-links\nDisallow: /', '/x')).toBe(true)
  expect(isAskedNotTo('<html>', '/x')).toBe(false)
  expect(isAskedNotTo('\ufeffUSER-AGENT:*\rdisallow :/x', '/x')).toBe(true)
})

test('a robots.txt is read in the time that its length takes, and no further than its beginning', () => {
  const shut = '\nUser-agent: *\nDisallow: /'
  const upTo = (length: number) => `#${'x'.repeat(length - shut.length - 1)}${shut}`
  expect([mostOfRobots, mostOfRobots + 1].map((length) => isAskedNotTo(upTo(length), '/x'))).toEqual([true, false])
  const spaces = ' '.repeat(mostOfRobots)
  const hostile = [
    `a:${spaces}#\rx`,
    `a:x${spaces}y`,
    `a:${spaces}${'#'.repeat(mostOfRobots)}`,
    ':'.repeat(mostOfRobots),
  ]
  for (const robots of hostile) expect(isAskedNotTo(robots, '/x')).toBe(false)
})

test('the night is from one to five in China', () => {
  const at = (time: string) => isNight(new Date(`2026-12-01T${time}:00+08:00`))
  expect(['00:59', '01:00', '04:59', '05:00'].map(at)).toEqual([false, true, true, false])
})
