import { newId } from '#kernel/ids.ts'
import { writeTree } from '../../trees.ts'
import type { At, Soil } from './records.ts'

/**
 * Two articles of an organisation below, offered upward to this one: the first was declined once and is offered anew, so that it waits; the second was
 * declined, with a reason that only who offered it reads.
 */
export async function plantOffers({ owner, canaries, count }: Soil, { org, position }: At) {
  const below = newId()
  await writeTree(owner, [
    {
      ...{
        id: below,
        path: `${org.path}w${count.toString(36)}/`,
        parentId: org.id,
        code: `W${count}x`,
        name: '推荐的党支部',
      },
      ...{ type: 'BRANCH', depth: org.depth + 1 },
    },
  ])
  await owner.query(
    `insert into sites.site (org_id, org_path, name, hosted_by, address, phone)
     select id, path, '下级', '主办', '地址', '0859-1234567' from organisations.org where id = $1`,
    [below],
  )
  const [waiting, answered] = [await plantArticle(), await plantArticle()]
  const before = await plantOffer(waiting, true)
  const offerId = await plantOffer(waiting, false)
  await plantAnswer(waiting, before)
  const offerAnswerId = await plantAnswer(answered, await plantOffer(answered, false))
  return { ids: { offerId, offeredId: offerId, offerAnswerId }, texts: {} }

  async function plantArticle(): Promise<string> {
    const id = newId()
    await owner.query(
      `insert into publishing.article (id, org_id, org_path, section_code, title, body_html, summary, source, saved_by_name, status,
         content_digest, search_title, search_text, search)
       select $1, id, path, 'PARTY_AFFAIRS', '推荐', '<p>推荐</p>', '推荐', '来源', '测试', 'PUBLISHED', 'x', '', '', ''
       from organisations.org where id = $2`,
      [id, below],
    )
    return id
  }
  async function plantOffer(articleId: string, isTakenBack: boolean): Promise<string> {
    const id = newId()
    await owner.query(
      `insert into publishing.offer (id, article_id, org_id, org_path, direction, to_org_id, to_path, to_name, offered_at, offered_by_name, taken_back_at)
       select $1, $2, b.id, b.path, 'UP', $4, $5, '上级', now(), '测试', case when $6 then now() end from organisations.org b where b.id = $3`,
      [id, articleId, below, org.id, org.path, isTakenBack],
    )
    return id
  }
  async function plantAnswer(articleId: string, offer: string): Promise<string> {
    const id = newId()
    await owner.query(
      `insert into publishing.offer_answer (id, org_id, org_path, article_id, offer_id, state, version, published_at)
       values ($1, $2, $3, $4, $5, 'DECLINED', 1, now())`,
      [id, org.id, org.path, articleId, offer],
    )
    await owner.query(
      `insert into publishing.offer_answer_step (id, answer_id, org_id, org_path, at, act, actor_name, reason)
       values ($1, $2, $3, $4, now(), 'DECLINED', '测试', $5)`,
      [newId(), id, org.id, org.path, canaries.text(`the answer to an offer at ${position}`)],
    )
    return id
  }
}
