import { get, type Outcome, post } from '#kernel/outgoing/post.ts'
import { publicAnswers } from '../codes.ts'
import type { Sent } from '../rules.ts'
import { shortened } from '../wechat/sending.ts'
import { tellingTexts } from '../words.ts'
import type { Comment, CommentPlatform, CommentSource } from './platform.ts'
import { comesOf, faultOf } from './weibo-codes.ts'
import { postNumberIn } from './weibo-number.ts'

const perPage = 20

/** How many signs the platform takes in an answer. */
const longest = publicAnswers.WEIBO_COMMENT

/**
 * Comments under the own posts of a Weibo account. Posts of others are not read, also where the platform would show them. The
 * answer names nobody: `without_mention` keeps the platform from putting the writer's name before it.
 */
export const weiboComments: CommentPlatform = {
  async read(source, { article, page }) {
    const postNumber = postNumberIn(article)
    if (postNumber === undefined) return { fault: 'NO_ARTICLE' }
    const own = await read(source, '/2/account/get_uid.json')
    if ('fault' in own) return own
    const asked = new URLSearchParams({ id: postNumber, count: String(perPage), page: String(page) })
    const said = await read(source, `/2/comments/show.json?${asked}`)
    if ('fault' in said) return said
    const { comments: list = [], total_number: total } = said.answer as SaidComments
    if (!Array.isArray(list)) return { fault: 'NO_ANSWER' }
    const ownId = numberOf(own.answer, 'uid')
    if (list.some(({ status }) => numberOf(status?.user) !== ownId)) return { fault: 'NOT_OWN' }
    return { comments: readComments(list, { postNumber, ownId }), hasMore: page * perPage < (total ?? 0) }
  },

  async answer(letter, { allowed }): Promise<Sent> {
    const [postNumber = '', comment = ''] = letter.handle.split('/')
    const { accessToken, serverIp } = keysIn(letter.secret)
    const asked = {
      ...{ id: postNumber, cid: comment, without_mention: '1', rip: serverIp },
      comment: shortened(letter, longest, tellingTexts.restAtDesk),
    }
    const headers = { ...allowedBy(accessToken), 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(asked).toString()
    const address = new URL('/2/comments/reply.json', letter.replyUrl).href
    return comesOf(await post(address, { body, headers, allowed, readsAnswer: true }))
  },
}

/** The platform gives numbers that a JavaScript number may not hold as text too. */
interface Numbered {
  readonly id?: number
  readonly idstr?: string
}

interface SaidComment extends Numbered {
  readonly text?: string
  readonly created_at?: string
  readonly user?: Numbered
  readonly status?: { readonly user?: Numbered }
  readonly reply_comment?: Numbered
}

interface SaidComments {
  readonly comments?: readonly SaidComment[]
  readonly total_number?: number
}

// Whose a comment is, is looked at to tell the account's own answers from what others wrote, and left where it is (D29).
function readComments(
  list: readonly SaidComment[],
  { postNumber, ownId }: { postNumber: string; ownId: string },
): Comment[] {
  const own = list.filter(({ user }) => numberOf(user) === ownId)
  const answered = new Set(own.map((one) => numberOf(one.reply_comment)))
  return list.flatMap((one) => {
    const id = numberOf(one)
    const at = new Date(one.created_at ?? '')
    if (id === '' || typeof one.text !== 'string' || Number.isNaN(at.getTime()) || own.includes(one)) return []
    return [{ id: `${postNumber}/${id}`, text: one.text, at, isAnswered: answered.has(id) }]
  })
}

function numberOf(of: object | undefined, name = 'id'): string {
  const said = (of ?? {}) as Readonly<Record<string, unknown>>
  const asText = said[`${name}str`]
  return typeof asText === 'string' ? asText : String(said[name] ?? '')
}

type Read = { readonly answer: object } | { readonly fault: string }

async function read({ address, secret, allowed }: CommentSource, path: string): Promise<Read> {
  const headers = allowedBy(keysIn(secret).accessToken)
  return answerIn(await get(new URL(path, address).href, { headers, allowed }))
}

function answerIn(outcome: Outcome): Read {
  const fault = faultOf(outcome)
  return fault === null ? { answer: JSON.parse(outcome.text) as object } : { fault }
}

// In the head, so that it stands in no log of addresses (T25).
const allowedBy = (accessToken: string) => ({ authorization: `OAuth2 ${accessToken}` })

const keysIn = (secret: Buffer) => JSON.parse(secret.toString()) as { accessToken: string; serverIp: string }
