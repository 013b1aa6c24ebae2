/** What a list of accounts is refused with, and what its cells are told. */
export const words = {
  'accounts.list-not-found': {
    zh: '没有找到这份账号名单，可能不在您管理的范围内。',
    en: 'This list of accounts was not found, or is not in your organisations.',
  },
  'accounts.list-headings': {
    zh: '没有找到表头。前10行里要有一行写明“姓名”“党组织”“身份”，可以加“账号”“任期止”；也可以下载模板填写。',
    en: 'No headings were found. One of the first 10 rows must name 姓名 (name), 党组织 (organisation) and 身份 (post); 账号 (account) and 任期止 (until) may follow. Or use the template.',
  },
  'accounts.list-too-long': {
    zh: '一份名单最多 {rows} 行。请分成几个文件。',
    en: 'One list holds at most {rows} rows. Please split it.',
  },
  'accounts.list-done': {
    zh: '这份名单的账号已经建好。改好有错的行，再上传一次就行：已经建的不会重复。',
    en: 'The accounts of this list are made. Correct its wrong rows and upload it again: nothing is made twice.',
  },
  'accounts.list-nothing-new': {
    zh: '这份名单里没有可以新建的账号。请改好有错的行，再上传一次。',
    en: 'No row of this list makes a new account. Please correct the wrong rows and upload it again.',
  },
  'accounts.list-has-wrong-rows': {
    zh: '有 {count} 行需要更正（第 {rows} 行），按您的选择一个账号也没有新建。把这份名单再上传一次，会逐格写明原因。',
    en: '{count} rows must be corrected (rows {rows}); as you chose, no account was made. Upload the list again to read why at each cell.',
  },
  'accounts.list-links-gone': {
    zh: '设置链接表只能由新建这些账号的人，在新建后24小时内取一次。已经取过或过期的，请在“账号与身份”里逐个重新生成设置链接。',
    en: 'The sheet of links is given once, within a day, to who made the accounts. Later, make a new link for each account under Accounts and posts.',
  },
  'accounts.list-no-posts': {
    zh: '选定的行里没有等待授予的身份：账号还没有新建，或者已经授予。请刷新后再看。',
    en: 'None of these rows waits for a post: its account is not made yet, or the post was granted. Please reload.',
  },
  'accounts.list-required': {
    zh: '这一格是空的。请填写。',
    en: 'This cell is empty. Please fill it in.',
  },
  'accounts.list-name': {
    zh: '姓名要有2到50个字。',
    en: 'A name has 2 to 50 signs.',
  },
  'accounts.list-login': {
    zh: '账号用小写字母、数字、点、短横，3到41个，以字母或数字开头；不填就按姓名拼音提议一个。',
    en: 'An account has 3 to 41 small letters, digits, dots and dashes and begins with a letter or digit; left empty, one is proposed.',
  },
  'accounts.list-org-unknown': {
    zh: '在您管理的范围内没有叫这个名字或代码的党组织。请写全称、简称或组织代码，一个字也不差。',
    en: 'No organisation of exactly this name or code is within your reach. Please write its whole or short name, or its code.',
  },
  'accounts.list-org-several': {
    zh: '在您管理的范围内有几个党组织叫这个名字：{names}。请改写成组织代码。',
    en: 'Several organisations within your reach have this name: {names}. Please write the code instead.',
  },
  'accounts.list-role-unknown': {
    zh: '没有这个身份。可以写的有：{names}。',
    en: 'There is no such post. One may write: {names}.',
  },
  'accounts.list-login-twice': {
    zh: '账号与第 {other} 行相同。一个账号只写一行，请改正。',
    en: 'Row {other} has the same account. Please keep one row for each account.',
  },
  'accounts.list-person-twice': {
    zh: '与第 {other} 行同名、同组织。同一个人只留一行；是两个人的，请给两行都写明账号。',
    en: 'Row {other} has the same name and organisation. Keep one row for one person; for two persons name the account in both rows.',
  },
  'accounts.list-declined': {
    zh: '{name}没有授予这个身份。',
    en: '{name} declined to grant this post.',
  },
  'accounts.list-known': {
    zh: '这个组织已经有{name}的账号（{login}），没有重复新建。如果是另一个人，请写明账号再上传。',
    en: '{name} has an account there already ({login}), so none is made. For another person, name the account and upload again.',
  },
  'accounts.list-post-held': {
    zh: '这个组织今天已有人是“{post}”：{names}。照样可以新建，请核对要不要两个人。',
    en: 'Somebody holds the post “{post}” there today: {names}. It can be made all the same; please check whether two are meant.',
  },
} as const

/** What 待办 says of it. */
export const dueWords = {
  posts: { zh: '账号名单里的身份等待授予', en: 'Posts of a list of accounts wait to be granted' },
} as const

/** What stands in the sheets that are handed out. */
export const sheetTexts = {
  template: '账号名单模板',
  sheet: '账号名单',
  howTo: '账号名单填写说明',
  lines: [
    '一行填一个账号。带 * 的必须填写，其他的可以空着。',
    '上传后先核对，不会新建；有错的格子逐格说明，改好再传。已经有的账号不会重复新建。',
    '账号由系统管理员按名单新建；身份由安全管理员授予，两个人各办各的。',
  ],
  links: '账号设置链接',
  linkHeads: ['姓名', '账号', '党组织', '设置链接（本人打开设置密码，只能用一次）', '有效到'],
} as const
