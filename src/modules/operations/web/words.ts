/** What the pages of this chapter say. */
export const pageWords = {
  health: { zh: '运行状况', en: 'Health' },
  all: {
    GOOD: { zh: '一切正常。', en: 'All is well.' },
    WARN: { zh: '有几项要留意，见下。', en: 'Some things need a look, see below.' },
    BAD: { zh: '有问题要今天处理，见下面标红的几项。', en: 'Something must be done today: see what is red below.' },
  },
  checks: { zh: '逐项检查', en: 'Checks' },
  todo: { zh: '怎么办：{advice}', en: 'What to do: {advice}' },
  backUp: { zh: '马上备份', en: 'Back up now' },
  drill: { zh: '马上演练', en: 'Drill now' },
  drillAsk: { zh: '现在演练一次恢复？', en: 'Rehearse a restore now?' },
  drillDetail: {
    zh: '系统把最近一份备份恢复到临时文件夹里逐项检查，再删掉，不影响正在使用的数据，约需几分钟。',
    en: 'The newest backup is restored into a temporary folder, looked at and thrown away. What is in use is not touched; it takes some minutes.',
  },
  asked: { zh: '已经安排，稍后看下面的列表。', en: 'It has been asked for: see the list below in a while.' },
  runs: { zh: '备份与演练记录', en: 'Backups and drills' },
  noRuns: { zh: '还没有备份过。', en: 'There was no backup yet.' },
  kind: { zh: '做什么', en: 'What' },
  state: { zh: '结果', en: 'Result' },
  when: { zh: '时间', en: 'When' },
  backup: { zh: '备份文件夹', en: 'Folder' },
  size: { zh: '大小', en: 'Size' },
  found: { zh: '发现', en: 'Findings' },
  megabytes: { zh: '{size} MB', en: '{size} MB' },
  refresh: { zh: '重新检查', en: 'Check again' },
  banner: {
    zh: '系统运行有问题要处理：{title}。{sentence}',
    en: 'The installation needs attention: {title}. {sentence}',
  },
  open: { zh: '查看运行状况', en: 'See how it stands' },
} as const
