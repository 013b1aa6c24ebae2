/** By what a message comes in that is not written on our own page (B17). */
export const channelKinds = {
  SYSTEM: { zh: '其他系统', en: 'another system' },
  WECHAT: { zh: '微信公众号', en: 'a WeChat account' },
  WECHAT_COMMENT: { zh: '微信公众号文章评论', en: 'comments under WeChat articles' },
  WEIBO_COMMENT: { zh: '微博评论', en: 'comments under Weibo posts' },
  MAIL: { zh: '电子邮件', en: 'e-mail' },
  FILE: { zh: '留言文件（表格）', en: 'files of messages' },
} as const

/** Comments stand below an article or a post: what answers one is read by everybody, in as many signs as its platform takes (decisions 111). */
export const publicAnswers = { WECHAT_COMMENT: 600, WEIBO_COMMENT: 140 } as const satisfies Partial<
  Record<keyof typeof channelKinds, number>
>

export const channelStates = {
  ACTIVE: { zh: '正常接收', en: 'open' },
  PAUSED: { zh: '已暂停', en: 'paused' },
} as const

/** What goes back by the channel. */
export const tellingKinds = {
  RECEIPT: { zh: '收件回执', en: 'receipt' },
  ANSWER: { zh: '答复', en: 'answer' },
  REFUSAL: { zh: '不予受理的告知', en: 'notice of refusal' },
  FIRST_WORD: { zh: '急件首次反馈', en: 'first word' },
} as const

/** How far it is. `UNSURE`: it was sent and nobody said whether it arrived, so it is not sent again by itself. */
export const tellingStates = {
  QUEUED: { zh: '等待发送', en: 'waiting' },
  SENDING: { zh: '正在发送', en: 'being sent' },
  SENT: { zh: '已发出', en: 'sent' },
  UNSURE: { zh: '不能确定是否送达', en: 'perhaps sent' },
  GIVEN_UP: { zh: '没有送达', en: 'not sent' },
  TOLD: { zh: '已由人工告知', en: 'told by a person' },
  NEEDLESS: { zh: '已办结，不用再发', en: 'ended, nothing to tell' },
} as const

/** Why something did not go back, as people read it; what is not here is told as it came. */
export const tellingFaults = {
  NO_ADDRESS: { zh: '这个渠道没有登记回信地址', en: 'the channel has no address to send to' },
  NO_HANDLE: { zh: '回信的线索已经清除', en: 'what is needed to answer was erased' },
  ADDRESS_NOT_ALLOWED: { zh: '服务器没有允许向这个地址发送', en: 'the server may not call this address' },
  PRIVATE_ADDRESS: { zh: '回信地址在内部网络，没有允许', en: 'the address lies in a private network' },
  INTERRUPTED: { zh: '发送时中断', en: 'interrupted while it was sent' },
  MAIL_SERVER: { zh: '邮件服务器没有收下', en: 'the mail server did not take it' },
  NO_ANSWER: { zh: '对方没有回应', en: 'the other side did not answer' },
  BUSY: { zh: '对方平台忙', en: 'the platform is busy' },
  CREDENTIALS: {
    zh: '账号的密钥不对或者已更换，要换上新的',
    en: 'the key of the account is wrong or was changed: enter the new one',
  },
  KEY_EXPIRED: {
    zh: '账号的授权已过期，要换上新的密钥',
    en: 'the authorisation of the account has run out: enter a new key',
  },
  TOO_LATE: { zh: '超过平台允许回复的时间（48小时）', en: 'the platform takes answers for 48 hours only' },
  TOO_MANY: { zh: '超过平台允许回复的条数', en: 'the platform takes no more answers to this message' },
  NO_RIGHT: { zh: '账号没有这个接口的权限', en: 'the account has no right to this' },
  NO_ARTICLE: { zh: '没有这篇文章、这条微博', en: 'there is no such article or post' },
  NOT_OWN: { zh: '这不是本账号发的，不能读', en: 'it is not of this account, and is not read' },
  SAME_WORDS: { zh: '平台说同样的话已经发过', en: 'the platform says that the same words were sent before' },
  COMMENT_GONE: { zh: '这条评论已被删除', en: 'the comment was deleted' },
  ANSWERED_ALREADY: {
    zh: '这条评论已经有回复，平台只收一条',
    en: 'the comment has an answer already, and takes one only',
  },
  REFUSED: { zh: '对方拒收', en: 'the other side refused it' },
} as const

/** The faults that end when somebody enters a new key. */
export const keyFaults = ['CREDENTIALS', 'KEY_EXPIRED'] as const satisfies readonly (keyof typeof tellingFaults)[]

/** Why a call from outside was not taken in. */
export const callFaults = {
  SIGNATURE: { zh: '签名不对，或者时间相差5分钟以上', en: 'a wrong signature, or a clock more than 5 minutes away' },
  SHAPE: { zh: '内容的格式不对', en: 'its contents have another form' },
} as const

export type ChannelKind = keyof typeof channelKinds
export type ChannelState = keyof typeof channelStates
export type TellingKind = keyof typeof tellingKinds
export type TellingState = keyof typeof tellingStates
export type CallFault = keyof typeof callFaults

/** What a receipt says where not all that came along was kept. */
export const filesLeft = 'files-left'
