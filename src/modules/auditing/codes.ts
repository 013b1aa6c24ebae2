/** What for the audit is searched; no search without one (security 2.3). */
export const purposes = {
  INSPECTION: { zh: '例行审计', en: 'Regular audit' },
  COMPLAINT: { zh: '核查反映的问题', en: 'Looking into a complaint' },
  INCIDENT: { zh: '处置安全事件', en: 'A security incident' },
  SUPERVISION: { zh: '上级或纪检监察机关交办', en: 'Charged by a superior or by discipline inspection' },
} as const
export type Purpose = keyof typeof purposes

/** How a check of the chain stands. */
export const checkStates = {
  ASKED: { zh: '等待开始', en: 'Waiting' },
  RUNNING: { zh: '正在核查', en: 'At work' },
  DONE: { zh: '已完成', en: 'Done' },
  FAILED: { zh: '没有办成', en: 'Not done' },
} as const

interface ActKind {
  readonly zh: string
  readonly en: string
  readonly acts: readonly string[]
  /** Every act of these chapters. */
  readonly chapters: readonly string[]
}

/** Kinds of acts 行为类别: looking and taking away first, because that leaves no other trace; then chapter by chapter. */
export const actKinds = {
  READS: {
    ...{ zh: '查看敏感信息', en: 'Looking at sensitive data' },
    acts: [
      ...[
        'members.card-read',
        'members.revealed',
        'members.number-looked-up',
        'members.export-password-shown',
        'members.card-reading-stopped',
      ],
      ...['cases.contact-looked-at', 'cases.original-looked-at', 'consultations.words-read'],
      ...['procedure.paper-opened', 'organisations.reshaping-paper-opened', 'auditing.searched'],
    ],
    chapters: [],
  },
  EXPORTS: {
    ...{ zh: '导出和带走', en: 'Exporting and taking away' },
    acts: [
      ...['members.export-asked', 'members.export-begun', 'members.exported', 'members.export-fetched'],
      ...['members.export-password-shown', 'members.own-data-taken', 'members.roster-marked', 'cases.file-fetched'],
      'organisations.taken-out',
    ],
    chapters: [],
  },
  ACCOUNTS: { zh: '账号、身份和登录', en: 'Accounts, posts and sign-in', acts: [], chapters: ['accounts'] },
  MEMBERS: { zh: '党员信息', en: 'Members', acts: [], chapters: ['members', 'people'] },
  CASES: {
    ...{ zh: '诉求、征集和建议', en: 'Cases, consultations and suggestions' },
    acts: [],
    chapters: ['cases', 'demands', 'consultations', 'feedback'],
  },
  ORGANISATIONS: { zh: '组织', en: 'Organisations', acts: [], chapters: ['organisations'] },
  PUBLISHING: {
    zh: '网站和文章',
    en: 'Sites and articles',
    acts: [],
    chapters: ['sites', 'publishing', 'transparency'],
  },
  PROCEDURE: { zh: '审批事项', en: 'Matters and approvals', acts: [], chapters: ['procedure'] },
  MACHINE: { zh: '运行维护', en: 'Operations', acts: [], chapters: ['operations', 'notices', 'kernel'] },
  AUDITING: { zh: '审计查询和核查', en: 'Searches and checks of the audit', acts: [], chapters: ['auditing'] },
} as const satisfies Record<string, ActKind>
export type ActKindName = keyof typeof actKinds
