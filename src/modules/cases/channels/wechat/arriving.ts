import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { words as caseWords } from '../../words.ts'
import { takeMessage } from '../arriving.ts'
import { receiptHints } from '../rules.ts'
import { secretContext } from '../sealing.ts'
import * as store from '../store.ts'
import { words as channelWords, tellingTexts } from '../words.ts'
import { type Account, type CallQuery, decrypt, encrypt, isSigned, signatureOf } from './crypt.ts'
import { readXml } from './xml.ts'

const { found, refuse } = refusals({ ...caseWords, ...channelWords })

/** What the platform sends to the address of an account; `echo` when it only asks whether the address is right. */
export interface WechatCall {
  readonly channelId: string
  readonly query: CallQuery
  readonly body: string
}

/** Answers the platform's question whether this is the server of the account. @throws as `takeWechatCall` */
export async function answerEcho(ctx: Ctx, call: Omit<WechatCall, 'body'> & { echo: string }): Promise<string> {
  const { id, account } = await openAccount(ctx, call.channelId)
  await refuseUnsigned(ctx, { id, account, query: call.query, parts: [] })
  return call.echo
}

/**
 * Takes in what somebody wrote to the account. Only the sealed form is read: in the open one the signature does not cover what
 * was written. Gives the text that answers the call; an empty one says that nothing is to be shown.
 * @throws missing `cases.channel-missing`; unauthenticated `cases.signature-wrong`; busy `cases.channel-paused`
 */
export async function takeWechatCall(ctx: Ctx, call: WechatCall): Promise<string> {
  const { id, account, channel } = await openAccount(ctx, call.channelId)
  const sealed = readXml(call.body)?.Encrypt ?? ''
  await refuseUnsigned(ctx, { id, account, query: call.query, parts: [sealed] })
  const message = readXml(decrypt(account, sealed) ?? '')
  if (!message) {
    await store.noteFault(ctx.tx, { id, fault: 'SHAPE', at: ctx.now })
    throw refuse('invalid', 'cases.message-unreadable')
  }
  const { MsgType = '', FromUserName = '', MsgId = '', Content = '' } = message
  // Somebody followed or pressed a button: nobody wrote.
  if (MsgType === 'event' || FromUserName === '' || MsgId === '') return ''
  const text = Content.trim()
  // Whoever is in danger reads whom to call in the same second, however few words he wrote (11.1).
  const hints = receiptHints(text, channel)
    .map((hint) => caseWords[hint].zh)
    .join('')
  if (MsgType !== 'text' || [...text].length < shortest) {
    const ask = MsgType === 'text' ? tellingTexts.writeMore : tellingTexts.noMedia
    return passive(account, message, { text: hints + ask.zh, now: ctx.now })
  }
  await takeMessage(ctx, channel, {
    messageId: MsgId,
    text: [...text].slice(0, 2000).join(''),
    isPublic: false,
    handle: FromUserName,
  })
  return hints === '' ? '' : passive(account, message, { text: hints, now: ctx.now })
}

// A greeting is no matter; who wrote it is asked for a few more words.
const shortest = 10

async function openAccount(ctx: Ctx, channelId: string) {
  const channel = found(await store.openChannel(ctx.tx, channelId, 'WECHAT'), 'cases.channel-missing')
  return {
    id: channel.id,
    channel,
    account: readAccount(crypto().open(secretContext(channel.id), channel.secretSealed)),
  }
}

/** The account as it was sealed. */
export const readAccount = (opened: Buffer): Account => JSON.parse(opened.toString()) as Account

async function refuseUnsigned(
  ctx: Ctx,
  of: { id: string; account: Account; query: CallQuery; parts: readonly string[] },
): Promise<void> {
  if (isSigned(of.account, of.query, { parts: of.parts, now: ctx.now })) return
  await store.noteFault(ctx.tx, { id: of.id, fault: 'SIGNATURE', at: ctx.now })
  throw refuse('unauthenticated', 'cases.signature-wrong')
}

// An answer to the call itself, sealed and signed as the platform wants it.
function passive(
  account: Account,
  { FromUserName, ToUserName }: Readonly<Record<string, string>>,
  { text, now }: { text: string; now: Date },
): string {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const inner =
    `<xml><ToUserName>${cdata(FromUserName)}</ToUserName><FromUserName>${cdata(ToUserName)}</FromUserName>` +
    `<CreateTime>${timestamp}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content></xml>`
  const sealed = encrypt(account, inner)
  const nonce = timestamp
  const signature = signatureOf(account, { timestamp, nonce }, [sealed])
  return (
    `<xml><Encrypt>${cdata(sealed)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature>` +
    `<TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
  )
}

const cdata = (text = '') => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
