import { visitor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { addChannel, takeMail } from '#modules/cases/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, type Stage } from './play-cases.ts'

const address = 'xinxiang@yunling.example.cn'
const text = '老城区解放路中段的人行道砖松了十几块，下雨天一踩一身泥，老人容易绊倒。请安排人修一修。'

/** The mailbox of the county, a letter that came by it, and an automatic reply that became no case. */
export async function playMail(stage: Stage): Promise<void> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  const write = { effect: 'write', requestId: 'demonstration' } as const
  const given = {
    orgId: county.id,
    kind: 'MAIL',
    name: '县委书记信箱',
    mailbox: address,
    replyUrl: '',
    isPrivate: true,
  } as const
  const actor = actorOf(stage, county, ['SYSTEM_ADMIN'])
  await perform({ db: stage.app, actor, ...write }, (ctx) => addChannel(ctx, given))
  const letter = {
    messageId: '<20261128.1@mail.example.cn>',
    from: { name: '周女士', address: 'zhou@mail.example.cn' },
    recipients: [address],
    subject: '解放路人行道砖松动',
    text,
    signs: [...text].length,
    attachments: 1,
    headers: {},
  }
  const away = { ...letter, headers: { 'auto-submitted': 'auto-replied' } }
  for (const mail of [letter, away])
    await perform({ db: stage.portal, actor: visitor, ...write }, (ctx) => takeMail(ctx, mail, newId()))
}
