import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { proposeMeasure } from '#modules/cases/moderation/service.ts'
import { deskOf, type Place } from './cases.ts'
import { act, type TestDatabase } from './database.ts'

const somebody = (place: Place): Actor => deskOf(place, { accountId: newId(), identityId: newId(), personId: newId() })

/** Hides a case as two persons of the place that handles it would, because of somebody’s data in it (H1). */
export async function hideCase({ app }: TestDatabase, caseId: string, place: Place): Promise<void> {
  const of = { caseId, kind: 'HIDE', rule: 'H1', reason: '写了邻居的电话，请去掉以后再提。', parts: [] } as const
  const { matterId } = await act(app, somebody(place), (ctx) => proposeMeasure(ctx, { ...of, parts: [] }))
  await act(app, somebody(place), async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: 'agree', version })
  })
}
