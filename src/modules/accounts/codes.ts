/** The posts an account can act in (E02). */
export const roleNames = {
  SYSTEM_ADMIN: { zh: '系统管理员', en: 'System administrator' },
  SECURITY_ADMIN: { zh: '安全管理员', en: 'Security administrator' },
  AUDIT_ADMIN: { zh: '审计管理员', en: 'Audit administrator' },
  ORGANISER: { zh: '组织工作人员', en: 'Organisation officer' },
  SECRETARY: { zh: '党支部书记', en: 'Branch secretary' },
  EDITOR: { zh: '信息编辑', en: 'Editor' },
  DESK: { zh: '诉求办理人员', en: 'Case desk clerk' },
  MEMBER: { zh: '党员', en: 'Member' },
} as const

/** What the owner of an account is told of it; {name} is who did it. */
export const noticeKinds = {
  FACTORS_RESET: {
    zh: '您的第二重验证已被管理员{name}重置，所有登录已结束。如果不是您请人办的，请马上联系系统管理员。',
    en: 'Administrator {name} took your second factors away and ended your sessions. If you did not ask for it, tell the system administrator at once.',
  },
  CODE_ADDED: { zh: '您的账号启用了动态口令。', en: 'A code app was turned on for your account.' },
  CODE_REMOVED: { zh: '您的账号停用了动态口令。', en: 'The code app of your account was turned off.' },
  PASSKEY_ADDED: { zh: '您的账号添加了一把通行密钥。', en: 'A passkey was added to your account.' },
  PASSKEY_REMOVED: { zh: '您的账号删除了一把通行密钥。', en: 'A passkey of your account was removed.' },
  RECOVERY_CODE_USED: {
    zh: '有人用恢复码登录了您的账号。如果不是您本人，请马上修改密码。',
    en: 'Somebody signed in to your account with a recovery code. If it was not you, change your password at once.',
  },
  SECOND_STEP_FAILED: {
    zh: '有人输对了您的密码，但没有通过第二重验证。如果不是您本人，请马上修改密码。',
    en: 'Somebody knew your password but not your second factor. If it was not you, change your password at once.',
  },
  PASSWORD_CHANGED: { zh: '您的密码已修改。', en: 'Your password was changed.' },
} as const
export type NoticeKind = keyof typeof noticeKinds
