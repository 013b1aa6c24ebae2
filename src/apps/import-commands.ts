import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { Refusal, type Sentence } from '#kernel/errors.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { importCases, importClasses } from '#modules/cases/index.ts'
import { importOrganisations } from '#modules/organisations/index.ts'
import type { Command } from './command.ts'

interface Import {
  readonly name: string
  readonly summary: Sentence
  /** Gives how many rows were wrong. */
  run(args: readonly string[], tools: { readonly db: Db; say(line: string): void }): Promise<number>
}

/** Files that become part of the product: answered messages of the past, organisations, classes. */
export const importCommands: readonly Command[] = [
  commandOf({ ...importCases, run: async (...given) => (await importCases.run(...given)).unreadable }),
  commandOf({ ...importOrganisations, run: async (...given) => (await importOrganisations.run(...given)).wrong }),
  commandOf({ ...importClasses, run: (...given) => importClasses.run(...given).then(() => 0) }),
]

function commandOf({ name, summary, run }: Import): Command {
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
