/** Every sentence of the accounts chapter, by key. */
export const words = {
  'accounts.posts-stay': {
    zh: '账号身份{count}个（{posts}）：不变',
    en: '{count} posts of accounts ({posts}): they stay as they are',
  },
  'accounts.posts-follow': {
    zh: '账号身份{count}个（{posts}）：转到合并后的党组织，管理范围变为那里和它的下级；在那里已有同一身份的，限定条线的也算，不另加。须重新登录',
    en: '{count} posts of accounts ({posts}): they go to the merged organisation, and reach it and all below it; who has the post there, whole or for a line, keeps that one. People sign in again',
  },
  'accounts.posts-follow-part': {
    zh: '账号身份{count}个（{posts}）：本组织继续存在的，都留在本组织；撤销的，转到第一个新设的党组织，须重新登录',
    en: '{count} posts of accounts ({posts}): they stay where this organisation goes on; where it ends they go to the first new one, and people sign in again',
  },
  'accounts.posts-end': {
    zh: '账号身份{count}个（{posts}）：随本组织结束；需要的，由上级的安全管理员在别的组织重新授予',
    en: '{count} posts of accounts ({posts}): they end with this organisation; a security administrator above grants elsewhere what is needed',
  },
  'accounts.admins-end': {
    zh: '管理员身份{count}个（{posts}）：随本组织结束，不转到合并后的党组织；在那里原来就有的不受影响，需要的由那里或上级的安全管理员重新授予',
    en: '{count} posts of administrators ({posts}): they end with this organisation and do not go along; who holds one there already keeps it, and a security administrator there or above grants what is needed',
  },
  'accounts.admins-end-if': {
    zh: '管理员身份{count}个（{posts}）：本组织继续存在的，不变；撤销的，随之结束，不转到新设的党组织，由上级的安全管理员重新授予',
    en: '{count} posts of administrators ({posts}): they stay where this organisation goes on; where it ends they end and do not go along, and a security administrator above grants what is needed',
  },
  'accounts.lent-ends': {
    zh: '代办{count}项：随之结束；还需要的，请在新的身份里重新指定',
    en: '{count} delegations: they end; who still needs one names it anew in the new post',
  },
  'accounts.lent-ends-if': {
    zh: '代办{count}项：本组织继续存在的，不变；撤销的，随之结束，还需要的请在新的身份里重新指定',
    en: '{count} delegations: they stay where this organisation goes on; where it ends they end, and are named anew in the new post',
  },
  'accounts.wrong-login': {
    zh: '账号或密码不对，请核对后再试。忘记密码请联系本单位的系统管理员。',
    en: 'The account or the password is not right. Please check, or ask your system administrator.',
  },
  'accounts.wrong-password': {
    zh: '原密码不对，请核对后再试。',
    en: 'The old password is not right. Please check and try again.',
  },
  'accounts.no-identity': {
    zh: '这个账号还没有可用的身份，请联系安全管理员授予。',
    en: 'This account holds no post yet; please ask the security administrator.',
  },
  'accounts.too-many-views': {
    zh: '一个列表最多保存{most}个常用视图，请先删掉不用的再保存。',
    en: 'A list keeps {most} views at most. Please remove one that is not used, then save again.',
  },
  'accounts.line-not-for-role': {
    zh: '只有组织工作人员、党支部书记可以限定条线，别的身份本来就只管一项工作。请改选身份，或不选条线。',
    en: 'Only an organisation officer or a branch secretary is limited to a line; the other posts have one field of work anyway. Please choose another post, or no line.',
  },
  'accounts.session-over': { zh: '登录已经结束，请重新登录。', en: 'Your session has ended; please sign in again.' },
  'accounts.identity-not-yours': {
    zh: '这个身份不属于您，或者已经到期，请重新选择。',
    en: 'This post is not yours or has run out; please choose again.',
  },
  'accounts.password-too-short': {
    zh: '密码至少要12个字符，可以用一句好记的话。',
    en: 'The password needs at least 12 characters; an easy sentence will do.',
  },
  'accounts.password-too-common': {
    zh: '这个密码太常见，或者含有账号、姓名、“党建”一类的词，容易被猜到，请换一个。',
    en: 'This password is too common or contains your account, name or words of the field; please choose another.',
  },
  'accounts.invitation-used': {
    zh: '这个链接已经用过或已过期，请联系系统管理员重新生成。',
    en: 'This link was used or has expired; please ask the system administrator for a new one.',
  },
  'accounts.for-administrators': {
    zh: '账号由系统管理员和安全管理员管理。',
    en: 'Accounts are kept by the system and security administrators.',
  },
  'accounts.for-system-admin': {
    zh: '账号的新建和停用由系统管理员办理，请联系他们。',
    en: 'Accounts are made and disabled by the system administrator; please ask them.',
  },
  'accounts.for-security-admin': {
    zh: '身份的授予和收回由安全管理员办理，请联系他们。',
    en: 'Posts are granted and taken back by the security administrator; please ask them.',
  },
  'accounts.not-found': {
    zh: '没有找到这个账号，也可能它不在您的管理范围内。',
    en: 'This account was not found, or it is outside your reach.',
  },
  'accounts.not-oneself': {
    zh: '不能对自己的账号做这件事，请由另一位管理员办理。',
    en: 'This cannot be done to one’s own account; another administrator does it.',
  },
  'accounts.link-hands-over': {
    zh: '这个账号有管理员身份，或有您管理范围以外的身份，不能由您一个人重新生成链接。请由掌管服务器的人运行“npm run lianxin -- account invite 账号名”。',
    en: 'This account holds a post of an administrator or one outside your reach, so you alone cannot make a new link. Whoever keeps the server runs “npm run lianxin -- account invite LOGIN”.',
  },
  'accounts.login-taken': {
    zh: '这个账号名已经有人用了，请换一个。',
    en: 'This account name is taken; please choose another.',
  },
  'accounts.admins-apart': {
    zh: '系统管理员、安全管理员和审计管理员必须是三个人。这个账号已有其中一个身份。',
    en: 'The system, security and audit administrators are three people; this account holds one of these posts already.',
  },
  'accounts.until-past': { zh: '结束日期不能早于今天。', en: 'The last day cannot lie in the past.' },
  'accounts.until-too-late': {
    zh: '授予的身份不能比您自己的身份更久。您的身份到 {day} 为止，请填这一天或更早。',
    en: 'What you grant lasts no longer than your own post, which ends on {day}; please name that day or an earlier one.',
  },
  'accounts.no-such-device': {
    zh: '没有找到这台设备上的登录，可能已经结束。请刷新后再看。',
    en: 'This device was not found; its session may have ended. Please reload.',
  },
  'accounts.role-held': {
    zh: '这个账号在该党组织已有这个身份，同一身份只能有一个。要改限定的条线，请先收回再授予。',
    en: 'This account already holds this post there, and holds it once only. To change its line, take it back and grant it anew.',
  },
} as const
