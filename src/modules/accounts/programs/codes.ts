/**
 * What a program may be given to read, by the name of the endpoint: only what every post reads in its reach and what names no person.
 * A test holds each to reading, to no purpose of its own and to nothing that is shown once (decisions 336).
 */
export const programReadings = {
  'GET /api/organisations': { zh: '组织树的各层', en: 'The tree, level by level' },
  'GET /api/organisations/search': { zh: '查找党组织', en: 'Finding organisations' },
  'GET /api/organisations/:orgId': { zh: '一个党组织的情况和沿革', en: 'One organisation and its history' },
  'GET /api/sites': { zh: '网站名单', en: 'The list of sites' },
  'GET /api/sections': { zh: '网站的栏目', en: 'The sections of sites' },
  'GET /api/codes': { zh: '国家标准代码表', en: 'National tables of codes' },
} as const
export type ProgramReading = keyof typeof programReadings

/** How a key stands. */
export const programKeyStates = {
  ASKED: { zh: '待安全管理员同意', en: 'Waits for the security administrator', tone: 'warning' },
  REFUSED: { zh: '未同意', en: 'Not allowed', tone: 'neutral' },
  ALLOWED: { zh: '已同意，待领取', en: 'Allowed, to be taken', tone: 'warning' },
  IN_USE: { zh: '使用中', en: 'In use', tone: 'success' },
  OVER: { zh: '已到期', en: 'Run out', tone: 'neutral' },
  ENDED: { zh: '已作废', en: 'Ended', tone: 'neutral' },
} as const
export type ProgramKeyState = keyof typeof programKeyStates
