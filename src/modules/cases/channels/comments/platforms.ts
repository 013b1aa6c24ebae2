import type { ChannelKind } from '../codes.ts'
import type { CommentPlatform } from './platform.ts'
import { wechatComments } from './wechat.ts'

/** The platforms by the kind of their channels. */
export const commentPlatforms = { WECHAT_COMMENT: wechatComments } as const satisfies Partial<
  Record<ChannelKind, CommentPlatform>
>
export type CommentKind = keyof typeof commentPlatforms
export const isCommentKind = (kind: ChannelKind): kind is CommentKind => Object.hasOwn(commentPlatforms, kind)
