import type { Allowed } from '#kernel/outgoing/address.ts'
import { post } from '#kernel/outgoing/post.ts'
import { signedHeaders } from '#kernel/outgoing/signing.ts'
import type { Letter } from './letter.ts'
import type { Sent } from './rules.ts'

const types = {
  ...{ RECEIPT: 'cases.receipt', ANSWER: 'cases.answer' },
  ...{ REFUSAL: 'cases.refusal', FIRST_WORD: 'cases.first-word' },
} as const

/** Sends something back to another system: signed as its own messages are, under an id by which it knows a double. */
export async function sendToSystem(letter: Letter, { now, allowed }: { now: Date; allowed: Allowed }): Promise<Sent> {
  const { id, what, number, code, text, end, handle, secret, at } = letter
  const data = { handle, number, text: text + end, ...(code === null ? {} : { code }) }
  const body = JSON.stringify({ id, type: types[what], timestamp: at.toISOString(), data })
  const headers = signedHeaders({ id, at: now, body, secret })
  return comesOf(await post(letter.replyUrl, { body, headers, allowed }))
}

function comesOf({ status, fault, mayHaveArrived }: Awaited<ReturnType<typeof post>>): Sent {
  if (status !== null && status >= 200 && status < 300) return { came: 'SENT' }
  // What the other side understood and refused is refused again.
  if (status !== null && status >= 400 && status < 500 && ![408, 425, 429].includes(status))
    return { came: 'NEVER', fault: 'REFUSED' }
  if (fault === 'ADDRESS_NOT_ALLOWED' || fault === 'PRIVATE_ADDRESS') return { came: 'NEVER', fault }
  return { came: mayHaveArrived ? 'PERHAPS' : 'NOT_NOW', fault: 'NO_ANSWER' }
}
