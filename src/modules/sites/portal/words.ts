import type { Sentence } from '#kernel/errors.ts'

/** Sentences of the home, directory and notice pages of a site. */
export const siteWords = {
  homeDescription: (organisation: string): Sentence => ({
    zh: `${organisation}公开党务、回应群众、提供服务的网站。`,
    en: `The site on which ${organisation} publishes its affairs, answers people and offers services.`,
  }),
  latest: { zh: '要闻', en: 'News' },
  board: { zh: '互动交流', en: 'Questions and answers' },
  boardLead: {
    zh: '有话对我们说，每一件都有编号、有期限、有答复。',
    en: 'Tell us. Every message has a number, a deadline and an answer.',
  },
  write: { zh: '写留言', en: 'Write a message' },
  writeHint: { zh: '咨询、求助、投诉、建议', en: 'Ask, seek help, complain, suggest' },
  follow: { zh: '查办理', en: 'Follow a message' },
  followHint: { zh: '凭编号和查询码看进度', en: 'With your number and code' },
  answered: { zh: '最近的答复', en: 'Recent answers' },
  allCases: { zh: '看全部公开留言', en: 'All public messages' },
  received: { zh: '本年收到', en: 'Received this year' },
  replied: { zh: '已经答复', en: 'Answered' },
  onTime: { zh: '按期答复', en: 'Answered on time' },
  pieces: { zh: '件', en: 'cases' },
  services: { zh: '办事服务', en: 'Services' },
  topics: { zh: '专题', en: 'Topics' },
  emptyHome: {
    zh: '本站正在建设，还没有发布内容。您可以先给我们留言。',
    en: 'This site is being set up. You can already write to us.',
  },
  unopened: { zh: '还没有开通网站', en: 'No site of its own yet' },
  unopenedLead: (organisation: string): Sentence => ({
    zh: `${organisation}在这里还没有发布过内容。有话现在就可以写，会送到负责的受理台，每一件都有答复。`,
    en: `${organisation} has published nothing here yet. You can already write: it reaches the desk in charge, and every message is answered.`,
  }),
  unopenedAbove: { zh: '上级党组织', en: 'Organisation above' },
  unopenedKeeper: { zh: '这一页由它维护', en: 'Who keeps this page' },

  firstTitle: { zh: '门户还没有开通', en: 'The portal is not open yet' },
  firstLead: {
    zh: '这里是“连心”：党组织公开党务、群众反映事情、工作人员办理答复的地方。',
    en: 'This is Lianxin, where Party organisations publish their affairs, people write, and staff answer.',
  },
  firstSteps: { zh: '系统管理员接下来做三件事', en: 'What the system administrator does next' },
  firstLink: {
    zh: '打开启动时显示的一次性链接，为账号 system 设置密码。链接过期了，请在服务器上执行 npm run lianxin -- account invite system，会得到新的链接。',
    en: 'Open the one-time link that was shown at the start and set the password of the account system. When it has ended, npm run lianxin -- account invite system on the server gives a new one.',
  },
  firstPosts: {
    zh: '登录工作台，在“账号与身份”里把设置链接交给安全管理员（security）和审计管理员（audit），再新建一名组织员的账号，岗位由安全管理员授予。',
    en: 'Sign in and, under accounts and posts, hand set-up links to the security and the audit administrator. Make an account for an organiser; the security administrator grants the post.',
  },
  firstSite: {
    zh: '组织员改好本级党组织的名称，建立下级党组织（很多的，可以用清单一次导入），再在“网站”里开通本级网站。开通以后，这里就是它的首页。',
    en: 'The organiser names the organisation, sets up those below (many at once from a list), and opens the site under sites. This page then is its home.',
  },
  firstSignIn: { zh: '工作人员登录', en: 'Staff sign-in' },

  elderTitle: { zh: '您想做什么？', en: 'What would you like to do?' },
  elderDoor: { zh: '打开长辈版', en: 'Open the version in large type' },
  elderDescription: {
    zh: '大字版首页，常用的几件事。',
    en: 'Home in large type with the few things most people need.',
  },

  directoryTitle: { zh: '找到您的村（社区）', en: 'Find your village or community' },
  directoryHint: {
    zh: '可以写名称、拼音或拼音首字母，例如“青溪”“qingxi”“qx”。',
    en: 'Name, pinyin or pinyin initials.',
  },
  directoryLabel: { zh: '名称或拼音', en: 'Name or pinyin' },
  directorySearch: { zh: '查找', en: 'Find' },
  directoryFound: (count: number, query: string): Sentence => ({
    zh: `“${query}”找到 ${count} 个党组织`,
    en: `${count} organisations for "${query}"`,
  }),
  directoryNone: (query: string): Sentence => ({
    zh: `没有找到“${query}”。请换一种写法，或从下面的名单里一级一级地找。`,
    en: `Nothing found for "${query}". Try another spelling or go down the list below.`,
  }),
  directoryAll: { zh: '按上下级查找', en: 'By level' },
  directoryOwn: { zh: '打开网页', en: 'Open the page of' },
  directoryLetters: { zh: '按拼音首字母找', en: 'By first letter' },
  below: (count: number): Sentence => ({ zh: `下级 ${count} 个`, en: `${count} below` }),
  up: { zh: '回到上一级', en: 'One level up' },
  own: { zh: '打开网站', en: 'Open the site' },
  asleepMark: { zh: '已停更', en: 'paused' },

  peopleTitle: { zh: '班子成员', en: 'Committee' },
  peopleDuty: { zh: '分工', en: 'Duties' },
  peoplePhone: { zh: '办公电话', en: 'Office phone' },
  peopleNone: { zh: '本站还没有公布班子成员。', en: 'The committee has not been published here yet.' },

  mapTitle: { zh: '全部栏目', en: 'All sections' },

  missingTitle: { zh: '没有找到这一页', en: 'This page was not found' },
  missingLead: {
    zh: '地址可能写错了，也可能这一页换了地方。您可以搜索标题，或从全部栏目里找。',
    en: 'The address may be wrong or the page has moved. Search for its title or look through all sections.',
  },
  failureTitle: { zh: '这一页暂时打不开', en: 'This page cannot be opened just now' },
  failureLead: {
    zh: '是我们这边出了问题，不是您操作有误。请过几分钟再试。',
    en: 'The fault is ours. Please try again in a few minutes.',
  },
  failureQuote: (number: string): Sentence => ({
    zh: `打电话告诉我们时，请报这个编号：${number}`,
    en: `When you call us, please quote ${number}`,
  }),
  maintenanceTitle: { zh: '网站正在维护', en: 'The site is under maintenance' },
  maintenanceLead: (until: string): Sentence => ({
    zh: `预计 ${until} 恢复。急事请打下面的电话。`,
    en: `Expected back at ${until}. If it is urgent, please call.`,
  }),
  methodTitle: { zh: '请从表单重新提交', en: 'Please send the form again' },
  methodLead: {
    zh: '这个地址只接收填好的表单。请回到上一页，再提交一次。',
    en: 'This address takes a form. Go back and send it again.',
  },
  backHome: { zh: '回到首页', en: 'Back to the home page' },
  search: { zh: '搜索本站', en: 'Search this site' },
  call: { zh: '联系电话', en: 'Phone' },

  asleepTitle: (name: string): Sentence => ({ zh: `${name}已停止更新`, en: `${name} is no longer updated` }),
  asleepLead: (since: string, reason: string): Sentence => ({
    zh: `自 ${since} 起停止更新。原因：${reason}`,
    en: `Not updated since ${since}. Reason: ${reason}`,
  }),
  asleepNow: { zh: '现在由这里提供信息和服务', en: 'Information and services are now here' },
  asleepArchive: { zh: '以前发布的内容仍可查看', en: 'What was published stays readable' },
  archive: { zh: '查看旧内容', en: 'Open the archive' },
} as const
