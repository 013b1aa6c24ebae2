import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { Refusal, type Sentence } from '#kernel/errors.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { importCases, importClasses, messageLimits } from '#modules/cases/index.ts'
import { importOrganisations } from '#modules/organisations/index.ts'
import type { Command } from './command.ts'

interface ChapterCommand {
  readonly name: string
  readonly summary: Sentence
  /** Gives how many rows were wrong. */
  run(args: readonly string[], tools: { readonly db: Db; say(line: string): void }): Promise<number>
}

/** Commands that chapters keep themselves: files that become part of the product, and what holds for messages of the whole installation. */
export const chapterCommands: readonly Command[] = [
  commandOf({ ...importCases, run: async (...given) => (await importCases.run(...given)).unreadable }),
  commandOf({ ...importOrganisations, run: async (...given) => (await importOrganisations.run(...given)).wrong }),
  commandOf({ ...importClasses, run: (...given) => importClasses.run(...given).then(() => 0) }),
  commandOf({ ...messageLimits, run: (...given) => messageLimits.run(...given).then(() => 0) }),
]

function commandOf({ name, summary, run }: ChapterCommand): Command {
  return {
    name,
    summary,
    async run(args) {
      const db = new Db(roleUrls(config.databaseUrl).app, { max: 2, name: `lianxin ${name}` })
      try {
        return (await run(args, { db, say: (line) => console.log(line) })) > 0 ? 1 : 0
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        console.error(`${fault.sentence.zh} / ${fault.sentence.en}`)
        return 2
      } finally {
        await db.close()
      }
    },
  }
}
