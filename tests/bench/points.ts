import { reachOf } from '#kernel/actor.ts'
import { nameQuery } from '#kernel/search.ts'
import { type Ask, freshToken } from './ask.ts'
import type { Prepared, Subject } from './prepare.ts'

/** One thing that is measured: what the product and the floor are asked, and which share of the floor is the aim. */
export interface Point {
  readonly name: string
  readonly title: string
  readonly aim: number
  readonly product: readonly Ask[]
  /** Asked of the floor under `/unnamed` and `/named`; the cached page under `/home` only. */
  readonly floor: readonly Ask[]
  readonly answersPerAddress?: number
}

const get = (path: string, of: Record<string, string | number> = {}): Ask => ({
  path:
    Object.keys(of).length > 0
      ? `${path}?${new URLSearchParams(Object.entries(of).map(([k, v]): [string, string] => [k, String(v)]))}`
      : path,
})
const as = (subject: Subject, ask: Ask): Ask => ({ ...ask, headers: { cookie: subject.cookie } })
const bare = (name: string, ...values: readonly string[]): Ask => ({
  path: `/${name}?${new URLSearchParams(values.map((value): [string, string] => ['v', value]))}`,
})
const ends = ({ path }: Subject): [string, string] => [path, reachOf(path).pathEnd]
const current = JSON.stringify(['NORMAL', 'SUSPENDED'])

/** Every point, in the order of the issue. */
export function pointsOf(of: Prepared): Point[] {
  const districts = of.above[3] ?? []
  const district = (i: number) => districts[i % districts.length] as Subject
  return [
    {
      name: 'list',
      title: 'branch member list with total',
      aim: 0.45,
      product: of.branches.map((one) => as(one, get('/api/members'))),
      floor: of.branches.map((one) => bare('list', ...ends(one), current)),
    },
    {
      name: 'search',
      title: 'search by two characters in a district',
      aim: 0.8,
      product: of.names.map((q, i) => as(district(i), get('/api/members', { q }))),
      floor: of.names.map((q, i) => bare('search', ...ends(district(i)), nameQuery(q)?.tsquery ?? '')),
    },
    {
      name: 'subtree',
      title: 'members by status under a district with total',
      aim: 0.8,
      product: districts.map((one) => as(one, get('/api/members', { status: 'SUSPENDED' }))),
      floor: districts.map((one) => bare('list', ...ends(one), JSON.stringify(['SUSPENDED']))),
    },
    {
      name: 'counts',
      title: 'sums over a district',
      aim: 0.8,
      product: districts.map((one) => as(one, get(`/api/organisations/${one.orgId}/member-counts`))),
      floor: districts.map((one) => bare('counts', ...ends(one))),
    },
    ...publicPoints(of),
  ]
}

function publicPoints(of: Prepared): Point[] {
  const roots = of.above[1] ?? []
  return [
    {
      name: 'article',
      title: 'article as JSON, in the console',
      aim: 0.6,
      product: of.articles
        .slice(0, 4000)
        .map(({ id }, i) => as(roots[i % roots.length] as Subject, get(`/api/articles/${id}`))),
      floor: of.articles.slice(0, 4000).map(({ id }) => bare('article', id)),
    },
    {
      name: 'kept',
      title: 'article as HTML, read before',
      aim: 0.6,
      product: of.articles.slice(0, 200).map(({ slug, id }) => get(`/o/${slug}/a/${id}`)),
      floor: of.articles.slice(0, 200).map(({ id }) => bare('articlePage', id)),
    },
    {
      name: 'page',
      // More pages than the cache holds, so that each is made anew.
      title: 'article as HTML, never read before',
      aim: 0.6,
      product: of.articles.map(({ slug, id }) => get(`/o/${slug}/a/${id}`)),
      floor: of.articles.map(({ id }) => bare('articlePage', id)),
    },
    {
      name: 'home',
      title: 'portal home from the cache',
      aim: 0.35,
      product: [get('/o/org-1/')],
      floor: [get('/home')],
    },
    {
      name: 'create',
      title: 'a citizen writes a message, with audit',
      aim: 0.45,
      product: messages(of, (slug) => `/o/${slug}/messages/new`),
      floor: messages(of, () => '/create'),
      answersPerAddress: 50,
    },
  ]
}

function messages(of: Prepared, path: (slug: string) => string): Ask[] {
  // With the cookie a browser brings back from the form, the answer leads to the receipt (decisions 48).
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: '__Host-forms=1' }
  return Array.from({ length: 2000 }, (_, i) => {
    const slug = of.articles[i]?.slug ?? ''
    const title = `路灯不亮已经第${i}天`
    const text = '村口到卫生室的路灯坏了很久，老人晚上走路不方便，请帮忙修一修，谢谢。'.repeat(3)
    const fields = {
      kind: 'CONSULT',
      title,
      text,
      name: '测量',
      phone: '',
      isPublic: 'yes',
      consent: 'on',
      step: 'send',
      token: freshToken,
      slug,
    }
    return { method: 'POST', path: path(slug), headers, body: String(new URLSearchParams(fields)) }
  })
}
