import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, livePortal, open, publish, textOf } from '../../../../tests/portal/live.ts'
import { actorIn, plantTree, randomFrom, type TreeOrg } from '../../../../tests/trees.ts'
import * as publishing from '../service.ts'
import * as answers from './answers/service.ts'
import type { OfferDirection } from './contract.ts'
import { offerArticleDown, offerArticleUp } from './service.ts'

const db = testDatabase()
const random = randomFrom(356)
let tree: TreeOrg[]
let live: Awaited<ReturnType<typeof livePortal>>

/** What the model knows of an article: whose, public or not, which edition, to whom it is offered; and what each site took, of which offer and edition. */
interface Told {
  readonly org: TreeOrg
  isPublic: boolean
  version: number
  edition: number
  readonly offers: Partial<Record<OfferDirection, number>>
  readonly taken: Map<TreeOrg, { readonly offer: number; readonly edition: number }>
}
const told = new Map<string, Told>()
const opened = new Set<TreeOrg>()
const done = { taken: 0, ended: 0, updated: 0, refused: 0 }
let offers = 0

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 12, seed: 5 })
  live = await livePortal(db)
  return () => live.app.close()
})

const one = <T>(of: readonly T[]): T | undefined => of[random(Math.max(1, of.length))]
const articles = (wanted: (of: Told) => boolean) => [...told].filter(([, of]) => wanted(of))
const editors = new Map<TreeOrg, Actor>()
const editorOf = (org: TreeOrg): Actor => {
  const actor = editors.get(org) ?? actorIn(org, { role: 'EDITOR', accountId: newId() })
  editors.set(org, actor)
  return actor
}
const isAbove = (one: TreeOrg, other: TreeOrg) => other.path !== one.path && other.path.startsWith(one.path)

/** By which way an article is offered to a site, and which offer it is. */
function offerTo(org: TreeOrg, of: Told): number | undefined {
  if (!opened.has(org) || !of.isPublic) return undefined
  if (of.org.parentId === org.id) return of.offers.UP
  return isAbove(of.org, org) ? of.offers.DOWN : undefined
}
const isShown = (org: TreeOrg, of: Told) => {
  const taken = of.taken.get(org)
  return taken !== undefined && taken.offer === offerTo(org, of) && taken.edition === of.edition
}
const modelOf = (org: TreeOrg): string[] =>
  articles((of) => of.isPublic && (of.org === org || isShown(org, of)))
    .map(([id]) => id)
    .sort()

async function offer(direction: OfferDirection, isOffered: boolean): Promise<void> {
  const chosen = one(articles((of) => of.isPublic && (of.offers[direction] !== undefined) !== isOffered))
  if (!chosen) return
  const [articleId, of] = chosen
  const hasReceiver =
    direction === 'UP'
      ? [...opened].some(({ id }) => id === of.org.parentId)
      : [...opened].some((org) => isAbove(of.org, org))
  const asked = { articleId, version: of.version, isOffered }
  const work = act(db.app, editorOf(of.org), (ctx) =>
    direction === 'UP' ? offerArticleUp(ctx, asked) : offerArticleDown(ctx, asked),
  )
  if (isOffered && !hasReceiver) {
    done.refused += 1
    await expect(work).rejects.toMatchObject({
      code: direction === 'UP' ? 'publishing.nobody-above' : 'publishing.nobody-below',
    })
    return
  }
  await work
  offers += 1
  if (isOffered) of.offers[direction] = offers
  else delete of.offers[direction]
}

const readAt = async (org: TreeOrg, articleId: string) => {
  const { rows } = await db.owner.query<{ id: string; direction: string }>(
    'select id, direction from publishing.offer where article_id = $1 and taken_back_at is null',
    [articleId],
  )
  const isUp = told.get(articleId)?.org.parentId === org.id
  const offeredId = rows.find(({ direction }) => direction === (isUp ? 'UP' : 'DOWN'))?.id ?? newId()
  return look(db.app, editorOf(org), (ctx) => answers.readOfferedArticle(ctx, { orgId: org.id, offeredId }))
}

