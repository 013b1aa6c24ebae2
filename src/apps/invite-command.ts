import { systemActor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { perform } from '#kernel/ctx.ts'
import { Db } from '#kernel/db.ts'
import { Refusal } from '#kernel/errors.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { inviteByLogin } from '#modules/accounts/index.ts'
import type { Command } from './command.ts'

/** A one-time link for an account that no single administrator may hand over; for whoever keeps the server (T02). */
export const inviteCommand: Command = {
  name: 'account invite',
  summary: {
    zh: '为一个账号生成一次性设置链接：account invite 账号名',
    en: 'make a one-time set-up link for an account: account invite LOGIN',
  },
  async run([login = '']) {
    const db = new Db(roleUrls(config.databaseUrl).app, { max: 1, name: 'lianxin account invite' })
    const of = { db, actor: systemActor('account invite'), effect: 'write', requestId: 'account-invite' } as const
    try {
      const token = await perform(of, (ctx) => inviteByLogin(ctx, login))
      console.log(
        '72 小时内打开下面的链接设置密码，只能用一次。 / Open this within 72 hours to set the password, once.',
      )
      console.log(`    ${config.address}/console/invitation#${token}`)
      return 0
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      console.error(`${fault.sentence.zh} / ${fault.sentence.en}`)
      return 2
    } finally {
      await db.close()
    }
  },
}
