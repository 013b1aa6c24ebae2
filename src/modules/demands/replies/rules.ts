import type { Text } from '../texts/text.ts'

/** An answered message, or an answer about to be sent. */
export interface Answered {
  readonly id: string
  readonly question: Text
  readonly reply: string
}

/** What is worth a second look before an answer is sent (C08, D26). It advises; the person who signs decides. */
export type Hint =
  | { readonly code: 'NEAR_IDENTICAL'; readonly other: string; readonly because: string }
  | { readonly code: 'NO_OFFICE' | 'NO_DATE' | 'NO_ANSWER' }
  | { readonly code: 'NOT_PLAIN' | 'OTHER_MATTER'; readonly because: string }
  | { readonly code: 'SAME_TEXT'; readonly count: number }

const nearlyAll = 0.7
const anotherQuestion = 0.3
const fewestCharacters = 40
// A greeting alone says nothing that could be copied.
const fewestLetters = 4
const manyHollow = 3
/** Nobody reads and answers this many messages in one minute. */
export const manyInAMinute = 3
/** From so many messages a day on, one and the same answer is told. */
const manyOfOneText = 3

/** All hints for an answer, beside earlier answers of the same desk (the last ones are enough). */
export function hintsFor(answer: Answered, earlier: readonly Answered[]): Hint[] {
  const said = substanceOf(answer.reply)
  const isShort = said.length < fewestCharacters
  if (isMereReceipt(answer.reply)) return [{ code: 'NO_ANSWER' }]
  const hints: Hint[] = []
  const copied = earlier.find((other) => other.id !== answer.id && (isShort ? isSameAnswer : isCopy)(answer, other))
  if (copied) hints.push({ code: 'NEAR_IDENTICAL', other: copied.id, because: commonPassage(said, copied.reply) })
  if (!office.test(said)) hints.push({ code: 'NO_OFFICE' })
  if (!date.test(said)) hints.push({ code: 'NO_DATE' })
  const hollow = hollowWords.filter((word) => said.includes(word))
  if (hollow.length >= manyHollow) hints.push({ code: 'NOT_PLAIN', because: hollow.join('、') })
  return hints
}

/** Whether an answer only says that the message came in, or was passed on. */
export function isMereReceipt(reply: string): boolean {
  const said = substanceOf(reply)
  return said.length < fewestCharacters && (said === '' || receipt.test(reply))
}

/** What is told when this many messages of one day, this one among them, get the very same answer; below three nothing. */
export function sameTextHint(count: number): Hint[] {
  return count < manyOfOneText ? [] : [{ code: 'SAME_TEXT', count }]
}

/** An answer by its letters alone: two that differ in greeting, signs and spaces only are the same one, however short. */
export function lettersOf(reply: string): string {
  const bare = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  return bare(substanceOf(reply)) || bare(reply)
}

/** The runs of four characters of a text; what two texts share of them tells how alike they are. */
export function shinglesOf(text: string): Set<string> {
  const letters = text.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '')
  return new Set(Array.from({ length: Math.max(0, letters.length - 3) }, (_, at) => letters.slice(at, at + 4)))
}

/** The share of what both have in what either has, from 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const one of few) if (many.has(one)) both += 1
  return both === 0 ? 0 : both / (a.size + b.size - both)
}

/** An answer without greeting, thanks and date, which are alike in all of them. */
export function substanceOf(reply: string): string {
  return reply
    .replace(/^[\s\S]{0,40}?(?:您好|你好)[！!。，,：:\s]*/, '')
    .replace(/^[^。]{0,60}(?:收悉|收到)[^。：]{0,40}?[。：:]/, '')
    .replace(/(?<=[。！；])\s*(?:特此回复|感谢您|谢谢您|欢迎您|祝您)[^。]{0,60}[。！]?[^。]{0,30}$/, '')
    .replace(/\d{4}年\d{1,2}月\d{1,2}日\s*$/, '')
    .trim()
}

/** Whether two answers are nearly the same though the questions differ; the same question may have the same answer. */
export function isCopy(a: Answered, b: Answered): boolean {
  return likeness(shinglesOf(substanceOf(a.reply)), shinglesOf(substanceOf(b.reply))) >= nearlyAll && asksAnother(a, b)
}

/** Whether two answers are the same to the letter though the questions differ; so short ones are found too. */
export function isSameAnswer(a: Answered, b: Answered): boolean {
  const letters = lettersOf(a.reply)
  return letters.length >= fewestLetters && letters === lettersOf(b.reply) && asksAnother(a, b)
}

const asksAnother = (a: Answered, b: Answered): boolean =>
  likeness(shinglesOf(wholeOf(a.question)), shinglesOf(wholeOf(b.question))) < anotherQuestion

const wholeOf = ({ title, body }: Text): string => title + body

// The longest passage both have, as far as forty characters.
function commonPassage(said: string, other: string): string {
  let best = ''
  for (let from = 0; from < said.length; from += 1) {
    while (best.length < 40 && from + best.length < said.length) {
      const longer = said.slice(from, from + best.length + 1)
      if (!other.includes(longer)) break
      best = longer
    }
  }
  return best
}

const receipt = /收悉|收到|已转|转交|转办|转相关|转有关/
const office =
  /[\p{Script=Han}A-Z0-9]{2,}(?:局|厅|委|办|处|所|队|站|中心|街道|镇|乡|社区|村|公司|学校|医院|院|政府)|\d{7,}/u
const date =
  /\d+\s*(?:年|月|日|号|天|个工作日)|(?:今天|明天|后天|今日|明日|年底|月底|本周|下周|本月|下月|明年|上半年|下半年)/
const hollowWords = [
  ...[
    '高度重视',
    '统筹推进',
    '进一步加强',
    '进一步加大',
    '积极协调',
    '相关部门',
    '有关部门',
    '切实',
    '着力',
    '大力推进',
  ],
  ...['依法依规', '按程序', '予以', '贯彻落实', '扎实推进', '常态化', '长效机制', '综合施策', '多措并举', '敬请谅解'],
]
