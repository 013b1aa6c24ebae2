import pg from 'pg'
import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import type { Sentence } from '#kernel/errors.ts'
import { log, textOf } from '#kernel/log.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { headFile } from '#kernel/seal-head.ts'
import { type Verification, verifyAudit } from '#kernel/verify.ts'
import { type CheckEnd, finishCheck, mostNamed, noteProgress, sheetOf, takeCheck } from '#modules/auditing/index.ts'

/** Checks the chain when an auditor asked for it (E03): by the worker, whose login alone reads the whole audit. */
export const checkChainChore: Chore = {
  name: 'auditing.check-chain',
  every: '5s',
  run: (worker, signal) => checkChain(worker, { url: roleUrls(config.databaseUrl).worker, file: headFile, signal }),
}

type Asked = NonNullable<Awaited<ReturnType<typeof takeCheck>>>
interface Place {
  /** The address of the database for the worker’s login. */
  readonly url: string
  readonly file: string
  readonly signal?: AbortSignal | undefined
}

const shownOnPage = 20
const progressEach = 20_000

/** Carries out one check when one is asked for. Holds a page of the audit and the first broken places in memory, never more. */
export async function checkChain(worker: Db, place: Place): Promise<void> {
  const asked = await asWorker(worker, takeCheck)
  if (!asked) return
  const end = await carryOut(worker, asked, place).catch((fault: unknown): CheckEnd => {
    log.error({ fault: textOf(fault) }, 'a check of the audit chain broke off')
    return { state: 'FAILED' }
  })
  await asWorker(worker, async (ctx) => finishCheck(ctx, asked, end))
}

async function carryOut(worker: Db, asked: Asked, place: Place): Promise<CheckEnd> {
  const named: Sentence[] = []
  let told = 0
  const onProgress = async (seals: number) => {
    place.signal?.throwIfAborted()
    if (seals - told < progressEach) return
    told = seals
    await worker.write(systemActor(checkChainChore.name), async (tx) => noteProgress(tx, asked.id, seals))
  }
  const check = await verified(place, {
    onProgress,
    report: (sentence) => {
      if (named.length < mostNamed) named.push(sentence)
    },
  })
  const times = { askedAt: asked.askedAt, begunAt: asked.begunAt ?? asked.askedAt, endedAt: new Date() }
  const sheet = sheetOf({ id: asked.id, orgName: asked.orgName, askerName: asked.askerName, ...times, check, named })
  return {
    ...{ state: 'DONE', done: check.seals, findings: check.findings },
    ...{ named: named.slice(0, shownOnPage), sheet },
  }
}

async function verified(
  { url, file }: Place,
  of: { onProgress: (seals: number) => Promise<void>; report: (sentence: Sentence) => void },
): Promise<Verification> {
  const client = new pg.Client({ connectionString: url, application_name: 'lianxin audit check' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { onProgress } = of
    return await verifyAudit(client, ({ sentence }) => of.report(sentence), { file, onProgress })
  } finally {
    await client.end()
  }
}

function asWorker<T>(worker: Db, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = systemActor(checkChainChore.name)
  return perform({ db: worker, actor, effect: 'write', requestId: checkChainChore.name, mayChangeNothing: true }, work)
}
