import { type OnShare, runApart } from '#kernel/apart.ts'
import type { Day } from '#kernel/time.ts'
import { openReading } from '../texts/segment.ts'
import { gazetteerOf } from './gazetteer.ts'
import { monthlyOf } from './months.ts'
import type { KeptTopic } from './store.ts'
import { clearClass, tellOf } from './telling.ts'
import { type Topic, topicsOf } from './topic.ts'

/** A message as it is grouped: nothing of who wrote it (D29). */
export interface PiledText {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly on: Day
  readonly aboutName: string
  readonly field: string | null
  readonly second: string | null
  readonly isShown: boolean
}

/** What topics are found in, and the names of places that tell where they are. */
export interface Pile {
  readonly texts: readonly PiledText[]
  readonly names: readonly string[]
  readonly now: Day
}

/** A topic as it is told, without its messages. */
export type ToldTopic = Omit<KeptTopic, 'id'>

const mostTopics = 50
// So many are grouped in less time than a process takes to start.
const fewHere = 2000
// 50,000 take less than a minute and less than a gigabyte; a busy machine takes its time.
const limits = { patienceMs: 480_000, megabytes: 1000 }

/**
 * The topics of a pile, the hottest first; a large one is grouped in a process of its own, so that whoever waits here goes on
 * with other work. @throws Exhausted, Crowded; whatever `onShare` throws ends it
 */
export async function groupApart(pile: Pile, onShare: OnShare): Promise<ToldTopic[]> {
  if (pile.texts.length <= fewHere) return groupHere(pile)
  return runApart<ToldTopic[]>(new URL('./worker.ts', import.meta.url), pile, limits, onShare)
}

/** The topics of a pile, found in this process. */
export async function groupHere(
  { texts, names, now }: Pile,
  onShare: (share: number) => void = () => {},
): Promise<ToldTopic[]> {
  const byId = new Map(texts.map((text) => [text.id, text]))
  const voices = texts.map(({ id, title, body, on, aboutName }) => ({
    id,
    title,
    body,
    on,
    voices: 0,
    about: aboutName,
  }))
  const found = topicsOf(voices, { ...(await openReading()), gazetteer: gazetteerOf(names), now, onShare })
  return found.slice(0, mostTopics).map((topic) => toldOf(topic, byId, now))
}

const toldOf = (topic: Topic, byId: ReadonlyMap<string, PiledText>, now: Day): ToldTopic => ({
  ...tellOf(topic, (id) => byId.get(id)?.isShown === true),
  ...clearClass(topic.messages.flatMap(({ id }) => byId.get(id) ?? [])),
  heat: topic.heat,
  firstOn: topic.from,
  lastOn: topic.to,
  place: topic.place,
  courses: topic.courses,
  messages: topic.messages.length,
  months: monthlyOf(
    topic.messages.map(({ on }) => on),
    now,
  ),
})
