import { addDays, type Day } from '#kernel/time.ts'
import type { Draft } from './contract.ts'

const usually = 14
const longestTitle = 60
const longestQuestion = 1000

/** The last day that is proposed: two weeks, long enough that those hear of it who look once a week. */
export const proposedEnd = (today: Day): Day => addDays(today, usually)

/**
 * Whether a topic of today is about the matter of an earlier one: topics are found anew each night, so that nothing but their words tells.
 * At least half of the words of whichever has more.
 */
export function isSameMatter(asked: readonly string[], now: readonly string[]): boolean {
  const shared = asked.filter((word) => now.includes(word)).length
  return shared > 0 && shared * 2 >= Math.max(asked.length, now.length)
}

/** What is read of a topic before it is asked about; `isPublic` says of its samples which are public at this moment. */
interface TopicToAsk {
  readonly name: string
  readonly field: string | null
  readonly second: string | null
  readonly samples: readonly { readonly caseId: string; readonly title: string }[]
}

/**
 * What a form about a topic begins with: the title of a public message, or the class that its messages clearly have. Its words, its place and its number
 * stay at the desk: they may come from messages that are not public, or tell how few there are (D27, D29).
 */
export function draftOfTopic({ name, field, second, samples }: TopicToAsk, isPublic: (id: string) => boolean): Draft {
  const shown = samples.filter(({ caseId }) => isPublic(caseId)).map(({ title }) => title)
  const title = shown.includes(name) ? name : (shown[0] ?? second ?? field ?? '')
  if (title === '') return { title, question: '' }
  return {
    title: cut(title, longestTitle),
    question: `有群众反映：${cut(title, longestTitle)}。怎么办更好，先听听大家的意见，再作决定。`,
  }
}

/** What a form about a project begins with; all of it is public on the page of the project. */
export const draftOfProject = ({ title, matter }: { title: string; matter: string }): Draft => ({
  title: cut(title, longestTitle),
  question: cut(`${matter}\n怎么办更好，先听听大家的意见，再作决定。`, longestQuestion),
})

const cut = (text: string, most: number): string => [...text].slice(0, most).join('')
