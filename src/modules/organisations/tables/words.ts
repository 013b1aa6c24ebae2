/** What a list of the tree says. */
export const words = {
  'organisations.table-too-long': {
    zh: '这个党组织和它的下级超过{most}个，一次下载不完。请选下一级，分几次下载。',
    en: 'This organisation and those below it are more than {most}, too many for one file. Please choose one below and download in parts.',
  },
  'organisations.table-note': {
    zh: '{at}，共{count}个党组织。改好的清单可以请管理服务器的人导入另一个安装；“上级名称”“届满日期”只供查看。',
    en: '{at}, {count} organisations. The keeper of a server can import such a list into another installation; names of superiors and ends of terms are for reading.',
  },
} as const
