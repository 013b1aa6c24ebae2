import { commonSurnames } from '#kernel/surnames.ts'
import type { Topic } from './topic.ts'
import { withoutNumbers } from './topic.ts'

/** A word in fewer messages might tell whose they were. */
const fewestWithWord = 3
const mostSamples = 5

/** What is kept of a topic: numbers, words that several messages share, and titles that everybody may read. */
interface ToldTopic {
  readonly name: string
  readonly words: string[]
  readonly samples: readonly Sample[]
}

/** What a message was decided to be, on two levels. */
interface DecidedClass {
  readonly field: string | null
  readonly second: string | null
}

// Of fewer the class would tell what one message was decided to be; of a smaller share it would not be clear.
const fewestDecided = 10
const clearShare = 0.75

/** The second level that a topic's messages clearly have, of those that were decided; nulls where they are few or divided. */
export function clearClass(messages: readonly DecidedClass[]): DecidedClass {
  const decided = messages.filter(({ second }) => second !== null)
  const groups = [...Map.groupBy(decided, ({ field, second }) => JSON.stringify([field, second])).values()]
  const [largest = []] = groups.sort((one, other) => other.length - one.length)
  const isClear = decided.length >= fewestDecided && largest.length >= decided.length * clearShare
  const { field = null, second = null } = isClear ? (largest[0] ?? {}) : {}
  return { field, second }
}

/** A public case of a topic, its title without what could name somebody. */
export type Sample = { readonly caseId: string; readonly title: string }

/** Says what a topic is about without telling anything of a message that is not public (D29). */
export function tellOf({ messages, words }: Topic, isShown: (id: string) => boolean): ToldTopic {
  const shared = words.filter(
    (word) => messages.filter(({ title, body }) => `${title}\n${body}`.includes(word)).length >= fewestWithWord,
  )
  const samples = messages
    .filter(({ id }) => isShown(id))
    .map(({ id, title }) => ({ caseId: id, title: withoutNames(withoutNumbers(title)) }))
    .slice(-mostSamples)
    .reverse()
  return { name: nearest(samples, shared)?.title ?? shared.slice(0, 3).join('、'), words: shared, samples }
}

// The sample with the most of the topic's words names it; of equals the newest.
function nearest(samples: readonly Sample[], words: readonly string[]): Sample | undefined {
  const having = ({ title }: Sample) => words.filter((word) => title.includes(word)).length
  return [...samples].sort((a, b) => having(b) - having(a))[0]
}

const called = new RegExp(
  `(?<!感)[${commonSurnames}]\\p{Script=Han}{0,2}?(?=先生|女士|小姐|同志|书记|主任|村长|支书|老师|医生)`,
  'gu',
)

/** A title in which nobody is called by name: 张三丰书记 is 某书记, and 感谢 is no name. */
export const withoutNames = (title: string): string => title.replace(called, '某')
