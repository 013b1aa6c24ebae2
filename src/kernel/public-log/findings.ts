import { fill, type Sentence } from '../errors.ts'

/** What can be wrong with the public log, each with the sentence an auditor reads. */
const sentences = {
  'leaf-missing': {
    zh: '公开日志第 {index} 条不见了。',
    en: 'Entry {index} of the public log is gone.',
  },
  'leaf-changed': {
    zh: '公开日志第 {index} 条被改过：与当时签发的检查点对不上。',
    en: 'Entry {index} of the public log was changed: it does not fit what was signed.',
  },
  'opening-wrong': {
    zh: '公开日志第 {index} 条的存证内容被改过。',
    en: 'What entry {index} of the public log stands for was changed.',
  },
  'node-wrong': {
    zh: '日志树的节点 {place} 被改过或不见了。',
    en: 'The node {place} of the tree was changed or is gone.',
  },
  'checkpoint-wrong': {
    zh: '第 {index} 号检查点与日志不符，或者签名不对：日志被改写过。',
    en: 'Checkpoint {index} does not fit the log, or its signature is wrong: the log was rewritten.',
  },
  'entry-late': {
    zh: '有 {count} 条已写入超过一分钟仍没有编入日志：编号程序没有运行，或者被人拦下。',
    en: '{count} entries wait for more than a minute to get their place: the sequencer is not running, or somebody stops it.',
  },
  'head-missing': {
    zh: '找不到日志进度文件 public-log-head.json，无法判断末尾是否被截断。',
    en: 'The file public-log-head.json is missing, so a cut at the end cannot be seen.',
  },
  'head-changed': {
    zh: '日志不包含曾经签发过的 {count} 条：末尾被截断，或者被改写。',
    en: 'The log does not hold the {count} entries that were signed once: its tail was cut, or it was rewritten.',
  },
  'guard-off': {
    zh: '公开日志的防改触发器 {place} 被停用、删除或另外添加。',
    en: 'The trigger {place} that guards the public log was switched off, removed or added.',
  },
} as const satisfies Record<string, Sentence>

/** One thing that is wrong with the log. */
export interface LogFinding {
  readonly kind: keyof typeof sentences
  readonly index: number | undefined
  readonly sentence: Sentence
}

/** Words a finding. */
export function logFinding(
  kind: LogFinding['kind'],
  of: { index?: number; place?: string; count?: number } = {},
): LogFinding {
  const { index = 0, place = '', count = 0 } = of
  return { kind, index: of.index, sentence: fill(sentences[kind], { index, place, count }) }
}
