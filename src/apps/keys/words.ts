import type { Sentence } from '#kernel/errors.ts'

/** What the commands about keys say. */
export const words = {
  running: {
    zh: '系统还在运行。请先停下（Ctrl-C 或停止服务），换好密钥再启动，一百万名党员大约要停两三分钟。',
    en: 'The system is running. Stop it first and start it again when this is done; it takes two to three minutes for a million members.',
  },
  held: {
    zh: '还有命令在用密钥：导入或导出整个组织、备份、keys reseal，或者另一个换密钥的命令。请等它结束再执行。',
    en: 'Another command holds the keys: the import or export of an organisation, a backup, keys reseal, or another rotation. Wait until it has ended.',
  },
  rotating: {
    zh: '新密钥是第 {version} 版，正在重算身份证号的查找值……',
    en: 'The new key is version {version}; identity numbers follow …',
  },
  followed: { zh: '已重算 {done} 人', en: '{done} persons done' },
  rotated: {
    zh: '完成。请启动系统，再执行 npm run lianxin -- keys reseal，把以前加密的内容换成新密钥（可以边用边做）。换好后马上做一次备份。',
    en: 'Done. Start the system, then run npm run lianxin -- keys reseal, which seals older values anew while people work. Make a backup afterwards.',
  },
  resealing: { zh: '{place}：已换 {done}', en: '{place}: {done} done' },
  resealed: {
    zh: '完成：{values} 个字段、{files} 个附件已换成第 {version} 版密钥。',
    en: 'Done: {values} values and {files} files are under version {version} now.',
  },
  damaged: {
    zh: '有 {count} 处（字段或附件）打不开，没有换，其余都换了。请看日志里是哪一处，从备份找回以后再执行一次。',
    en: '{count} values or files could not be opened and were left; all others are done. The log names them: fetch them from a backup and run this again.',
  },
  version: { zh: '第 {version} 版密钥', en: 'Version {version}' },
  newest: { zh: '第 {version} 版密钥，现在用它加密', en: 'Version {version}, which seals now' },
  unused: {
    zh: '没有内容再用它，可以停用：keys retire {version}',
    en: 'nothing needs it; it may be retired: keys retire {version}',
  },
  use: { zh: '{place}：{count} 处', en: '{place}: {count}' },
  ends: { zh: '{place}：{count} 处，两周内自行过期', en: '{place}: {count}, which end by themselves within two weeks' },
  half: { zh: '更换中途停了，请再执行 keys rotate。', en: 'A rotation was cut short: run keys rotate again.' },
  needed: {
    zh: '第 {version} 版密钥还有人用，没有停用。请先执行 keys reseal；会自行过期的，过两周再来。',
    en: 'Version {version} is still needed and was not retired. Run keys reseal first; what ends by itself needs two weeks.',
  },
  whichVersion: { zh: '请写明停用哪一版：keys retire 版本号。', en: 'Say which version: keys retire VERSION.' },
  notOldest: {
    zh: '只能停用最旧的一版（现在是第 {oldest} 版），而且不能是正在使用的那一版。',
    en: 'Only the oldest version can be retired (now {oldest}), and never the one that seals.',
  },
  retired: {
    zh: '第 {version} 版密钥已停用并删除。旧备份里有它自己的密钥，照样能恢复。',
    en: 'Version {version} is retired and gone. Older backups hold their own keys and restore as before.',
  },
} as const satisfies Record<string, Sentence>
