import type { Sentence } from '#ui/sentence.tsx'

/** Every sentence of the shell. */
export const words = {
  product: { zh: '连心', en: 'Lianxin' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  menu: { zh: '主菜单', en: 'Main menu' },
  crumbs: { zh: '当前位置', en: 'You are here' },
  waiting: { zh: '待办', en: 'To do' },
  home: { zh: '首页', en: 'Home' },
  work: { zh: '办事', en: 'Work' },
  me: { zh: '我的', en: 'Me' },
  oneMatter: { zh: '审批事项', en: 'Matter' },
  startedBy: { zh: '{name}（{org}）发起', en: 'begun by {name} ({org})' },
  dueUntil: { zh: '办到 {at}', en: 'due by {at}' },
  overdue: { zh: '已超期', en: 'Overdue' },
  provisionalDue: {
    zh: '（当年放假安排公布前按周一至周五计算，公布后会重算）',
    en: '(counted Monday to Friday until the holidays of that year are announced)',
  },
  matterDone: { zh: '已办理', en: 'Done' },
  standsIn: { zh: '您代{name}办理，记录里会写明两个人。', en: 'You act for {name}; both names are recorded.' },
  actedFor: { zh: '{name}（代{other}）', en: '{name} (for {other})' },
  nothingHere: { zh: '这里还没有内容', en: 'Nothing here yet' },
  opening: { zh: '正在打开…', en: 'Opening…' },
  // session
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  safety: {
    zh: '登录与安全：密码、第二重验证、登录的设备',
    en: 'Sign-in and safety: password, second factor, devices',
  },
  delegations: { zh: '代办：请人代办，替人代办', en: 'Acting for another: who acts for me, for whom I act' },
  actingFor: { zh: '代{name}办理', en: 'Acting for {name}' },
  actingAs: {
    zh: '{post}，到 {day}。您办的事会记下两个人。',
    en: '{post}, until {day}. Both of you stand in the record.',
  },
  backToOwn: { zh: '回到自己的身份', en: 'Back to my own post' },
  byPasskey: { zh: '用通行密钥登录', en: 'Sign in with a passkey' },
  secondStep: { zh: '还差一步：请输入验证器上的六位数字', en: 'One more step: the six digits of your authenticator' },
  secondStepRecovery: { zh: '手机不在身边，可以输入一个恢复码。', en: 'Without the telephone, type a recovery code.' },
  secondStepPasskey: { zh: '还差一步：请用通行密钥确认', en: 'One more step: confirm with your passkey' },
  code: { zh: '动态口令或恢复码', en: 'Code or recovery code' },
  backToPassword: { zh: '返回，重新输入密码', en: 'Back to the password' },
  passkeyCancelled: {
    zh: '没有完成。可能是取消了，或这台设备上没有通行密钥，请再试一次或用密码登录。',
    en: 'This was not finished: cancelled, or no passkey on this device. Try again or use your password.',
  },
  sessionEnding: { zh: '登录快要结束了', en: 'Your session is about to end' },
  sessionEndingIdle: {
    zh: '已经有一阵没有操作。{seconds} 秒后登录结束，您填写的内容会留在页面上。',
    en: 'Nothing was done for a while. The session ends in {seconds} seconds; what you typed stays on the page.',
  },
  sessionEndingWhole: {
    zh: '登录满十二小时，{seconds} 秒后要重新登录。您填写的内容会留在页面上，登录后接着办。',
    en: 'After twelve hours one signs in anew, in {seconds} seconds. What you typed stays on the page.',
  },
  goOn: { zh: '继续使用', en: 'Go on' },
  understood: { zh: '知道了', en: 'All right' },
  name: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  identity: { zh: '当前身份', en: 'Acting as' },
  switchIdentity: { zh: '切换身份', en: 'Switch identity' },
  sessionEnded: { zh: '登录已到时，请重新登录', en: 'Your session has ended. Please sign in again' },
  sessionEndedHint: {
    zh: '您填写的内容还在，登录后可以接着办。',
    en: 'What you typed is still here; you can go on after signing in.',
  },
  // preferences
  otherLanguage: { zh: 'English', en: '中文' },
  elder: { zh: '长辈版', en: 'Large text' },
  normal: { zh: '标准版', en: 'Normal text' },
  display: { zh: '显示', en: 'Display' },
  // leaving
  unsaved: { zh: '填写的内容还没有提交', en: 'What you typed has not been submitted' },
  unsavedHint: { zh: '现在离开，这些内容就没有了。', en: 'If you leave now, it will be lost.' },
  stay: { zh: '留下继续填', en: 'Stay' },
  leave: { zh: '不要了，离开', en: 'Leave' },
  // faults
  offline: {
    zh: '网络断开了。已打开的内容可以继续看和填，联网后再提交。',
    en: 'No connection. You can go on reading and typing; submit when you are back online.',
  },
  missing: { zh: '没有这一页', en: 'There is no such page' },
  missingHint: {
    zh: '网址可能写错了，或者这项内容已经移走。',
    en: 'The address may be wrong, or the content has moved.',
  },
  toStart: { zh: '回到待办', en: 'Back to my tasks' },
  broken: { zh: '这一页没有打开', en: 'This page did not open' },
  subjectHasPage: {
    zh: '这件事有专门的页面，看得更清楚，也在那里办。',
    en: 'This has a page of its own, where it is seen better and decided.',
  },
  openSubject: { zh: '打开页面', en: 'Open it' },
  updated: { zh: '系统刚刚更新，请刷新后继续', en: 'The system was just updated. Please reload' },
  reload: { zh: '刷新', en: 'Reload' },
} as const satisfies Record<string, Sentence>
