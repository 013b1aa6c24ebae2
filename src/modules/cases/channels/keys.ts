import { isIP } from 'node:net'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newSecret } from '#kernel/ids.ts'
import { may } from '../policy.ts'
import { words as caseWords } from '../words.ts'
import { type ChannelKind, keyFaults } from './codes.ts'
import type * as contract from './contract.ts'
import { secretContext } from './sealing.ts'
import * as store from './store.ts'
import { newAccountKeys } from './wechat/crypt.ts'
import { words as channelWords } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...channelWords })

/** What of a channel is sealed, and what is told once to who adds it. */
export interface NewKeys {
  readonly kept: string | Buffer | null
  readonly told: { readonly secret: string; readonly aesKey: string | null }
}

const untold = { secret: '', aesKey: null }

/** The keys of a channel that is added: another system is told one, the platform of an account is told what is typed there. */
export function newKeys(input: Input<typeof contract.addChannel>, replyUrl: string | null): NewKeys {
  switch (input.kind) {
    case 'FILE':
    case 'MAIL':
      return { kept: null, told: untold }
    case 'SYSTEM': {
      const key = newSecret(32)
      return { kept: key, told: { secret: `whsec_${Buffer.from(key).toString('base64')}`, aesKey: null } }
    }
    case 'WECHAT': {
      const { token, aesKey } = newAccountKeys()
      return {
        kept: JSON.stringify({ ...wechatKeys(input, replyUrl), token, aesKey }),
        told: { secret: token, aesKey },
      }
    }
    // Nobody calls for comments: they are read.
    case 'WECHAT_COMMENT':
      return { kept: JSON.stringify(wechatKeys(input, replyUrl)), told: untold }
    case 'WEIBO_COMMENT':
      return { kept: JSON.stringify(weiboKeys(input, replyUrl)), told: untold }
  }
}

function wechatKeys({ appId = '', appSecret = '' }: Input<typeof contract.addChannel>, replyUrl: string | null) {
  const isWhole = appId !== '' && appSecret !== '' && replyUrl !== null
  refuseIf(!isWhole, 'invalid', 'cases.channel-account', { field: 'appId' })
  return { appId, appSecret }
}

function weiboKeys({ accessToken = '', serverIp = '' }: Input<typeof contract.addChannel>, replyUrl: string | null) {
  const isWhole = accessToken !== '' && replyUrl !== null
  refuseIf(!isWhole, 'invalid', 'cases.channel-weibo-account', { field: 'accessToken' })
  refuseIf(isIP(serverIp) === 0, 'invalid', 'cases.channel-server-ip', { field: 'serverIp' })
  return { accessToken, serverIp }
}

/** What of an account ends and is entered anew. */
const renewed: Partial<Record<ChannelKind, string>> = {
  WECHAT: 'appSecret',
  WECHAT_COMMENT: 'appSecret',
  WEIBO_COMMENT: 'accessToken',
}

/**
 * Enters the new key of an account; everything else of the channel stays. What did not go back because the old one was wrong or
 * over is sent again, and nothing else.
 */
export async function renewChannelKey(
  ctx: Ctx,
  { channelId, key }: Input<typeof contract.renewChannelKey>,
): Promise<Answer<typeof contract.renewChannelKey>> {
  need(may.renewChannelKey(ctx.actor))
  const { reach } = ctx.actor
  const { id, orgId, kind, secretSealed } = found(
    await store.findChannel(ctx.tx, reach, channelId),
    'cases.channel-missing',
  )
  const name = renewed[kind]
  if (name === undefined || secretSealed === null) throw refuse('conflict', 'cases.channel-keyless')
  const context = secretContext(id)
  const account = JSON.parse(crypto().open(context, secretSealed).toString()) as object
  store.setSecret(ctx.tx, reach, {
    id,
    secretSealed: crypto().seal(context, JSON.stringify({ ...account, [name]: key })),
  })
  const resumed = await store.resumeTellings(ctx.tx, id, { faults: keyFaults, at: ctx.now })
  record(ctx, 'cases.channel-key-renewed', {
    subject: 'cases.channel',
    subjectId: id,
    orgId,
    details: { count: resumed },
  })
  return { id, resumed }
}
