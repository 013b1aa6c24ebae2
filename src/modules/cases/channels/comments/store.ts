import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { ReceivingChannel } from '../store.ts'

/** An account whose comments are read. */
export interface CommentChannel extends ReceivingChannel {
  readonly orgName: string
  readonly replyUrl: string | null
  readonly secretSealed: Buffer
}

/** The accounts of these kinds in reach; of one id, or all. Nobody gets a receipt: what goes back is read by everybody. */
export function listCommentChannels(
  tx: Tx,
  reach: Reach,
  of: { readonly kinds: readonly string[]; readonly id: string | null },
): Promise<CommentChannel[]> {
  return tx.rows(sql<CommentChannel>`
    select h.id, h.org_id, o.short_name as org_name, h.kind, h.name, h.state, h.is_private, false as can_answer, h.reply_url,
      h.secret_sealed
    from cases.channel h join organisations.directory o on o.id = h.org_id
    where h.kind = any (${[...of.kinds]}::text[]) and (${of.id}::uuid is null or h.id = ${of.id})
      and ${within(reach, 'h.org_path')}
    order by h.org_path, h.name`)
}

/** Notes that comments of an account were looked at; not by whom, and no more exactly than to the hour. */
export function noteOpened(tx: Tx, channelId: string, now: Date): void {
  tx.note(sql`update cases.channel set comments_opened_at = ${now}
    where id = ${channelId} and (comments_opened_at is null or comments_opened_at < ${now}::timestamptz - interval '1 hour')`)
}
