import type { Actor } from '#kernel/actor.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { newId } from '#kernel/ids.ts'
import * as answers from '#modules/publishing/offering/answers/service.ts'
import type * as contract from '#modules/publishing/offering/contract.ts'
import { offerArticleDown, offerArticleUp } from '#modules/publishing/offering/service.ts'
import * as publishing from '#modules/publishing/service.ts'
import { act, look, type TestDatabase } from './database.ts'
import { editorsOf, livePortal, open, plantCounty, publish, textOf } from './portal/live.ts'
import { actorIn, type TreeOrg } from './trees.ts'

/** An editor with an account of his own. */
export const editor = (org: TreeOrg, name: string): Actor => actorIn(org, { role: 'EDITOR', accountId: newId(), name })

type Read = Answer<typeof contract.readOfferedArticle>
type Place = Partial<Pick<Input<typeof contract.takeOffer>, 'sectionCode' | 'columnId'>>

/** Taking what was read, into the section of publicity if nothing else is said. */
export const asRead = (of: Read, place: Place = {}) => ({
  ...{ orgId: of.orgId, offeredId: of.offerId, version: of.version, articleUpdatedAt: of.updatedAt },
  ...({ sectionCode: 'PUBLICITY', columnId: null, ...place } as const),
})

/** A county whose sites are open, an editor there and one of a township, and what they do with offers. Its acts may be taken out of it and used alone. */
export class OfferScene {
  readonly #db: TestDatabase
  #hosts = 0
  orgs!: Awaited<ReturnType<typeof plantCounty>>
  live!: Awaited<ReturnType<typeof livePortal>>
  chief!: Actor
  township!: Actor

  constructor(db: TestDatabase) {
    this.#db = db
  }

  begin = async () => {
    this.orgs = await plantCounty(this.#db)
    for (const org of Object.values(this.orgs)) await open(this.#db.app, org)
    this.chief = editor(this.orgs.county, '县里编辑')
    this.township = editor(this.orgs.qingxi, '青溪编辑')
    this.live = await livePortal(this.#db)
    return () => this.live.app.close()
  }

  /** Offers an article of the township upward, or takes the offer back. */
  up = (articleId: string, isOffered = true, { version = 1, actor = this.township } = {}) =>
    act(this.#db.app, actor, (ctx) => offerArticleUp(ctx, { articleId, version, isOffered }))

  /** The same downward, by the county. */
  down = (articleId: string, isOffered = true, actor = this.chief) =>
    act(this.#db.app, actor, (ctx) => offerArticleDown(ctx, { articleId, version: 1, isOffered }))

  /** An article of the township, offered upward. */
  offered = async (of: Parameters<typeof textOf>[0] = {}): Promise<string> => {
    const articleId = await publish(this.#db.app, this.orgs.qingxi, { title: '青溪的好做法', ...of })
    await this.up(articleId)
    return articleId
  }

  /** What is offered to a site. */
  list = (org: TreeOrg, actor: Actor) =>
    look(this.#db.app, actor, (ctx) => answers.listOfferedArticles(ctx, { orgId: org.id, page: 1, size: 100 }))

  /** The offer of an article that was made last. */
  offerIdOf = async (articleId: string) =>
    (
      await this.#db.owner.query<{ id: string }>(
        'select id from publishing.offer where article_id = $1 order by offered_at desc, id desc limit 1',
        [articleId],
      )
    ).rows[0]?.id as string

  /** What an editor of a site reads of it. */
  read = async (articleId: string, org = this.orgs.county, actor = this.chief) => {
    const offeredId = await this.offerIdOf(articleId)
    return look(this.#db.app, actor, (ctx) => answers.readOfferedArticle(ctx, { orgId: org.id, offeredId }))
  }

  /** Reads and takes it. */
  take = async (articleId: string, of: { org?: TreeOrg; actor?: Actor; place?: Place } = {}) => {
    const actor = of.actor ?? this.chief
    const offered = await this.read(articleId, of.org, actor)
    return act(this.#db.app, actor, (ctx) => answers.takeOffer(ctx, asRead(offered, of.place)))
  }

  /** Declines it, or ends showing it, for the county. */
  answer = async (how: 'declineOffer' | 'endOffer', articleId: string, reason: string | null = null) => {
    const { orgId, offerId: offeredId, version } = await this.read(articleId)
    const said = { orgId, offeredId, version, reason }
    return act(this.#db.app, this.chief, (ctx) =>
      how === 'endOffer' ? answers.endOffer(ctx, said) : answers.declineOffer(ctx, said),
    )
  }

  /** Publishes another version of an article of the township; `meanwhile` comes before that stands. */
  update = async (articleId: string, title: string, from = 1, meanwhile = async () => {}): Promise<void> => {
    const [writer, reader] = editorsOf(this.orgs.qingxi)
    const { app } = this.#db
    await act(app, writer, (ctx) => publishing.saveArticle(ctx, { articleId, version: from, ...textOf({ title }) }))
    await act(app, writer, (ctx) => publishing.submitArticle(ctx, { articleId, version: from + 1 }))
    await act(app, reader, (ctx) => publishing.publishArticle(ctx, { articleId, version: from + 1 }).then(meanwhile))
  }

  withdraw = (articleId: string, org = this.orgs.qingxi) =>
    act(this.#db.app, editorsOf(org)[0], (ctx) =>
      publishing.withdrawArticle(ctx, { articleId, version: 1, reason: '数字写错' }),
    )

  slugOf = async ({ id }: TreeOrg) =>
    (await this.#db.owner.query<{ slug: string }>('select slug from organisations.org where id = $1', [id])).rows[0]
      ?.slug

  /** A page of a site; under a host of its own nothing stands in the cache between what is written and what is read. */
  get = async (org: TreeOrg, path: string, host = `o${this.#hosts++}.test`) =>
    this.live.get(`/o/${await this.slugOf(org)}${path}`, { headers: { host } })

  page = async (org: TreeOrg, path: string, host?: string) => (await this.get(org, path, host)).body

  /** Whether a list of a site has an article. */
  shows = async (org: TreeOrg, articleId: string, section = 'xuanchuan') =>
    (await this.page(org, `/s/${section}/`)).includes(articleId)
}
