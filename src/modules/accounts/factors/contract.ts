import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'

/** What a sign-in may still ask for after the password. */
export const Factor = z.enum(['CODE', 'PASSKEY', 'RECOVERY_CODE'])
export type Factor = z.infer<typeof Factor>

const Code = z.string().trim().min(6).max(20)
const Password = z.string().min(1).max(128)
const Bytes = z.base64url().min(1).max(20_000)
const Transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

/** What a browser gives when it has made a passkey (WebAuthn, RegistrationResponseJSON). */
const NewPasskey = z.object({
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(Transport).max(7).default([]),
  }),
})

/** What a browser gives when a passkey has signed (WebAuthn, AuthenticationResponseJSON). */
const SignedByPasskey = z.object({
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.optional(),
  }),
})

/** Handed to the browser’s own passkey functions as it is. */
const PasskeyOptions = z.record(z.string(), z.unknown())

const tries = ['kernel.too-many-tries'] as const

export const giveSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor',
  access: 'sign-in',
  effect: 'steps',
  summary: {
    zh: '登录第二步：动态口令或恢复码',
    en: 'Second step of signing in: a code of the app, or a recovery code',
  },
  body: z.strictObject({ code: Code }),
  answer: z.object({ signedIn: z.literal(true), recoveryCodesLeft: z.number().int() }),
  errors: ['accounts.wrong-code', 'accounts.step-over', 'accounts.no-identity', ...tries],
})

export const beginPasskeySignIn = endpoint({
  method: 'POST',
  path: '/api/session/passkey-question',
  access: 'sign-in',
  effect: 'steps',
  summary: { zh: '准备用通行密钥登录', en: 'Prepares signing in with a passkey' },
  answer: z.object({ options: PasskeyOptions }),
  errors: ['accounts.passkeys-need-https', ...tries],
})

export const signInWithPasskey = endpoint({
  method: 'POST',
  path: '/api/session/passkey',
  access: 'sign-in',
  effect: 'steps',
  summary: { zh: '用通行密钥登录', en: 'Signs in with a passkey' },
  body: z.strictObject({ response: SignedByPasskey }),
  answer: z.object({ signedIn: z.literal(true) }),
  errors: [
    'accounts.wrong-passkey',
    'accounts.step-over',
    'accounts.passkeys-need-https',
    'accounts.no-identity',
    ...tries,
  ],
})

export const readFactors = endpoint({
  method: 'GET',
  path: '/api/session/factors',
  summary: { zh: '我的登录验证方式', en: 'In which ways I show who I am' },
  answer: z.object({
    hasCode: z.boolean(),
    recoveryCodes: z.number().int(),
    passkeys: z.array(
      z.object({ id: z.uuid(), name: z.string(), since: InstantText, usedOn: z.iso.date().nullable() }),
    ),
    /** Passkeys work on https and on localhost only. */
    passkeysWork: z.boolean(),
    hasPassword: z.boolean(),
    /** This post is not used without a second factor. */
    demanded: z.boolean(),
  }),
})

export const proveYourself = endpoint({
  method: 'POST',
  path: '/api/session/proof',
  effect: 'steps',
  summary: { zh: '办重要事项前再次确认是本人', en: 'Shows once more who one is, before something important' },
  body: z.strictObject({ password: Password, code: Code.optional() }),
  answer: z.object({ proved: z.literal(true) }),
  errors: [
    'accounts.wrong-password',
    'accounts.wrong-code',
    'accounts.code-needed',
    'accounts.prove-by-provider',
    ...tries,
  ],
})

export const beginTotp = endpoint({
  method: 'POST',
  path: '/api/session/totp',
  effect: 'steps',
  summary: { zh: '准备启用动态口令，得到要扫描的密钥', en: 'Prepares a code app: gives the secret to be scanned' },
  answer: z.object({ secret: z.string(), address: z.string() }),
  errors: ['accounts.prove-yourself'],
})

export const confirmTotp = endpoint({
  method: 'PUT',
  path: '/api/session/totp',
  effect: 'steps',
  summary: { zh: '输入一次动态口令，正式启用', en: 'Turns the code app on with its first code' },
  body: z.strictObject({ code: Code }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['accounts.wrong-code', 'accounts.step-over', 'accounts.prove-yourself', ...tries],
})

export const removeTotp = endpoint({
  method: 'DELETE',
  path: '/api/session/totp',
  summary: { zh: '停用动态口令', en: 'Turns the code app off' },
  answer: z.object({ removed: z.literal(true) }),
  errors: ['accounts.prove-yourself', 'accounts.no-such-factor'],
})

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/session/recovery-codes',
  effect: 'steps',
  summary: { zh: '重新生成恢复码，旧的全部作废', en: 'Makes new recovery codes; the old ones are void' },
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['accounts.prove-yourself', 'accounts.no-such-factor'],
})

export const beginPasskey = endpoint({
  method: 'POST',
  path: '/api/session/passkeys/question',
  effect: 'steps',
  summary: { zh: '准备添加通行密钥', en: 'Prepares a new passkey' },
  answer: z.object({ options: PasskeyOptions }),
  errors: ['accounts.prove-yourself', 'accounts.passkeys-need-https'],
})

export const addPasskey = endpoint({
  method: 'POST',
  path: '/api/session/passkeys',
  effect: 'steps',
  summary: { zh: '添加通行密钥', en: 'Adds a passkey' },
  body: z.strictObject({ name: z.string().trim().min(1).max(50), response: NewPasskey }),
  answer: z.object({ id: z.uuid(), recoveryCodes: z.array(z.string()) }),
  errors: [
    'accounts.wrong-passkey',
    'accounts.step-over',
    'accounts.prove-yourself',
    'accounts.passkeys-need-https',
    'accounts.passkey-known',
  ],
})

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/api/session/passkeys/:passkeyId',
  summary: { zh: '删除通行密钥', en: 'Removes a passkey' },
  params: z.object({ passkeyId: z.uuid() }),
  answer: z.object({ removed: z.literal(true) }),
  errors: ['accounts.prove-yourself', 'accounts.no-such-factor'],
})

export const resetFactors = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/factors/reset',
  summary: {
    zh: '重置他人的第二重验证：由另一位管理员办理，本人会收到提醒',
    en: 'Takes the second factors of an account away: by another administrator, and its owner is told',
  },
  params: z.object({ accountId: z.uuid() }),
  answer: z.object({ reset: z.literal(true) }),
  errors: [
    'accounts.prove-yourself',
    'accounts.for-security-admin',
    'accounts.for-system-admin',
    'accounts.not-found',
    'accounts.not-oneself',
    'accounts.no-such-factor',
  ],
})

export const endpoints = [
  giveSecondFactor,
  beginPasskeySignIn,
  signInWithPasskey,
  readFactors,
  proveYourself,
  beginTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  beginPasskey,
  addPasskey,
  removePasskey,
  resetFactors,
]
