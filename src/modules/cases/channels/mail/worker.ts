import { parentPort, workerData } from 'node:worker_threads'
import { readMail } from './letter-parts.ts'
import type { MailTold } from './thread.ts'

const told: MailTold = await readMail(workerData as Uint8Array).catch(() => null)
parentPort?.postMessage(told)
