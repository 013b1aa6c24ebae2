import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fileName } from '#kernel/file-name.ts'
import { dayOf } from '#kernel/time.ts'
import { ownAccount } from '#modules/accounts/index.ts'
import { readOwnReminder } from '#modules/notices/index.ts'
import { readPhoto } from '#modules/people/index.ts'
import { openContent } from '../correction/content.ts'
import { leftOut } from './kept.ts'
import { allOwnTraces, getOwn } from './service.ts'
import * as store from './store.ts'

/**
 * Everything that is kept about oneself, in a form another program reads (PIPL 45); what the installation keeps and the file does not hold
 * is named in it with the reason.
 */
export async function takeOwnData(ctx: Ctx): Promise<{ name: string; text: string }> {
  const { member, person } = await getOwn(ctx)
  const traces = await allOwnTraces(ctx)
  const { id, personId, orgId, orgPath, groupId, importBatchId, ...membership } = member
  const photo = (await readPhoto(ctx, member.personId))?.toString('base64') ?? null
  const { quiet, mail, askedMail, calendarSince, sms, leftOut: kindsLeftOut } = await readOwnReminder(ctx)
  record(ctx, 'members.own-data-taken', { subject: 'members.member', subjectId: member.id, orgId: member.orgId })
  const whole = {
    ...{ person, photo, membership, ...(await store.ownHistory(ctx.tx)), traces },
    posts: await store.listOwnPosts(ctx.tx),
    corrections: await corrections(ctx),
    account: await ownAccount(ctx),
    reminder: { quiet, mail, askedMail, calendarSince, sms, kindsLeftOut },
    notInThisFile: leftOut(),
  }
  return {
    name: fileName(`${person.name}的党员信息_${dayOf(ctx.now).replaceAll('-', '')}.json`),
    text: JSON.stringify(whole, null, 2),
  }
}

async function corrections(ctx: Ctx) {
  const rows = await store.listOwnCorrections(ctx.tx)
  return rows.map(({ id, field, state, answer, askedAt, endedAt, valueSealed, whySealed }) => ({
    ...{ field, state, answer, askedAt, endedAt },
    ...openContent({ id, valueSealed, whySealed }),
  }))
}
