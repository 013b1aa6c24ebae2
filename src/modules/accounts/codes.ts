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
  POST_RAN_OUT: {
    zh: '您的一个身份已到期结束。还需要的，请联系安全管理员。',
    en: 'One of your posts has run out. If you still need it, ask the security administrator.',
  },
  POST_FOLLOWED: {
    zh: '您的身份所在的党组织已合并或分设，您的身份转到了承接的党组织，管理范围随之改变。请切换到新的身份核对；不对的，请联系安全管理员。',
    en: 'An organisation in which you hold a post was merged or divided; your post went to the one that took over, with its reach. Please look at your new post; if it is wrong, tell the security administrator.',
  },
  POST_HELD_AT_HEIR: {
    zh: '您的一个身份所在的党组织已合并或分设，这个身份随之结束，没有另外转过去；您在承接的党组织原来就有的同一身份不受影响，继续使用那个身份。',
    en: 'An organisation in which you hold a post was merged or divided, and that post ended without going along; you hold the same post in the organisation that took over already, and it stays as it was. Please use that one.',
  },
  POST_NARROWER_AT_HEIR: {
    zh: '您的一个身份所在的党组织已合并或分设，这个身份没有照原样转过去：您在承接的党组织已有同一身份，但只限一条条线，同一身份在一处只能有一个。还需要原来的，请联系安全管理员，先收回限条线的，再重新授予。',
    en: 'An organisation in which you hold a post was merged or divided, and that post did not go along as it was: in the organisation that took over you hold it for one line only, and a post is held once at a place. If you still need it, ask the security administrator to take that one back and grant it anew.',
  },
  POST_ENDED_WITH_ORG: {
    zh: '您的一个身份所在的党组织已合并、分设或撤销，这个身份随之结束。还需要的，请联系上级的安全管理员重新授予。',
    en: 'An organisation in which you held a post was merged, divided or dissolved, and the post ended with it. If you still need one, ask the security administrator above.',
  },
  DELEGATION_ENDED_WITH_ORG: {
    zh: '一项代办所在的党组织已合并、分设或撤销，代办随之结束。还需要的，请在新的身份里重新指定。',
    en: 'The organisation of a delegation was merged, divided or dissolved, and the delegation ended. If it is still needed, please name it anew in the new post.',
  },
  DELEGATION_TAKEN: {
    zh: '{name}请您代办。切换身份时可以选择，办完随时可以退回。',
    en: '{name} asks you to act in a post. Choose it where you switch posts; give it back at any moment.',
  },
  DELEGATION_GIVEN: {
    zh: '安全管理员{name}指定了别人在您不在时代办。您随时可以收回。',
    en: 'Security administrator {name} named who acts for you while you are away. You can take it back at any moment.',
  },
  DELEGATION_ENDED: { zh: '{name}结束了一项代办。', en: '{name} ended a delegation.' },
  PROVIDER_LINKED: {
    zh: '您的账号关联了统一身份认证，以后可以用它登录。如果不是您本人办的，请马上取消关联并修改密码。',
    en: 'Your account was linked to the provider of identities and can be entered by it. If it was not you, unlink it and change your password.',
  },
  PROVIDER_UNLINKED: {
    zh: '您的账号取消了统一身份关联。',
    en: 'Your account was unlinked from the provider of identities.',
  },
  CARDS_STOPPED: {
    zh: '{name}一小时内打开党员信息卡 1,000 次（同一张卡再打开也算一次），已经暂停。请马上向本人和所在单位核实；需要查明细的，请审计管理员用“审计查询”。',
    en: '{name} opened cards of members 1,000 times within an hour (the same card again counts again) and was stopped. Ask the person and the organisation at once; the audit administrator can search what was opened.',
  },
  PASSWORD_CHANGED: { zh: '您的密码已修改。', en: 'Your password was changed.' },
} as const
export type NoticeKind = keyof typeof noticeKinds
