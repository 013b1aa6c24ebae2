import { Refusal } from '#kernel/errors.ts'
import { checkReplies, classifyVoices, findTopics } from '#modules/demands/index.ts'
import type { Command } from './command.ts'

/** The commands of the demand library that read files and write files, without an installation's data. */
export const voicesCommands: readonly Command[] = [classifyVoices, findTopics, checkReplies].map(
  ({ name, summary, run }) => ({
    name,
    summary,
    async run(args) {
      try {
        await run(args, { say: (line) => console.log(line) })
        return 0
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        console.error(`${fault.sentence.zh} / ${fault.sentence.en}`)
        return 2
      }
    },
  }),
)
