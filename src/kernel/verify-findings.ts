import { fill, type Sentence } from './errors.ts'

/** What can be wrong with the audit, each with the sentence an auditor reads. */
const sentences = {
  'entry-changed': {
    zh: '审计记录 {entryId}（第 {sequence} 号）的内容被改过，或者不是本系统写的。',
    en: 'Audit entry {entryId} (number {sequence}) was changed, or was not written by this system.',
  },
  'entry-swapped': {
    zh: '审计记录 {entryId}（第 {sequence} 号）与记录 {otherId} 被对调过。',
    en: 'Audit entry {entryId} (number {sequence}) was swapped with entry {otherId}.',
  },
  'entry-missing': {
    zh: '审计记录 {entryId}（第 {sequence} 号）被删除了。',
    en: 'Audit entry {entryId} (number {sequence}) was deleted.',
  },
  'entry-repeated': {
    zh: '审计记录 {entryId}（第 {sequence} 号）出现了不止一次。',
    en: 'Audit entry {entryId} (number {sequence}) stands there more than once.',
  },
  'entry-forged': {
    zh: '尚未封存的审计记录 {entryId} 被改过，或者不是本系统写的。',
    en: 'The unsealed audit entry {entryId} was changed, or was not written by this system.',
  },
  'entry-unsealed': {
    zh: '审计记录 {entryId} 写入 {seconds} 秒后仍未封存：封存程序没有运行，或者它的封条被删除了。',
    en: 'Audit entry {entryId} is still unsealed after {seconds} seconds: the sealer is not running, or its seal was deleted.',
  },
  'seal-changed': {
    zh: '第 {sequence} 号封条（记录 {entryId}）被改过，或者不是本系统写的。',
    en: 'Seal {sequence} (entry {entryId}) was changed, or was not written by this system.',
  },
  'seal-swapped': {
    zh: '第 {sequence} 号封条（记录 {entryId}）与第 {otherSequence} 号被对调过。',
    en: 'Seal {sequence} (entry {entryId}) was swapped with seal {otherSequence}.',
  },
  'seal-repeated': {
    zh: '第 {sequence} 号封条（记录 {entryId}）出现了不止一次。',
    en: 'Seal {sequence} (entry {entryId}) stands there more than once.',
  },
  'seals-missing': {
    zh: '第 {sequence} 号到第 {lastSequence} 号封条被删除了。',
    en: 'Seals {sequence} to {lastSequence} were deleted.',
  },
  'seals-cut': {
    zh: '末尾的封条被截断：第 {sequence} 号到第 {lastSequence} 号不见了。',
    en: 'The newest seals were cut off: {sequence} to {lastSequence} are gone.',
  },
  'link-broken': {
    zh: '第 {sequence} 号封条（记录 {entryId}）与前一号接不上：记录的事务号被改过，或者混入了另一份备份。',
    en: 'Seal {sequence} (entry {entryId}) does not follow the one before it: the entry’s transaction number was changed, or another backup was mixed in.',
  },
  'head-missing': {
    zh: '找不到封存进度文件 audit-head.json，无法判断末尾是否被截断。',
    en: 'The file audit-head.json is missing, so a cut at the end cannot be seen.',
  },
  'head-changed': {
    zh: '封存进度文件 audit-head.json 被改过，或者与数据库对不上。',
    en: 'The file audit-head.json was changed, or does not fit the database.',
  },
  'guard-off': {
    zh: '审计表的防改触发器 {trigger} 被停用、删除或另外添加。',
    en: 'The trigger {trigger} that guards the audit was switched off, removed or added.',
  },
} as const satisfies Record<string, Sentence>
export type FindingKind = keyof typeof sentences

/** Which row, and whatever else the sentence names. */
export interface Place {
  readonly entryId?: string
  readonly sequence?: number
  readonly lastSequence?: number
  readonly otherId?: string
  readonly otherSequence?: number
  readonly seconds?: number
  readonly trigger?: string
}

/** One thing that is wrong, with the row it is wrong with. */
export interface Finding extends Place {
  readonly kind: FindingKind
  readonly sentence: Sentence
}

/** Makes a finding with its sentence. */
export function finding(kind: FindingKind, place: Place = {}): Finding {
  return { kind, ...place, sentence: fill(sentences[kind], { ...place }) }
}
