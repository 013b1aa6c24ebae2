import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { Refusal } from '#kernel/errors.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { importOrganisations } from '#modules/organisations/index.ts'
import type { Command } from './command.ts'

/** Takes in a list of organisations from a CSV file. */
export const importOrganisationsCommand: Command = {
  name: importOrganisations.name,
  summary: importOrganisations.summary,
  async run(args) {
    const db = new Db(roleUrls(config.databaseUrl).app, { max: 2, name: 'lianxin import organisations' })
    try {
      const { wrong } = await importOrganisations.run(args, { db, say: (line) => console.log(line) })
      return wrong > 0 ? 1 : 0
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      console.error(`${fault.sentence.zh} / ${fault.sentence.en}`)
      return 2
    } finally {
      await db.close()
    }
  },
}
