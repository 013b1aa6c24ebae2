import { beforeAll, expect, it } from 'vitest'
import type { Place } from './support/places.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()
const hidden: Place[] = []
const shown: Place[] = []

beforeAll(async () => {
  for (const articleStatus of ['DRAFT', 'REVIEW'])
    hidden.push(await scene.planter.plant('foreign', { articleStatus, isPublic: false }))
  for (const caseState of ['SUBMITTED', 'NOT_ACCEPTED'])
    hidden.push(await scene.planter.plant('foreign', { caseState, isPublic: true }))
  shown.push(await scene.planter.plant('foreign', { articleStatus: 'PUBLISHED', isPublic: true, caseState: 'REPLIED' }))
})

// Whose texts may stand on a public page.
const isPublic = (owner: string) =>
  /^the (organisation|site|window|public article|public case|public question|public project|public consultation) at/.test(
    owner,
  )

it('every public page speaks of what is published and of nothing else, wherever one looks', async () => {
  const places = [...scene.places.values(), ...hidden, ...shown]
  const slugs = [...new Set(places.map((place) => place.texts.slug ?? ''))]
  const sought = places.flatMap((place) => Object.values(place.texts))
  const paths = new Set([
    '/',
    '/sites',
    '/sitemap.xml',
    '/robots.txt',
    ...sought.map((text) => `/sites?q=${encodeURIComponent(text)}`),
  ])
  for (const slug of slugs) {
    for (const page of [
      '',
      'elder',
      'map',
      'archive',
      'accessibility',
      'privacy',
      'sitemap.xml',
      'rss.xml',
      'feed.xml',
      'messages/',
      'messages/new',
      'messages/follow',
    ])
      paths.add(`/o/${slug}/${page}`)
    for (const place of places) {
      paths.add(`/o/${slug}/a/${place.ids.articleId}`)
      paths.add(`/o/${slug}/messages/${place.texts.caseNumber}`)
      paths.add(`/o/${slug}/messages/${place.texts.caseNumber}/rss.xml`)
    }
  }
  const { slug } = shown[0]!.texts
  for (const text of sought)
    for (const scope of ['site', 'messages', 'all', ''])
      paths.add(`/o/${slug}/search?q=${encodeURIComponent(text)}&scope=${scope}`)

  const seen = new Set<string>()
  for (const url of await withLinks([...paths])) {
    const { status, all } = await scene.ask(undefined, { method: 'GET', url, body: undefined })
    expect(`${url}: ${status < 500}`).toBe(`${url}: true`)
    // What somebody searched for is shown to him again.
    const owners = scene.canaries.ownersIn(url.includes('q=') ? withoutEcho(all, url) : all)
    for (const owner of owners) seen.add(owner)
    expect(
      owners.filter((owner) => !isPublic(owner)),
      url,
    ).toEqual([])
  }
  for (const owner of ['the public article at foreign', 'the public case at foreign', 'the site at foreign'])
    expect(seen).toContain(owner)
}, 120_000)

it('searches and counts find the published and only that', async () => {
  const { slug } = shown[0]!.texts
  const hits = async (text: string, scope: string) => {
    const url = `/o/${slug}/search?q=${encodeURIComponent(text)}&scope=${scope}`
    const { body } = await scene.ask(undefined, { method: 'GET', url, body: undefined })
    return [...body.matchAll(/href="\/o\/[^"]+\/(a|messages)\/(?!new|follow)[^"]+"/g)].length
  }
  expect(await hits(shown[0]!.texts.article!, 'site')).toBeGreaterThan(0)
  expect(await hits(shown[0]!.texts.case!, 'messages')).toBeGreaterThan(0)
  for (const place of hidden) {
    if (!scene.canaries.ownersIn(place.texts.article!).some(isPublic))
      expect(await hits(place.texts.article!, 'site')).toBe(0)
    expect(await hits(place.texts.case!, 'messages')).toBe(0)
  }
})

it('a page kept for everybody is none of one person’s', async () => {
  const { slug } = shown[0]!.texts
  for (const url of [`/o/${slug}/`, `/o/${slug}/messages/new`]) {
    const { headers } = await scene.ask(scene.actor('ORGANISER'), { method: 'GET', url, body: undefined })
    // A form asks whether cookies are taken at all: the same for everybody.
    expect(String(headers['set-cookie'] ?? '')).toMatch(
      /^(?:__Host-forms=1; Path=\/; HttpOnly; Secure; SameSite=Lax)?$/,
    )
  }
})

// The given addresses and whatever they lead to, one step on.
async function withLinks(paths: readonly string[]): Promise<string[]> {
  const found = new Set(paths)
  for (const url of paths.filter((path) => !path.includes('q='))) {
    const { body } = await scene.ask(undefined, { method: 'GET', url, body: undefined })
    for (const [, href = ''] of body.matchAll(/href="(\/[^"#]*)"/g)) found.add(href.replaceAll('&amp;', '&'))
  }
  return [...found]
}

const withoutEcho = (text: string, url: string) => {
  const sought = new URL(url, 'http://localhost').searchParams.get('q') ?? ''
  return text.replaceAll(sought, '').replaceAll(encodeURIComponent(sought), '').replaceAll(`<mark>${sought}</mark>`, '')
}
