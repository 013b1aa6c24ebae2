import { z } from 'zod'
import { Can, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { caseKinds } from '../codes.ts'
import { channelKinds, channelStates, tellingKinds, tellingStates } from './codes.ts'
import { mailFaults } from './mail/codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const ChannelKind = z.enum(keysOf(channelKinds))
const ChannelState = z.enum(keysOf(channelStates))

/** A way in of an organisation; `path` is where messages are sent to. */
export const Channel = z.object({
  id: z.uuid(),
  orgName: z.string(),
  kind: ChannelKind,
  name: z.string(),
  state: ChannelState,
  /** Empty for files, which people bring in themselves. */
  path: z.string(),
  replyUrl: z.string().nullable(),
  /** Of a channel of mails: the address citizens write to. */
  mailbox: z.string().nullable(),
  isPrivate: z.boolean(),
  lastArrivalAt: InstantText.nullable(),
  lastSentAt: InstantText.nullable(),
  lastFault: z.string().nullable(),
  lastFaultAt: InstantText.nullable(),
  /** What goes back and waits for its next try, or for a person. */
  waiting: z.number().int(),
  failed: z.number().int(),
})
export type Channel = z.infer<typeof Channel>

/** Something that goes back to the writer of a case. */
export const Telling = z.object({
  id: z.uuid(),
  what: z.enum(keysOf(tellingKinds)),
  state: z.enum(keysOf(tellingStates)),
  tries: z.number().int(),
  at: InstantText,
  endedAt: InstantText.nullable(),
  fault: z.string().nullable(),
  toldName: z.string().nullable(),
})
export type Telling = z.infer<typeof Telling>

/** A message of another system, under the id of its signature. Nothing but the text is needed. */
export const Message = z.strictObject({
  text: Written(1, 2000),
  title: Written(1, 40).optional(),
  /** How to call the writer; shown as 王** and sealed. */
  name: Written(1, 20).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{7,20}$/)
    .optional(),
  kind: z.enum(keysOf(caseKinds)).optional(),
  /** Whether the writer agreed there that everybody may read it. */
  isPublic: z.boolean().default(false),
  /** What the other system wants to have back to know whom an answer is for. */
  handle: Written(1, 500).optional(),
})

/** A mail that became no case; it lies in the folder under its id for thirty days. */
const RefusedMail = z.object({
  id: z.uuid(),
  fault: z.enum(keysOf(mailFaults)),
  at: InstantText,
  channel: z.string().nullable(),
})

const ChannelId = z.object({ channelId: z.uuid() })
const keeper = ['cases.for-channel-keeper'] as const

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/channels',
  summary: { zh: '列出诉求渠道', en: 'The ways by which messages come in' },
  answer: z.object({
    rows: z.array(Channel),
    hosts: z.array(z.string()),
    mail: z.object({
      /** Whether answers leave by a mail server; else they are laid down to be fetched. */
      canSend: z.boolean(),
      /** How many lie in the folder and were not looked at yet. */
      waiting: z.number().int(),
      refused: z.array(RefusedMail),
    }),
    can: Can,
  }),
  errors: [...keeper],
})

export const addChannel = endpoint({
  method: 'POST',
  path: '/api/channels',
  summary: { zh: '登记诉求渠道，密钥只显示一次', en: 'Add a channel; its secret is shown once' },
  body: z.strictObject({
    orgId: z.uuid(),
    kind: ChannelKind,
    name: Written(2, 40),
    replyUrl: z.string().trim().max(500).default(''),
    isPrivate: z.boolean(),
    /** Of a channel of mails: the address citizens write to. */
    mailbox: z.string().trim().toLowerCase().max(254).optional(),
    /** Of an official account. */
    appId: z.string().trim().max(100).optional(),
    appSecret: z.string().trim().max(200).optional(),
    /** Of a Weibo account: its authorisation, and the public address of this server, which the platform wants to be told. */
    accessToken: z.string().trim().max(200).optional(),
    serverIp: z.string().trim().max(45).optional(),
  }),
  /** `aesKey` seals the messages of an official account; a channel of files has neither address nor secret. */
  isShownOnce: true,
  answer: z.object({ id: z.uuid(), path: z.string(), secret: z.string(), aesKey: z.string().nullable() }),
  errors: [
    ...keeper,
    ...['cases.organisation-missing', 'cases.channel-taken'],
    ...['cases.channel-address-form', 'cases.channel-address-not-allowed', 'cases.channel-account'],
    ...['cases.mailbox-form', 'cases.mailbox-taken'],
    ...['cases.channel-weibo-account', 'cases.channel-server-ip'],
  ],
})

export const setChannelState = endpoint({
  method: 'PUT',
  path: '/api/channels/:channelId/state',
  summary: { zh: '暂停或恢复诉求渠道', en: 'Pause or resume a channel' },
  params: ChannelId,
  body: z.strictObject({ state: ChannelState }),
  answer: z.object({ state: ChannelState }),
  errors: [...keeper, 'cases.channel-missing'],
})

export const renewChannelKey = endpoint({
  method: 'PUT',
  path: '/api/channels/:channelId/key',
  summary: {
    zh: '给账号换上新的密钥，因密钥没发出去的重新发送',
    en: 'Enter the new key of an account; what did not go back for its sake is sent again',
  },
  params: ChannelId,
  /** The AppSecret or the access_token. */
  body: z.strictObject({ key: Written(1, 200) }),
  answer: z.object({ id: z.uuid(), resumed: z.number().int() }),
  errors: [...keeper, 'cases.channel-missing', 'cases.channel-keyless'],
})

export const getArrival = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/arrival',
  summary: {
    zh: '诉求件从哪个渠道来，回信到了没有',
    en: 'By which channel a case came, and whether what went back arrived',
  },
  params: z.object({ caseId: z.uuid() }),
  answer: z.object({
    arrival: z
      .object({
        channel: z.string(),
        kind: ChannelKind,
        isPrivate: z.boolean(),
        at: InstantText,
        tellings: z.array(Telling),
      })
      .nullable(),
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const settleTellings = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/tellings',
  summary: {
    zh: '没有送达的：再发一次，或者记下已由人工告知',
    en: 'What did not go back: send it again, or note that a person told the writer',
  },
  params: z.object({ caseId: z.uuid() }),
  body: z.strictObject({ how: z.enum(['AGAIN', 'TOLD']) }),
  answer: z.object({ id: z.uuid(), count: z.number().int() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.telling-missing'],
})

export const channelEndpoints = [listChannels, addChannel, setChannelState, renewChannelKey, getArrival, settleTellings]
