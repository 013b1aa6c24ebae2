import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { may } from '../../policy.ts'
import { words as caseWords } from '../../words.ts'
import { messageHashOf, takeMessage } from '../arriving.ts'
import { tellingFaults } from '../codes.ts'
import { secretContext } from '../sealing.ts'
import { listKnown } from '../store.ts'
import { words as channelWords } from '../words.ts'
import type * as contract from './contract.ts'
import type { Comment } from './platform.ts'
import { commentPlatforms, isCommentKind } from './platforms.ts'
import * as store from './store.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...channelWords })

/** The accounts in reach whose comments may be read now. */
export async function listCommentChannels(ctx: Ctx): Promise<Answer<typeof contract.listCommentChannels>> {
  need(may.list(ctx.actor))
  const rows = await store.listCommentChannels(ctx.tx, ctx.actor.reach, { kinds, id: null })
  const open = rows.filter(({ state }) => state === 'ACTIVE')
  return {
    rows: open.flatMap(({ id, kind, name, orgName }) => (isCommentKind(kind) ? [{ id, kind, name, orgName }] : [])),
  }
}

const kinds = Object.keys(commentPlatforms)

/** The comments under one article as they stand on the platform now; nothing of them is kept, but that this account was looked at. */
export async function listComments(
  ctx: Ctx,
  input: Input<typeof contract.listComments>,
  allowed: Allowed = config.webhooks,
): Promise<Answer<typeof contract.listComments>> {
  need(may.list(ctx.actor))
  const channel = await getChannel(ctx, input.commentChannelId)
  const { comments, hasMore } = await readPage(ctx, { channel, ...input, allowed })
  store.noteOpened(ctx.tx, channel.id, ctx.now)
  const hashes = comments.map(({ id }) => messageHashOf(channel.id, id))
  const known = await listKnown(ctx.tx, channel.id, hashes)
  const rows = comments.map(({ at, ...comment }, place) => ({
    ...comment,
    at: at.toISOString(),
    number: known.get(hashes[place]?.toString('hex') ?? '')?.number ?? null,
  }))
  return { rows, hasMore }
}

/**
 * Makes a case of one comment, once however often it is picked. Its words are read from the platform again: what a browser
 * says somebody wrote is nobody's word. It is not public here: who comments there did not ask for that.
 */
export async function pickComment(
  ctx: Ctx,
  input: Input<typeof contract.pickComment>,
  allowed: Allowed = config.webhooks,
): Promise<Answer<typeof contract.pickComment>> {
  need(may.fileCase(ctx.actor))
  const channel = await getChannel(ctx, input.commentChannelId)
  const { comments } = await readPage(ctx, { channel, ...input, allowed })
  const comment = found(
    comments.find(({ id }) => id === input.commentId),
    'cases.comment-missing',
  )
  const text = [...comment.text].slice(0, mostSigns).join('')
  return takeMessage(ctx, channel, { messageId: comment.id, text, isPublic: false, handle: comment.id })
}

const mostSigns = 2000

async function getChannel(ctx: Ctx, id: string): Promise<store.CommentChannel> {
  const [channel] = await store.listCommentChannels(ctx.tx, ctx.actor.reach, { kinds, id })
  refuseIf(channel?.state === 'PAUSED', 'conflict', 'cases.channel-paused')
  return found(channel, 'cases.channel-missing')
}

async function readPage(
  ctx: Ctx,
  of: { channel: store.CommentChannel; article: string; page: number; allowed: Allowed },
): Promise<{ readonly comments: readonly Comment[]; readonly hasMore: boolean }> {
  const { id, kind, replyUrl: address, secretSealed } = of.channel
  if (!isCommentKind(kind) || address === null) throw unread('NO_ADDRESS')
  const secret = crypto().open(secretContext(id), secretSealed)
  // Each waits with a connection of the database in its hand: a platform that hangs must not take them all.
  if (reading >= mostReading) throw unread('BUSY')
  reading += 1
  try {
    const read = await commentPlatforms[kind].read({ address, secret, now: ctx.now, allowed: of.allowed }, of)
    if ('fault' in read) throw unread(read.fault)
    return read
  } finally {
    reading -= 1
  }
}

const mostReading = 3
let reading = 0

function unread(fault: string) {
  const said = fault in tellingFaults ? tellingFaults[fault as keyof typeof tellingFaults].zh : fault
  return refuse('conflict', 'cases.comments-unread', { slots: { why: said } })
}
