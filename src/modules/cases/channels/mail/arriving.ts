import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { takeMessage } from '../arriving.ts'
import type { MailFault } from './codes.ts'
import { writeHandle } from './handle.ts'
import { faultOf, messageOf, type ReadMail } from './rules.ts'
import * as store from './store.ts'

/** What became of a mail: the number of its case, or why it is none. */
export type Taken = { readonly number: string } | { readonly fault: MailFault }

/**
 * Takes a mail in as one case of the organisation whose address it was written to. Run it as the visitor on the portal's
 * database; `id` names its file when it is refused. Its sender is whom it says: who forges one gets nothing, as number and code
 * go to the address he names. @throws busy `cases.channel-paused`, `kernel.too-many-tries`; missing `cases.organisation-missing`
 */
export async function takeMail(ctx: Ctx, mail: ReadMail, id: string): Promise<Taken> {
  const channel = await store.findMailChannel(ctx.tx, mail.recipients)
  if (!channel) return refuseMail(ctx, { id, fault: 'NO_CHANNEL' })
  // What comes from an address of our own was written by us, or by somebody who wants us to write to ourselves.
  const own = await store.findMailChannel(ctx.tx, [mail.from.address])
  const fault = own ? 'AUTOMATIC' : faultOf(mail)
  if (fault) return refuseMail(ctx, { id, fault, channel })
  const { from, messageId } = mail
  const message = messageOf(mail, mail.attachments)
  // Some senders give every mail the same number: what was written and sent along tells them apart.
  const brought = mail.files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
  return takeMessage(ctx, channel, {
    ...message,
    messageId: JSON.stringify([messageId, from.address, message.text, ...brought]),
    sender: from.address,
    isPublic: false,
    brought: { count: mail.attachments, files: mail.files, textWith: (kept) => messageOf(mail, kept).text },
    handle: writeHandle({ address: from.address, messageId }),
  })
}

/** Notes why a mail became no case. It is not answered: who sent it may be a machine, or not who it says. */
export function refuseMail(
  ctx: Ctx,
  { id, fault, channel }: { id: string; fault: MailFault; channel?: { id: string; orgId: string } },
): Taken {
  store.noteRefused(ctx.tx, { id, fault, at: ctx.now, channelId: channel?.id ?? null })
  const place = channel ? { orgId: channel.orgId } : {}
  record(ctx, 'cases.mail-refused', { subject: 'cases.refused-mail', subjectId: id, ...place, details: { fault } })
  return { fault }
}
