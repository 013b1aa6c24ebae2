import { perform } from '#kernel/ctx.ts'
import { addChannel } from '#modules/cases/channels/service.ts'
import { uploadMessageFile } from '#modules/cases/files/service.ts'
import { takeMessages } from '#modules/cases/files/taking.ts'
import { callerAt } from './cases.ts'
import { act, actorAt, type TestDatabase } from './database.ts'
import { actorIn, type TreeOrg } from './trees.ts'

/** A file of the hotline that this desk filed, with two public messages; gives its id. */
export async function fileMessages(db: TestDatabase, org: TreeOrg): Promise<string> {
  const given = { orgId: org.id, kind: 'FILE', name: '12345热线', isPrivate: false, replyUrl: '' } as const
  const { id: channelId } = await act(db.app, actorAt('/1/', { role: 'SYSTEM_ADMIN' }), (ctx) => addChannel(ctx, given))
  const upload = Buffer.from('工单编号,内容\nH-1,村口的老桂花树被人砍了，请查。\nH-2,桥头的护栏断了一截，请修。\n')
  const by = { db: db.app, actor: actorIn(org, { role: 'DESK' }), effect: 'write', requestId: 'test' } as const
  const caller = { ...callerAt('127.0.0.1'), upload }
  const { id } = await perform({ ...by, caller }, (ctx) => uploadMessageFile(ctx, { channelId, name: '工单.csv' }))
  await perform(by, (ctx) => takeMessages(ctx, { fileId: id }, { progress: async () => {} }))
  return id
}
