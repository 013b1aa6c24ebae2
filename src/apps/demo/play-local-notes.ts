import { perform } from '#kernel/ctx.ts'
import { handDownArticle, type PreparedArticle, publishLocalNote, saveLocalNote } from '#modules/publishing/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, type Stage } from './play-cases.ts'

/**
 * One guide that the county handed down to all sites: a township says below it where one goes there, another township’s note waits for its
 * second person (decisions 355).
 */
export async function playLocalNotes(stage: Stage, articles: readonly PreparedArticle[]): Promise<void> {
  const article = articles.find((one) => one.title === title)
  if (!article) throw new Error(`the demonstration lacks the article that it hands down: ${title}`)
  const by = (key: string, ...roles: [string, ...string[]]) => ({
    db: stage.app,
    actor: actorOf(stage, orgOf(stage.orgs, key), roles),
    effect: 'write' as const,
    requestId: 'demonstration',
  })
  await perform(by(COUNTY.slug, 'ORGANISER'), (ctx) =>
    handDownArticle(ctx, { articleId: article.id, version: 1, isShownBelow: true }),
  )
  const save = ({ key, role, text }: (typeof notes)[keyof typeof notes]) => {
    const written = { orgId: orgOf(stage.orgs, key).id, handedArticleId: article.id, version: 0, text }
    return perform(by(key, role), (ctx) => saveLocalNote(ctx, written))
  }
  const { id: localNoteId, version } = await save(notes.shown)
  await perform(by(notes.shown.key, 'SECRETARY'), (ctx) =>
    publishLocalNote(ctx, { localNoteId, version, articleUpdatedAt: null }),
  )
  await save(notes.waiting)
}

const title = '城乡居民养老保险待遇领取指南'

const notes = {
  shown: {
    key: 'qingshi',
    role: 'EDITOR',
    text: '青石镇的在镇便民服务中心2号窗口办，工作日上午九点到下午五点，中午有人。\n水井、上坝两个村每月10日、25日上午，工作人员带着机器到村委会办，行动不便的打 0000-6221025，上门办。\n身份证、户口簿、银行卡带原件，复印由窗口来做，不收钱。',
  },
  waiting: {
    key: 'lingbei',
    role: 'ORGANISER',
    text: '岭背乡的在乡便民服务中心办，逢场天（每旬逢三、逢八）周末也开门。\n听不懂普通话的，窗口有人讲本地话；路远的，请村干部把材料带来，不用本人跑。',
  },
} as const
