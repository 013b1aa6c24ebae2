/** Sentences of the limits that hold for messages of a whole installation. */
export const words = {
  'cases.message-limits': {
    zh: '查看或修改对全站留言的限制，例如遇到灌水时：cases settings [名称=数值 …]',
    en: 'show or change what holds for messages of the whole installation, as when it is flooded: cases settings [NAME=NUMBER …]',
  },
  'cases.submissionsPerHour': {
    zh: '一个网络地址一小时最多写几条留言（1 到 100000）',
    en: 'messages an hour from one address (1 to 100000)',
  },
  'cases.wrongCodes': {
    zh: '一个编号可以输错几次查询码（1 到 10）',
    en: 'wrong codes for one number (1 to 10)',
  },
  'cases.wrongCodeMinutes': {
    zh: '输错太多以后要等几分钟（1 到 1440）',
    en: 'minutes to wait after too many wrong codes (1 to 1440)',
  },
  'cases.message-limits-set': { zh: '已修改，立即生效。', en: 'Changed; it holds from now on.' },
  'cases.message-limits-wrong': {
    zh: '“{wrong}”不能用，什么都没有改。请写成“名称=数值”，例如 submissionsPerHour=5；名称和范围用 cases settings 查看。',
    en: '“{wrong}” is of no use here, and nothing was changed. Write NAME=NUMBER, such as submissionsPerHour=5; cases settings lists names and bounds.',
  },
} as const
