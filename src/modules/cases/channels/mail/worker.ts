import { answerApart } from '#kernel/apart.ts'
import { readMail } from './letter-parts.ts'
import type { MailTold } from './reading.ts'

answerApart((bytes: Uint8Array): Promise<MailTold> => readMail(bytes).catch(() => null))
