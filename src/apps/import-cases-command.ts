import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { Refusal } from '#kernel/errors.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { importCases } from '#modules/cases/index.ts'
import type { Command } from './command.ts'

/** Takes in answered messages of the past from a CSV file. */
export const importCasesCommand: Command = {
  name: importCases.name,
  summary: importCases.summary,
  async run(args) {
    const db = new Db(roleUrls(config.databaseUrl).app, { max: 2, name: 'lianxin import cases' })
    try {
      const { unreadable } = await importCases.run(args, { db, say: (line) => console.log(line) })
      return unreadable > 0 ? 1 : 0
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      console.error(`${fault.sentence.zh} / ${fault.sentence.en}`)
      return 2
    } finally {
      await db.close()
    }
  },
}
