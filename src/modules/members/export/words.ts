import type { Sentence } from '#kernel/errors.ts'
import { memberFields } from '../fields.ts'
import { type FurtherKey, furtherKeys, rosterName } from '../roster/codes.ts'
import type { ExportColumn } from './contract.ts'

/** Sentences of exports. */
export const words = {
  'members.export-not-found': { zh: '没有找到这次导出。', en: 'This export was not found.' },
  'members.export-nobody': {
    zh: '按这些条件没有党员可以导出。请改一下条件。',
    en: 'No member fits these conditions. Please change them.',
  },
  'members.export-too-large': {
    zh: '一次最多导出 {most} 人，现在有 {rows} 人。请按单位分几次导出。',
    en: 'At most {most} members at a time; there are {rows}. Please export by organisation.',
  },
  'members.export-nobody-decides': {
    zh: '县里和上级没有足够的人可以审批（需要除您以外的 {wanted} 位组织员或书记），所以没有送出。请联系管理员先设好账号。',
    en: 'Neither the county nor anybody above has enough people to allow it ({wanted} organisers or secretaries other than you), so nothing was sent. Please ask the administrator for accounts.',
  },
  'members.export-not-allowed': {
    zh: '这次导出还没有同意，或者已经过期，不能生成文件。',
    en: 'This export is not allowed yet, or has expired, so no file is written.',
  },
  'members.export-grew': {
    zh: '同意之后人数有变化：同意 {asked} 人，现在 {rows} 人。请重新申请。',
    en: 'The number changed after it was allowed: {asked} allowed, {rows} now. Please ask again.',
  },
  'members.export-gone': {
    zh: '文件还没有生成、已经下载过，或者已经过期删除。需要的话请重新申请。',
    en: 'The file is not written yet, was taken already, or has expired. Please ask again if you need it.',
  },
  'members.export-no-password': {
    zh: '这个文件没有密码，或者已经过期。',
    en: 'This file has no password, or has expired.',
  },
  title: { zh: '党员名册', en: 'Roster of members' },
  watermark: {
    zh: '导出人：{name}（{org}）　时间：{at}　编号：{number}　内部资料，用后销毁，不得转发',
    en: 'Exported by {name} ({org}) at {at}, number {number}. Internal: destroy after use, do not pass on',
  },
} as const

const named = ({ zh, en }: Sentence): Sentence => ({ zh, en })

const furtherNames = Object.fromEntries(furtherKeys.map((key) => [key, rosterName(key)])) as Record<
  FurtherKey,
  Sentence
>

/** The heads of the columns. */
export const columnNames: Readonly<Record<ExportColumn, Sentence>> = {
  name: named(memberFields.name),
  gender: named(memberFields.gender),
  ethnicGroup: named(memberFields.ethnicGroup),
  age: { zh: '年龄', en: 'Age' },
  education: named(memberFields.education),
  category: named(memberFields.category),
  status: { zh: '党籍状态', en: 'Status' },
  joinDate: named(memberFields.joinDate),
  fullDate: named(memberFields.fullDate),
  partyAge: { zh: '党龄', en: 'Years in the Party' },
  orgName: { zh: '所在党支部', en: 'Branch' },
  groupName: named(memberFields.groupId),
  birthDate: named(memberFields.birthDate),
  idNumber: named(memberFields.idNumber),
  mobile: named(memberFields.mobile),
  residence: named(memberFields.residence),
  ...furtherNames,
}
