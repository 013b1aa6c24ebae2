import { commonSurnames } from '#kernel/surnames.ts'
import { stroke } from '../moderation/rules.ts'
import type { PersonalKind } from './codes.ts'

/** A passage of a text that may point at somebody, and what is written in its place. */
export interface Finding {
  readonly what: PersonalKind
  readonly passage: string
  readonly at: number
  readonly instead: string
}

const titles = '先生|女士|小姐|大爷|大妈|大叔|大娘|阿姨|奶奶|爷爷|老师|医生|同志|书记|主任|镇长|乡长|村长|支书|所长'
const counted = '[0-9０-９一二三四五六七八九十百]+'

const patterns: readonly { readonly what: PersonalKind; readonly pattern: RegExp; readonly instead: string }[] = [
  { what: 'NUMBER', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, instead: '■■■' },
  { what: 'NUMBER', pattern: /(?<!\d)\d{15,18}[\dXx]?(?!\d)/gu, instead: '■■■' },
  { what: 'NUMBER', pattern: /(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/gu, instead: '■■■' },
  { what: 'NUMBER', pattern: /[\p{Script=Han}][A-Z][·•]?[A-Z0-9]{5,6}(?![A-Z0-9])/gu, instead: '■■■' },
  // 感谢 and 简介 hold the sign of a surname and are none.
  {
    what: 'NAME',
    pattern: new RegExp(`(?<![感简])[${commonSurnames}]\\p{Script=Han}{0,2}?(?=${titles})`, 'gu'),
    instead: '某',
  },
  { what: 'NAME', pattern: new RegExp(`[${commonSurnames}](?:某{1,2}|[*＊]{1,3})`, 'gu'), instead: '某某' },
  {
    what: 'NAME',
    pattern: /(?<=我叫|名叫|姓名[:：是]|我是)[\p{Script=Han}]{2,4}(?=[，。,；、\s]|$)/gu,
    instead: '某某',
  },
  { what: 'ADDRESS', pattern: new RegExp(`(?:${counted}(?:号楼|号院|栋|幢|单元|室))+`, 'gu'), instead: '某处' },
  { what: 'ADDRESS', pattern: new RegExp(`(?<=[路街巷弄组])${counted}号(?![线令])`, 'gu'), instead: '某号' },
]

/** What in a text may point at somebody, in its order (PRV-03). It proposes; a person reads and decides. */
export function findPersonal(text: string): Finding[] {
  const found = patterns.flatMap(({ what, pattern, instead }) =>
    [...text.matchAll(pattern)].map(({ 0: passage, index }) => ({ what, passage, at: index, instead })),
  )
  const inOrder = found.sort((one, other) => one.at - other.at || other.passage.length - one.passage.length)
  return inOrder.filter((one, i) => !inOrder.slice(0, i).some((before) => before.at + before.passage.length > one.at))
}

/** The text with each of these written otherwise. */
export function withoutPersonal(text: string, found: readonly Finding[] = findPersonal(text)): string {
  let result = ''
  let at = 0
  for (const one of found) {
    result += text.slice(at, one.at) + one.instead
    at = one.at + one.passage.length
  }
  return result + text.slice(at)
}

/** A solved case, as its question and answer are made of it. */
export interface Solved {
  readonly title: string
  readonly body: string
  readonly answer: string
  readonly isPublic: boolean
}

/** What is proposed, and what was written otherwise in it. */
export interface Proposal {
  readonly question: string
  readonly answer: string
  readonly takenOut: readonly Pick<Finding, 'what' | 'passage'>[]
}

/** Question and answer as they are proposed (C09). Of a private case no word is proposed: its question is written anew. */
export function propose({ title, answer, isPublic }: Solved): Proposal {
  const inTitle = isPublic ? findPersonal(title) : []
  const inAnswer = findPersonal(answer)
  const takenOut = new Map([...inTitle, ...inAnswer].map(({ what, passage }) => [passage, { what, passage }]))
  return {
    question: isPublic ? withoutPersonal(title, inTitle) : '',
    answer: withoutPersonal(answer, inAnswer),
    takenOut: [...takenOut.values()],
  }
}

/**
 * Whether another person looks before it is shown: where the case was private, where something of it was taken out, or where what is to
 * be shown still looks as if it pointed at somebody.
 */
export function needsSecondLook(of: Solved, written: { question: string; answer: string }): boolean {
  if (!of.isPublic || propose(of).takenOut.length > 0) return true
  if ([of.title, of.body, of.answer, written.question, written.answer].some((text) => text.includes(stroke)))
    return true
  return [written.question, written.answer].some((text) => findPersonal(text).length > 0)
}

// So many signs in a row are a quotation; shorter runs are names of things.
const quoted = 10

/** Whether a question repeats the words of a private message, so that its writer could be known by them (CZ4). */
export function repeats(question: string, { title, body }: Pick<Solved, 'title' | 'body'>): boolean {
  const signs = (text: string) => [...text.replace(/[^\p{L}\p{N}]/gu, '')]
  const asked = signs(question)
  if (asked.join('') === signs(title).join('')) return true
  const said = signs(`${title}\n${body}`).join('')
  return asked.some((_, at) => at + quoted <= asked.length && said.includes(asked.slice(at, at + quoted).join('')))
}
