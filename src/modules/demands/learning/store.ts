import { build, type Tx } from '#kernel/db.ts'

/** When something was learned last and of how many decisions. */
export interface KeptModel {
  readonly learnedAt: Date
  readonly lessons: number
  /** Of every decision that was learned from; another one when any was decided anew. */
  readonly lessonsDigest: string
}

/** Which model is meant: that of the fields, or that of the classes below a field or a second level. */
export interface Above {
  readonly field?: string | undefined
  readonly second?: string | undefined
}

const keyOf = ({ field, second }: Above) => [field, second].filter((name) => name !== undefined).join('\n')

/** What stands there of a model, without its bytes. */
export function findModel(tx: Tx, above: Above): Promise<KeptModel | undefined> {
  return tx.first(
    build
      .selectFrom('demands.model')
      .select(['learnedAt', 'lessons', 'lessonsDigest'])
      .where('above', '=', keyOf(above)),
  )
}

/** The model itself. */
export async function readModelBytes(tx: Tx, above: Above): Promise<Buffer | undefined> {
  return (await tx.first(build.selectFrom('demands.model').select('bytes').where('above', '=', keyOf(above))))?.bytes
}

/** Puts what was learned in the place of what was learned before. */
export function putModel(tx: Tx, above: Above, of: KeptModel & { readonly bytes: Buffer }): void {
  tx.later(
    build
      .insertInto('demands.model')
      .values({ above: keyOf(above), ...of })
      .onConflict((met) => met.column('above').doUpdateSet({ ...of })),
  )
}

/** Forgets the models of all classes but these; gives how many. */
export function forgetOthers(tx: Tx, kept: readonly Above[]): Promise<number> {
  return tx.run(build.deleteFrom('demands.model').where('above', 'not in', kept.map(keyOf)))
}
