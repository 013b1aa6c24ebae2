import { build, type Tx } from '#kernel/db.ts'

/** When something was learned last and of how many decisions. */
export interface KeptModel {
  readonly learnedAt: Date
  readonly lessons: number
}

/** What stands there of the model, without its bytes. */
export function findModel(tx: Tx): Promise<KeptModel | undefined> {
  return tx.first(build.selectFrom('demands.model').select(['learnedAt', 'lessons']))
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
