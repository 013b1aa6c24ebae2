import type { Ctx } from '../ctx.ts'
import { sql, within } from '../db.ts'
import { refusals } from '../errors.ts'
import type { Act } from './definition.ts'
import type { Paper } from './matter.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The files given with an act: those it must bring are there, and all stand in the actor's reach. */
export async function readPapers(
  ctx: Ctx,
  { papers = [] }: Act,
  given: readonly { key: string; file: string }[],
): Promise<Paper[]> {
  for (const { key, zh } of papers)
    refuseIf(!given.some((one) => one.key === key), 'invalid', 'procedure.paper-missing', {
      slots: { paper: zh },
      field: `papers.${key}`,
    })
  if (given.length === 0) return []
  const ids = given.map(({ file }) => file).filter((file) => uuid.test(file))
  const kept = await ctx.tx.rows(sql<{ id: string; name: string }>`
    select id, name from app.file where id = any(${ids}::uuid[]) and ${within(ctx.actor.reach)}`)
  return given.map(({ key, file }) => {
    const found = kept.find(({ id }) => id === file.toLowerCase())
    const name = papers.find((one) => one.key === key)?.zh ?? key
    if (!found) throw refuse('invalid', 'procedure.paper-missing', { slots: { paper: name }, field: `papers.${key}` })
    return { key, fileId: found.id, name: found.name }
  })
}
