import { beforeAll, expect, it } from 'vitest'
import { act, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, livePortal, open, publish } from '../../../../tests/portal/live.ts'
import { actorIn, plantTree, randomFrom, type TreeOrg } from '../../../../tests/trees.ts'
import * as publishing from '../service.ts'
import { handDownArticle } from './service.ts'

const db = testDatabase()
const random = randomFrom(20)
let tree: TreeOrg[]
let live: Awaited<ReturnType<typeof livePortal>>

/** What the model knows of an article: whose it is, whether it is public, whether it is handed down. */
interface Told {
  readonly org: TreeOrg
  isPublic: boolean
  isHanded: boolean
}
const told = new Map<string, Told>()
const opened = new Set<string>()

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 14, seed: 5 })
  live = await livePortal(db)
  return () => live.app.close()
})

const one = <T>(of: readonly T[]): T | undefined => of[random(Math.max(1, of.length))]
const articles = (wanted: (of: Told) => boolean) => [...told].filter(([, of]) => wanted(of))

// What is taken back was handed down, by whom somebody stands below: else there is nothing to see.
async function hand(isShownBelow: boolean): Promise<void> {
  const isSeen = (org: TreeOrg) => tree.some((below) => opened.has(below.id) && isAbove(org, below))
  const chosen = one(articles((of) => of.isPublic && of.isHanded !== isShownBelow && isSeen(of.org)))
  if (!chosen) return
  const [articleId, of] = chosen
  of.isHanded = isShownBelow
  const decider = actorIn(of.org, { role: 'SECRETARY' })
  await act(db.app, decider, (ctx) => handDownArticle(ctx, { articleId, version: 1, isShownBelow }))
}

const acts: readonly (() => Promise<void>)[] = [
  async () => {
    const org = one(tree.filter(({ id }) => !opened.has(id)))
    if (!org) return
    await open(db.app, org)
    opened.add(org.id)
    const own = 'select id from publishing.article where org_id = $1 and status = $2'
    for (const { id } of (await db.owner.query<{ id: string }>(own, [org.id, 'PUBLISHED'])).rows)
      told.set(id, { org, isPublic: true, isHanded: false })
  },
  async () => {
    const org = one(tree.filter(({ id }) => opened.has(id)))
    if (org) told.set(await publish(db.app, org), { org, isPublic: true, isHanded: false })
  },
  () => hand(true),
  () => hand(false),
  async () => {
    const chosen = one(articles(({ isPublic }) => isPublic))
    if (!chosen || random(3) > 0) return
    const [articleId, of] = chosen
    of.isPublic = false
    const withdrawal = { articleId, version: 1, reason: '核实后再发' }
    await act(db.app, editorsOf(of.org)[0], (ctx) => publishing.withdrawArticle(ctx, withdrawal))
  },
]

const isAbove = (one: TreeOrg, other: TreeOrg) => other.path !== one.path && other.path.startsWith(one.path)

/** The whole rule in one line: one's own, and on an open site what somebody above handed down; only what is public. */
const modelOf = (org: TreeOrg): string[] =>
  articles((of) => of.isPublic && (of.org === org || (opened.has(org.id) && of.isHanded && isAbove(of.org, org))))
    .map(([id]) => id)
    .sort()

// Always under one host, so that what was made before stands in the cache until a change is announced.
const headers = { host: 'sites.test' }
const shownOn = async (org: TreeOrg): Promise<string[]> => {
  const { rows } = await db.owner.query<{ slug: string }>('select slug from organisations.org where id = $1', [org.id])
  const { body } = await live.get(`/o/${rows[0]?.slug}/rss.xml`, { headers })
  return [...body.matchAll(/<guid>[^<]*\/a\/([0-9a-f-]{36})<\/guid>/g)].map(([, id]) => id ?? '').sort()
}

it('a site shows exactly its own and what is handed down from above, after each act and whatever was done in whatever order', async () => {
  for (let n = 0; n < 60; n++) {
    await acts[n < 12 ? n % 2 : random(acts.length)]?.()
    for (const org of tree)
      await expect
        .poll(() => shownOn(org), { message: `${org.path} after act ${n}`, timeout: 10_000, interval: 20 })
        .toEqual(modelOf(org))
  }
  expect(articles(({ isHanded }) => isHanded).length).toBeGreaterThan(2)
})
