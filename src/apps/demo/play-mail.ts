import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { perform } from '#kernel/ctx.ts'
import { addChannel, mailFolder, takeMails } from '#modules/cases/index.ts'
import { orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { actorOf, type Stage } from './play-cases.ts'

const mailbox = 'xinxiang@yunling.example.cn'

const letter = [
  'Message-ID: <20261128.1@mail.example.cn>',
  `From: =?utf-8?B?${Buffer.from('周女士').toString('base64')}?= <zhou@mail.example.cn>`,
  `To: ${mailbox}`,
  `Subject: =?utf-8?B?${Buffer.from('解放路人行道砖松动').toString('base64')}?=`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  '老城区解放路中段的人行道砖松了十几块，下雨天一踩一身泥，老人容易绊倒。请安排人修一修。',
  '',
]

/** The mailbox of the county, a letter that came by it, and an automatic reply that became no case. */
export async function playMail(stage: Stage): Promise<void> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  const given = {
    orgId: county.id,
    kind: 'MAIL',
    name: '县委书记信箱',
    mailbox,
    replyUrl: '',
    isPrivate: true,
  } as const
  const actor = actorOf(stage, county, ['SYSTEM_ADMIN'])
  const adding = { db: stage.app, actor, effect: 'write', requestId: 'demonstration' } as const
  await perform(adding, (ctx) => addChannel(ctx, given))
  const laid = join(mailFolder, 'in')
  await mkdir(laid, { recursive: true })
  await writeFile(join(laid, 'letter.eml'), letter.join('\r\n'))
  await writeFile(join(laid, 'away.eml'), ['Auto-Submitted: auto-replied', ...letter].join('\r\n'))
  await takeMails(stage.portal)
}
