import { build, type Tx } from '#kernel/db.ts'

/** When something was learned last and of how many decisions. */
export interface KeptModel {
  readonly learnedAt: Date
  readonly lessons: number
  /** Of every decision that was learned from; another one when any was decided anew. */
  readonly lessonsDigest: string
}

/** What stands there of the model, without its bytes. */
export function findModel(tx: Tx): Promise<KeptModel | undefined> {
  return tx.first(build.selectFrom('demands.model').select(['learnedAt', 'lessons', 'lessonsDigest']))
}

/** The model itself. */
export async function readModelBytes(tx: Tx): Promise<Buffer | undefined> {
  return (await tx.first(build.selectFrom('demands.model').select('bytes')))?.bytes
}

/** Puts what was learned in the place of what was learned before. */
export function putModel(tx: Tx, of: KeptModel & { readonly bytes: Buffer }): void {
  tx.later(
    build
      .insertInto('demands.model')
      .values({ id: 1, ...of })
      .onConflict((met) => met.column('id').doUpdateSet({ ...of })),
  )
}
