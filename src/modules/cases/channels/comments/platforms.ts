import type { ChannelKind } from '../codes.ts'
import type { CommentPlatform } from './platform.ts'
import { wechatComments } from './wechat.ts'
import { weiboComments } from './weibo.ts'

/** The platforms by the kind of their channels. */
export const commentPlatforms = {
  WECHAT_COMMENT: wechatComments,
  WEIBO_COMMENT: weiboComments,
} as const satisfies Partial<Record<ChannelKind, CommentPlatform>>

/** Is a channel of this kind one whose comments are read? */
export const isCommentKind = (kind: ChannelKind): kind is keyof typeof commentPlatforms =>
  Object.hasOwn(commentPlatforms, kind)
