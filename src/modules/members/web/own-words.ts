import type { Sentence } from '#ui/sentence.tsx'

/** Sentences of one's own record. */
export const ownWords = {
  own: { zh: '我的党员信息', en: 'My record' },
  branch: { zh: '所在党支部', en: 'Branch' },
  status: { zh: '党籍状态', en: 'Status' },
  record: { zh: '系统里登记的内容', en: 'What is kept' },
  posts: { zh: '党内职务', en: 'Posts of the Party' },
  wrong: {
    zh: '有不对的地方，请点“申请更正”，由党支部对照档案核对后更正；更正的人和时间会记在下面。',
    en: 'If something is wrong, ask for a correction: the branch compares it with the file; who corrected it and when is told below.',
  },
  take: { zh: '下载我的全部信息', en: 'Take my data along' },
  takeNote: {
    zh: '包括信息卡、组织关系、变更记录、党内职务、更正申请、谁看过，以及您的账号、身份、登录设备和提醒设置；密码等凭据不在里面。没有放进来的，文件里逐项写明原因。',
    en: 'Record, relations, changes, posts, corrections asked for, who looked, and your account with its posts, devices and reminders; no password or other secret. What is not in it is named there with the reason.',
  },
  print: { zh: '打印', en: 'Print' },
  traces: { zh: '谁看过我的信息', en: 'Who looked at my record' },
  tracesNote: {
    zh: '打开过您的信息卡、查看过完整号码、更正过内容、用导入的名册或合并重复档案改过内容、把您的信息导出成文件的，都在这里。名册列表里的打码内容不单独记录。',
    en: 'Everybody who opened your card, looked at a whole number, corrected something, changed it by an imported roster or a merge of two records, or exported your data in a file. Masked lists are not noted one by one.',
  },
  nobody: { zh: '还没有人看过。', en: 'Nobody so far.' },
  looked: { zh: '查看了您的信息卡', en: 'Looked at your card' },
  revealed: { zh: '查看了完整的{fields}', en: 'Looked at the whole: {fields}' },
  edited: { zh: '更正了{fields}', en: 'Corrected: {fields}' },
  exported: { zh: '导出了名册，其中有您的{fields}', en: 'Exported a roster with your: {fields}' },
  imported: {
    zh: '导入名册《{sheet}》，改动了您的{fields}',
    en: 'Imported the roster “{sheet}”, which changed your: {fields}',
  },
  brought: { zh: '导入名册《{sheet}》，登记了您的信息', en: 'Imported the roster “{sheet}”, which entered you' },
  takenBack: {
    zh: '撤回导入的名册《{sheet}》，恢复了您的{fields}',
    en: 'Took the roster “{sheet}” back, which restored your: {fields}',
  },
  merged: {
    zh: '认定您有两份重复的档案，合并为一份，改动了{fields}',
    en: 'Found two records of you and merged them, which changed: {fields}',
  },
  mergedOnly: {
    zh: '认定您有两份重复的档案，合并为一份，没有改动这一份的内容',
    en: 'Found two records of you and merged them; nothing in this one changed',
  },
  separated: { zh: '撤销合并，恢复了您的{fields}', en: 'Undid the merge, which restored your: {fields}' },
  separatedOnly: { zh: '撤销合并，两份档案分开', en: 'Undid the merge; the two records are separate again' },
  purpose: { zh: '用途：{reason}', en: 'What for: {reason}' },
  why: { zh: '事由：{reason}', en: 'Reason: {reason}' },
  post: { zh: '工作人员', en: 'Officer' },
} as const satisfies Record<string, Sentence>
