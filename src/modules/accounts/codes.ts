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
