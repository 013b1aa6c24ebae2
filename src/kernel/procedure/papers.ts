import type { Ctx } from '../ctx.ts'
import { refusals } from '../errors.ts'
import type { Home } from '../tasks.ts'
import { takeUploads } from '../uploads.ts'
import type { WantedPaper } from './definition.ts'
import type { Paper } from './matter.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** More files under one name are a file of their own. */
export const mostOfOnePaper = 5

/** What was handed in: for which wanted paper, which file. */
export interface GivenPaper {
  readonly key: string
  readonly file: string
}

/**
 * Takes the files given with an act for the record it is done to: those that must be there are, nothing else comes along, and
 * each was handed in by this very account and is used by nothing else.
 * @throws Refusal at the field `papers.<key>`
 */
export async function takePapers(
  ctx: Ctx,
  wanted: readonly WantedPaper[],
  of: { given: readonly GivenPaper[]; takenBy: string; home?: Home },
): Promise<Paper[]> {
  const given = of.given.map(({ key, file }) => ({ key, file: file.toLowerCase() }))
  refuseUnwanted(wanted, given)
  if (given.length === 0) return []
  const fileIds = [...new Set(given.map(({ file }) => file).filter((file) => uuid.test(file)))]
  const taken = await takeUploads(ctx, { ...of, fileIds })
  return given.map(({ key, file }) => {
    const found = taken.find(({ id }) => id === file)
    if (!found) throw refuse('invalid', 'procedure.paper-gone', at(wanted, key))
    return { key, fileId: found.id, name: found.name }
  })
}

function refuseUnwanted(wanted: readonly WantedPaper[], given: readonly GivenPaper[]): void {
  for (const { key, isOptional } of wanted) {
    const files = given.filter((one) => one.key === key)
    refuseIf(files.length === 0 && !isOptional, 'invalid', 'procedure.paper-missing', at(wanted, key))
    const isMany = files.length > mostOfOnePaper || new Set(files.map(({ file }) => file)).size < files.length
    refuseIf(isMany, 'invalid', 'procedure.paper-many', at(wanted, key, { most: mostOfOnePaper }))
  }
  const strange = given.find(({ key }) => !wanted.some((one) => one.key === key))
  refuseIf(strange !== undefined, 'invalid', 'procedure.paper-unwanted')
}

function at(wanted: readonly WantedPaper[], key: string, slots: Readonly<Record<string, number>> = {}) {
  return { slots: { paper: wanted.find((one) => one.key === key)?.zh ?? key, ...slots }, field: `papers.${key}` }
}
