import { fill, type Sentence } from '#kernel/errors.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import type { Letter } from '../letter.ts'
import type { Sent } from '../rules.ts'
import { tellingTexts } from '../words.ts'
import { readAccount } from './arriving.ts'
import { askPlatform } from './platform.ts'

/** The platform keeps no double back, so what was perhaps sent is never sent again by itself. */
export async function sendByWechat(letter: Letter, { now, allowed }: { now: Date; allowed: Allowed }): Promise<Sent> {
  const account = readAccount(letter.secret)
  const message = { touser: letter.handle, msgtype: 'text', text: { content: shortened(letter, longest) } }
  const of = { address: letter.replyUrl, account, now, allowed }
  const said = await askPlatform(of, '/cgi-bin/message/custom/send', message)
  return 'came' in said ? said : comesOf(said.code)
}

const longest = 600

/** The words of a letter within the platform's length, at their end where the rest is found, and what must stand behind them. */
export function shortened(
  letter: Pick<Letter, 'text' | 'end' | 'number'>,
  most: number,
  whereRest: Sentence = tellingTexts.rest,
): string {
  const signs = [...letter.text]
  const room = most - [...letter.end].length
  const rest = fill(whereRest, { number: letter.number }).zh
  const words = signs.length <= room ? letter.text : signs.slice(0, room - rest.length).join('') + rest
  return words + letter.end
}

// What the platform says of a message (全局返回码).
function comesOf(code: number | null): Sent {
  if (code === null) return { came: 'PERHAPS', fault: 'NO_ANSWER' }
  if (code === 0) return { came: 'SENT' }
  if ([-1, 45009, 45011].includes(code)) return { came: 'NOT_NOW', fault: 'BUSY' }
  return { came: 'NEVER', fault: reasons[code] ?? `errcode ${code}` }
}

const reasons: Readonly<Record<number, string>> = { 45015: 'TOO_LATE', 45047: 'TOO_MANY', 48001: 'NO_RIGHT' }
