import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Db } from '#kernel/db.ts'
import { fill } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { notAcceptedReasons } from '../codes.ts'
import { words } from '../words.ts'
import { filesLeft } from './codes.ts'
import { commentPlatforms } from './comments/platforms.ts'
import { readHandle } from './mail/handle.ts'
import { type MailPost, sendByMail, usualPost } from './mail/sending.ts'
import { afterTry, doublesKnown, type Sent } from './rules.ts'
import { codeContext, handleContext, secretContext } from './sealing.ts'
import * as store from './store.ts'
import { sendToSystem } from './system.ts'
import { sendByWechat } from './wechat/sending.ts'
import { tellingTexts } from './words.ts'

const teller = systemActor('cases.tell-back')

/** Sends receipts and answers back the way each case came (B17). */
export const tellBackChore: Chore = { name: teller.name, every: '3s', run: (worker) => tellBack(worker) }

/** The ways out of this installation. */
export interface WaysOut {
  readonly allowed: Allowed
  readonly post: MailPost
}

const usualWays: WaysOut = { allowed: config.webhooks, post: usualPost }

/** Takes what is due, sends it, and notes what came of each by itself. */
export async function tellBack(worker: Db, now = new Date(), ways: Partial<WaysOut> = {}): Promise<void> {
  const taken = await worker.write(teller, (tx) => store.takeTellings(tx, now, doublesKnown))
  await Promise.all(
    taken.map(async (telling) => {
      const { state, fault, pauseMs } = afterTry(await send(telling, { now, ...usualWays, ...ways }), telling)
      const nextAt = new Date(now.getTime() + pauseMs)
      const noted = { state, fault, nextAt, at: now, eventId: newId(), byName: telling.orgName }
      await worker.write(teller, async (tx) => store.noteTelling(tx, telling.id, noted))
    }),
  )
}

async function send(of: store.TakenTelling, how: WaysOut & { now: Date }): Promise<Sent> {
  const { id, what, number, at, replyUrl, caseId, codeSealed, secretSealed, mailbox } = of
  if (of.handleSealed === null) return { came: 'NEVER', fault: 'NO_HANDLE' }
  const code = codeSealed && crypto().open(codeContext(caseId), codeSealed).toString()
  const handle = crypto().open(handleContext(caseId), of.handleSealed).toString()
  const letter = { id, what, number, text: textOf(of, code), end: filesOf(of) }
  if (mailbox !== null) return sendByMail({ ...letter, handle: readHandle(handle), mailbox }, how.post)
  // A file is fetched by people; nothing is queued for it.
  if (replyUrl === null || secretSealed === null || of.kind === 'FILE' || of.kind === 'MAIL')
    return { came: 'NEVER', fault: 'NO_ADDRESS' }
  const secret = crypto().open(secretContext(of.channelId), secretSealed)
  return senders[of.kind]({ ...letter, code, handle, replyUrl, secret, at }, how)
}

const senders = {
  SYSTEM: sendToSystem,
  WECHAT: sendByWechat,
  WECHAT_COMMENT: commentPlatforms.WECHAT_COMMENT.answer,
  WEIBO_COMMENT: commentPlatforms.WEIBO_COMMENT.answer,
}

/** What the writer reads. */
function textOf(of: store.TakenTelling, code: string | null): string {
  const { number, orgName: org } = of
  // The case it is handled with is hidden, so the database gives no words of it.
  if (of.text === null && (of.what === 'ANSWER' || of.what === 'FIRST_WORD'))
    return fill(tellingTexts.hiddenCommon, { number, org }).zh
  if (of.what === 'ANSWER') return fill(tellingTexts.answer, { number, org, text: of.text ?? '' }).zh
  if (of.what === 'FIRST_WORD') return fill(tellingTexts.firstWord, { number, org, text: of.text ?? '' }).zh
  if (of.what === 'REFUSAL') {
    const where = of.refusalReason ? notAcceptedReasons[of.refusalReason].zh : ''
    return fill(tellingTexts.refusal, { number, org, text: `${where}${of.refusalNote ?? ''}` }).zh
  }
  const receipt = fill(tellingTexts.receipt, { number, org }).zh
  // Whom to call stands first: the rest may be cut off.
  const first = of.hints.map((hint) => (hint === filesLeft ? '' : words[hint].zh)).join('')
  const left = of.hints.includes(filesLeft) ? tellingTexts.filesLeft.zh : ''
  return first + receipt + (code === null ? '' : fill(tellingTexts.receiptCode, { code }).zh) + left
}

// No file goes along: whoever got a code opens them with it, others where everybody does.
const filesOf = ({ files: count, isPrivate, number }: store.TakenTelling): string =>
  count === 0 ? '' : fill(isPrivate ? tellingTexts.files : tellingTexts.publicFiles, { count, number }).zh
