import { type Ctx, perform } from '#kernel/ctx.ts'
import {
  declineOffer,
  listOfferedArticles,
  offerArticleDown,
  offerArticleUp,
  type PreparedArticle,
  readOfferedArticle,
  takeOffer,
} from '#modules/publishing/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, type Stage } from './play-cases.ts'

/**
 * What townships offered to the county: one article is on the county's site, one waits for its editor, one was declined with a reason; and one of the
 * county's, which a township took (A06).
 */
export async function playOffers(stage: Stage, articles: readonly PreparedArticle[]): Promise<void> {
  const by = (key: string, effect: 'read' | 'write') => ({
    db: stage.app,
    actor: actorOf(stage, orgOf(stage.orgs, key), ['EDITOR', 'SECRETARY']),
    ...{ effect, requestId: 'demonstration' },
  })
  const write = <T>(key: string, work: (ctx: Ctx) => Promise<T>) => perform(by(key, 'write'), work)
  const offer = async (key: string, title: string) => {
    const asked = { articleId: idOf(articles, title), version: 1, isOffered: true }
    await write(key, (ctx) => (key === COUNTY.slug ? offerArticleDown(ctx, asked) : offerArticleUp(ctx, asked)))
  }
  const received = (key: string, title: string) =>
    perform(by(key, 'read'), async (ctx) => {
      const { id: orgId } = orgOf(stage.orgs, key)
      const { rows } = await listOfferedArticles(ctx, { orgId, page: 1, size: 20 })
      const offeredId = rows.find((row) => row.title === title)?.offerId ?? ''
      return readOfferedArticle(ctx, { orgId, offeredId })
    })
  const take = async (key: string, title: string) => {
    const { orgId, offerId: offeredId, version, updatedAt: articleUpdatedAt, sectionCode } = await received(key, title)
    const place = { sectionCode, columnId: null }
    await write(key, (ctx) => takeOffer(ctx, { orgId, offeredId, version, articleUpdatedAt, ...place }))
  }

  for (const { key, title } of [taken, waiting, declined, ofCounty]) await offer(key, title)
  await take(COUNTY.slug, taken.title)
  const { orgId, offerId: offeredId, version } = await received(COUNTY.slug, declined.title)
  await write(COUNTY.slug, (ctx) => declineOffer(ctx, { orgId, offeredId, version, reason: declined.reason }))
  await take(waiting.key, ofCounty.title)
}

function idOf(articles: readonly PreparedArticle[], title: string): string {
  const article = articles.find((one) => one.title === title)
  if (!article) throw new Error(`the demonstration lacks the article ${title}`)
  return article.id
}

const taken = { key: 'hefeng', title: '禾丰镇把村级报表从六十七张减到十九张' } as const
const waiting = { key: 'qingshi', title: '青石镇把村里的主题党日开到了水渠边' } as const
const declined = {
  ...{ key: 'chaya', title: '茶垭镇：一次“回头看”，补上茶苗补助的漏洞' },
  reason: '上个月刚登过同类的做法，这次先不用。整改有了结果，欢迎再推荐。',
} as const
const ofCounty = { key: COUNTY.slug, title: '网上看到这几类消息，请先停一停' } as const
