import { publicAnswers } from '../codes.ts'
import type { Sent } from '../rules.ts'
import type { Account } from '../wechat/crypt.ts'
import { askPlatform } from '../wechat/platform.ts'
import { shortened } from '../wechat/sending.ts'
import { tellingTexts } from '../words.ts'
import type { Comment, CommentPlatform } from './platform.ts'

/** An article of the account as it was sent: the number the platform gave the sending, and which of its articles from 0. */
const articleForm = /^(\d{1,20})(?:-(\d))?$/

const perPage = 40

/**
 * Comments under articles of an official account. The platform takes one answer to a comment and says so of a second one, so
 * there is no receipt: the one answer is kept for what the desk says.
 */
export const wechatComments: CommentPlatform = {
  async read({ address, secret, now, allowed }, { article, page }) {
    const [, sending = '', index = '0'] = articleForm.exec(article) ?? []
    if (sending === '') return { fault: 'NO_ARTICLE' }
    const asked = { ...placeOf(sending, index), begin: (page - 1) * perPage, count: perPage, type: 0 }
    const of = { address, account: accountIn(secret), now, allowed }
    const said = await askPlatform(of, '/cgi-bin/comment/list', asked)
    if ('came' in said) return { fault: said.came === 'SENT' ? 'NO_ANSWER' : said.fault }
    const { comment: list, total } = said.answer
    if ((said.code ?? 0) !== 0 || !Array.isArray(list)) return { fault: faultOf(said.code) }
    const comments = list.flatMap((one) => readComment(one, { sending, index }))
    return { comments, hasMore: typeof total === 'number' && page * perPage < total }
  },

  async answer(letter, { now, allowed }) {
    const [sending = '', index = '', comment = ''] = letter.handle.split('/')
    const asked = {
      ...placeOf(sending, index),
      user_comment_id: Number(comment),
      content: shortened(letter, longest, tellingTexts.restAtDesk),
    }
    const of = { address: letter.replyUrl, account: accountIn(letter.secret), now, allowed }
    const said = await askPlatform(of, '/cgi-bin/comment/reply/add', asked)
    return 'came' in said ? said : comesOf(said.code)
  },
}

const longest = publicAnswers.WECHAT_COMMENT

const placeOf = (sending: string, index: string) => ({ msg_data_id: Number(sending), index: Number(index) })

const accountIn = (secret: Buffer) => JSON.parse(secret.toString()) as Pick<Account, 'appId' | 'appSecret'>

// The number of the writer that stands beside it is left where it is.
function readComment(one: unknown, { sending, index }: { sending: string; index: string }): Comment[] {
  const { user_comment_id: id, content, create_time: seconds, reply } = one as Readonly<Record<string, unknown>>
  if (typeof id !== 'number' || typeof content !== 'string' || typeof seconds !== 'number') return []
  const said = (reply as { content?: unknown } | undefined)?.content
  const isAnswered = typeof said === 'string' && said !== ''
  return [{ id: `${sending}/${index}/${id}`, text: content, at: new Date(seconds * 1000), isAnswered }]
}

function comesOf(code: number | null): Sent {
  if (code === null) return { came: 'PERHAPS', fault: 'NO_ANSWER' }
  if (code === 0) return { came: 'SENT' }
  if (code === -1 || code === 45009) return { came: 'NOT_NOW', fault: 'BUSY' }
  return { came: 'NEVER', fault: faultOf(code) }
}

const faultOf = (code: number | null) => (code === null ? 'NO_ANSWER' : (reasons[code] ?? `errcode ${code}`))

// What the platform says of comments (留言管理).
const reasons: Readonly<Record<number, string>> = {
  [-1]: 'BUSY',
  45009: 'BUSY',
  48001: 'NO_RIGHT',
  88000: 'NO_RIGHT',
  88001: 'NO_ARTICLE',
  88004: 'COMMENT_GONE',
  88005: 'ANSWERED_ALREADY',
  88008: 'COMMENT_GONE',
}
