/** What the table of accounts says. */
export const words = {
  'accounts.table-too-long': {
    zh: '符合条件的超过{most}个，一次下载不完。请按账号或姓名缩小范围，分几次下载。',
    en: 'More than {most} accounts match, which is too many for one file. Please narrow by account or name and download in parts.',
  },
  'accounts.table-note': {
    zh: '{at}，共{count}个账号，条件和先后与列表相同，只列管理范围内的身份。没有密码，也没有联系方式。',
    en: '{at}, {count} accounts, under the conditions and in the order of the list, with the posts in reach. Neither secrets nor contacts are in it.',
  },
  'accounts.table-taken-by': {
    zh: '{name}于{at}下载。只供核对账号和身份，用完请删除，不要转发。',
    en: 'Downloaded by {name}, {at}. For checking accounts and posts only; please delete it afterwards and do not pass it on.',
  },
} as const
