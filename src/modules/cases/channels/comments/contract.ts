import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'

const ChannelId = z.object({ commentChannelId: z.uuid() })
const Place = {
  /** The number of the article on its platform, or its address there. */
  article: z.string().trim().min(1).max(300),
  page: z.coerce.number().int().min(1).max(500).default(1),
}
const errors = ['cases.not-a-handler', 'cases.channel-missing', 'cases.channel-paused', 'cases.comments-unread']

/** A comment as it stands on its platform, and the number of the case that it is already. */
export const ShownComment = z.object({
  id: z.string(),
  text: z.string(),
  at: InstantText,
  isAnswered: z.boolean(),
  number: z.string().nullable(),
})
export type ShownComment = z.infer<typeof ShownComment>

/** An account whose comments may be read, and of which platform it is. */
export const CommentAccount = z.object({
  id: z.uuid(),
  kind: z.enum(['WECHAT_COMMENT', 'WEIBO_COMMENT']),
  name: z.string(),
  orgName: z.string(),
})
export type CommentAccount = z.infer<typeof CommentAccount>

export const listCommentChannels = endpoint({
  method: 'GET',
  path: '/api/comment-channels',
  summary: { zh: '列出可以看留言评论的账号', en: 'The accounts whose comments may be read' },
  answer: z.object({ rows: z.array(CommentAccount) }),
  errors: ['cases.not-a-handler'],
})

export const listComments = endpoint({
  method: 'GET',
  path: '/api/comment-channels/:commentChannelId/comments',
  summary: { zh: '读一篇文章下的评论，不保存', en: 'The comments under one article, read and not kept' },
  params: ChannelId,
  query: z.object(Place),
  answer: z.object({ rows: z.array(ShownComment), hasMore: z.boolean() }),
  errors: [...errors],
})

export const pickComment = endpoint({
  method: 'POST',
  path: '/api/comment-channels/:commentChannelId/comments',
  summary: { zh: '把一条评论转为诉求', en: 'Make a case of one comment' },
  params: ChannelId,
  body: z.strictObject({ ...Place, commentId: z.string().max(100) }),
  answer: z.object({ number: z.string() }),
  errors: [...errors, 'cases.comment-missing'],
})

export const commentEndpoints = [listCommentChannels, listComments, pickComment]