async function answer(how: 'take' | 'end'): Promise<void> {
  const chosen = one(
    [...opened].flatMap((org) =>
      articles((of) => offerTo(org, of) !== undefined && isShown(org, of) === (how === 'end')).map(
        ([articleId, of]) => ({ org, articleId, of }),
      ),
    ),
  )
  if (!chosen) return
  const { org, articleId, of } = chosen
  const seen = await readAt(org, articleId)
  const given = { orgId: org.id, offeredId: seen.offerId, version: seen.version }
  if (how === 'end') {
    await act(db.app, editorOf(org), (ctx) => answers.endOffer(ctx, { ...given, reason: null }))
    of.taken.delete(org)
    done.ended += 1
    return
  }
  const read = { articleUpdatedAt: seen.updatedAt, sectionCode: 'PUBLICITY', columnId: null } as const
  await act(db.app, editorOf(org), (ctx) => answers.takeOffer(ctx, { ...given, ...read }))
  of.taken.set(org, { offer: offerTo(org, of) as number, edition: of.edition })
  done.taken += 1
}

async function update(): Promise<void> {
  const chosen = one(articles((of) => of.isPublic && of.taken.size > 0))
  if (!chosen) return
  const [articleId, of] = chosen
  const [writer, reader] = editorsOf(of.org)
  const text = textOf({ title: `改到第${of.edition + 1}稿` })
  await act(db.app, writer, (ctx) => publishing.saveArticle(ctx, { articleId, version: of.version, ...text }))
  of.version += 1
  await act(db.app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: of.version }))
  await act(db.app, reader, (ctx) => publishing.publishArticle(ctx, { articleId, version: of.version }))
  of.edition += 1
  done.updated += 1
}

const knows = (org: TreeOrg): Told => ({
  ...{ org, isPublic: true, version: 1, edition: 1, offers: {}, taken: new Map() },
})

const acts: readonly (() => Promise<void>)[] = [
  async () => {
    const org = one(tree.filter((each) => !opened.has(each)))
    if (!org) return
    await open(db.app, org)
    opened.add(org)
    const own = `select id from publishing.article where org_id = $1 and status = 'PUBLISHED'`
    for (const { id } of (await db.owner.query<{ id: string }>(own, [org.id])).rows) told.set(id, knows(org))
  },
  async () => {
    const org = one([...opened])
    if (org) told.set(await publish(db.app, org), knows(org))
  },
  () => offer('UP', true),
  () => offer('DOWN', true),
  () => answer('take'),
  () => answer('take'),
  () => answer('end'),
  () => offer(random(2) === 0 ? 'UP' : 'DOWN', false),
  update,
  async () => {
    const chosen = random(3) === 0 ? one(articles((of) => of.isPublic && of.taken.size > 0)) : undefined
    if (!chosen) return
    const [articleId, of] = chosen
    of.isPublic = false
    const withdrawal = { articleId, version: of.version, reason: '核实后再发' }
    await act(db.app, editorsOf(of.org)[0], (ctx) => publishing.withdrawArticle(ctx, withdrawal))
  },
]

// Always under one host, so that what was made before stands in the cache until a change is announced.
const headers = { host: 'sites.test' }
async function shownOn(org: TreeOrg): Promise<string[]> {
  const { rows } = await db.owner.query<{ slug: string }>('select slug from organisations.org where id = $1', [org.id])
  const { body } = await live.get(`/o/${rows[0]?.slug}/rss.xml`, { headers })
  return [...body.matchAll(/<guid>[^<]*\/a\/([0-9a-f-]{36})<\/guid>/g)].map(([, id]) => id ?? '').sort()
}

it('a site shows exactly its own and what it took in the version it read, after each act and whatever was done in whatever order', async () => {
  for (let n = 0; n < 150; n++) {
    await acts[n < 14 ? n % 2 : random(acts.length)]?.()
    for (const org of opened)
      await expect
        .poll(() => shownOn(org), { message: `${org.path} after act ${n}`, timeout: 10_000, interval: 20 })
        .toEqual(modelOf(org))
  }
  expect(Math.min(done.taken - 9, done.ended, done.updated, done.refused)).toBeGreaterThan(0)
}, 120_000)
