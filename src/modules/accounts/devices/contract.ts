import { z } from 'zod'
import { DayText, endpoint, InstantText } from '#kernel/contract.ts'

export const readSessionEnd = endpoint({
  method: 'GET',
  path: '/api/session/end',
  // Asking must not prolong what it asks about, so nobody is looked up for it as for other requests.
  access: 'public',
  summary: { zh: '登录什么时候结束（询问不会延长登录）', en: 'When the session ends; asking does not prolong it' },
  answer: z.object({
    endsAt: InstantText,
    /** Using it goes on; after twelve hours one signs in anew in any case. */
    mayExtend: z.boolean(),
  }),
  errors: ['accounts.session-over'],
})

export const extendSession = endpoint({
  method: 'POST',
  path: '/api/session/extension',
  effect: 'steps',
  summary: { zh: '继续使用，延长登录', en: 'Goes on: the session lasts longer' },
  answer: z.object({ endsAt: InstantText }),
  errors: ['accounts.session-over'],
})

export const listDevices = endpoint({
  method: 'GET',
  path: '/api/session/devices',
  summary: { zh: '我在哪些设备上登录着', en: 'Where I am signed in' },
  answer: z.object({
    devices: z.array(
      z.object({
        id: z.uuid(),
        /** Kind of browser and system, `chrome/windows`; deviceName says it in words. */
        device: z.string(),
        since: DayText,
        lastUsed: DayText,
        isThis: z.boolean(),
      }),
    ),
  }),
})

export const endDevice = endpoint({
  method: 'DELETE',
  path: '/api/session/devices/:deviceId',
  summary: { zh: '结束一台设备上的登录', en: 'Signs one device out' },
  params: z.object({ deviceId: z.uuid() }),
  answer: z.object({ ended: z.literal(true) }),
  errors: ['accounts.no-such-device'],
})

export const endOtherDevices = endpoint({
  method: 'POST',
  path: '/api/session/devices/end-others',
  summary: { zh: '结束其他所有设备上的登录', en: 'Signs all other devices out' },
  answer: z.object({ ended: z.literal(true) }),
})

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/session/notices',
  summary: { zh: '关于我的账号的提醒', en: 'What is told about my account' },
  answer: z.object({
    notices: z.array(z.object({ id: z.uuid(), kind: z.string(), byName: z.string(), at: InstantText })),
  }),
})

export const seeNotices = endpoint({
  method: 'POST',
  path: '/api/session/notices/seen',
  summary: { zh: '知道了：不再显示这些提醒', en: 'Seen: these are not shown again' },
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(20) }),
  answer: z.object({ seen: z.literal(true) }),
})

export const endpoints = [
  readSessionEnd,
  extendSession,
  listDevices,
  endDevice,
  endOtherDevices,
  listNotices,
  seeNotices,
]
