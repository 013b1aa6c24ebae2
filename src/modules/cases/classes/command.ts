import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { decodeText } from '#kernel/spreadsheet/sheets.ts'
import { findPlace } from '../importing/service.ts'
import { writeClassList } from './class-list.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** `import classes FILE [--organisation SLUG]`: a three-level list becomes the list of classes of an organisation. */
export const importClasses = {
  name: 'import classes',
  summary: {
    zh: '导入分类表（CSV：一级分类,二级分类,三级分类），整份换掉原来的',
    en: 'Import a list of classes (CSV of three levels) in the place of the one before',
  },
  usage: 'import classes FILE [--organisation SLUG]',

  /** Gives how many classes the list has. @throws Refusal when there is no such file or organisation, or a line is wrong. */
  async run(args: readonly string[], { db, say }: { readonly db: Db; say(line: string): void }): Promise<number> {
    const options = { organisation: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const text = await textOf(positionals[0])
    const ask = { db, actor: systemActor('import classes'), requestId: newId() }
    return perform({ ...ask, effect: 'write' }, async (ctx) => {
      const { id, path, shortName } = await findPlace(ctx, values.organisation)
      const count = await writeClassList(ctx, { org: { id, path }, text })
      say(fill(words['cases.class-list-done'], { name: shortName, count }).zh)
      return count
    })
  },
}

async function textOf(file: string | undefined): Promise<string> {
  const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined)
  if (!bytes) throw refuse('missing', 'cases.class-file-missing')
  return decodeText(bytes)
}
