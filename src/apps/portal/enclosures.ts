import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { addressGroup } from '#kernel/limits.ts'
import { type FormLimits, filesIn, Room, readMultipart } from '#kernel/multipart.ts'
import {
  type ChosenFile,
  dropEnclosures,
  keepEnclosures,
  markOf,
  type OpenedReplyFile,
  openMark,
  prolongEnclosures,
  readChosen,
  readForm,
  readOwnEnclosure,
  readOwnReplyFile,
  readShownReplyFile,
  type Waiting,
} from '#modules/cases/index.ts'
import { dropField, enclosedMark, enclosureField, enclosureLimits, enclosureWords } from '#modules/cases/portal.ts'
import { type Body, fieldOf } from './board-forms.ts'
import { heldFile } from './held-files.ts'
import { guards } from './send.ts'
import type { Exchange, Stage } from './stage.ts'
import { formWords } from './words.ts'

const megabyte = 1024 * 1024
const limits: FormLimits = {
  file: enclosureLimits.megabytes * megabyte,
  words: 256 * 1024,
  all: 80 * megabyte,
  end: 800 * megabyte,
  parts: 60,
}
// Six whole forms at once, two of one address; who comes when it is full sends the words and chooses the photos again.
const ofForm = limits.file * enclosureLimits.files
const room = new Room({ most: 6 * ofForm, ofEach: 2 * ofForm })

/** Lets the forms of this scope carry files. */
export function takeFiles(scope: FastifyInstance): void {
  scope.addContentTypeParser('multipart/form-data', (request: FastifyRequest, payload: IncomingMessage) =>
    readMultipart(payload, {
      contentType: request.headers['content-type'] ?? '',
      ...{ limits, room, sender: addressGroup(request.ip) },
    }),
  )
}

/** What a form holds beside its words, and what of it could not be taken, in words. */
export interface Enclosed {
  readonly waiting: readonly Waiting[]
  /** Travels in the form and says what it holds. */
  readonly mark: string
  /** All that goes along, as one text: a second press says the same, a day later too; another choice does not. */
  readonly digest: string
  readonly error?: string
}

export const nothingEnclosed: Enclosed = { waiting: [], mark: '', digest: '' }

/** A form that may hold files: its key, and the key under which what it asks is done once. */
interface OfForm {
  readonly body: Body
  readonly form: string
  readonly claim: string
}

/**
 * Makes a form hold what it says it holds, before anything else is asked: so it is there when the form comes back. A form without files asks
 * the database for nothing; one that was sent keeps nothing more, only what it says counts.
 */
export async function enclosedIn(stage: Stage, exchange: Exchange, { body, form, claim }: OfForm): Promise<Enclosed> {
  const files = chosenIn(body)
  const mark = fieldOf(body, enclosedMark)
  if (files.length === 0 && mark === '') return nothingEnclosed
  const asked = { form, claim, isBringing: files.length > 0 }
  const state = await stage.run(exchange, { effect: 'read' }, (ctx) => readForm(ctx, asked))
  const { chosen, faults } = readChosen(form, state.fault ? [] : files)
  const marked = mark === '' ? [] : (openMark(form, mark) ?? state.waiting)
  const carried = marked.filter(({ id }) => fieldOf(body, dropField(id)) !== 'on')
  const said = new Set([...carried, ...chosen].map(({ digest }) => digest))
  const drop = state.waiting.filter(({ digest }) => state.isSent || !said.has(digest))
  const there = new Set(state.waiting.map(({ digest }) => digest))
  const bring = state.isSent ? [] : chosen.filter(({ digest }) => !there.has(digest))
  const refused = await settle(stage, exchange, { form, drop, bring, isShort: state.isShort && !state.isSent })
  const told = [...(state.fault ? [state.fault] : []), ...faults, ...refused]
  const isChanged = drop.length + bring.length > 0
  const now = isChanged ? await stage.run(exchange, { effect: 'read' }, (ctx) => readForm(ctx, still(asked))) : state
  // Another press may have sent it meanwhile: nothing is missing then.
  const gone = now.isSent ? [] : carried.filter(({ digest }) => !now.waiting.some((one) => one.digest === digest))
  if (gone.length > 0) told.push(named('cases.enclosure-lapsed', gone))
  const error = [...new Set(told.map(({ zh }) => zh))].join(' ')
  const held = now.isSent ? [...carried, ...chosen.map(unkept)] : now.waiting
  return { ...heldBy(form, held), digest: [...said].sort().join(' '), ...(error === '' ? {} : { error }) }
}

// A form that was sent still says what went along with it, also in the step before sending.
const unkept = ({ name, kind, bytes, digest }: ChosenFile): Waiting => ({
  id: newId(),
  name,
  kind,
  size: bytes.length,
  digest,
})

const chosenIn = (body: Body) => filesIn(body).filter(({ field }) => field === enclosureField)
const still = (asked: { form: string; claim: string }) => ({ ...asked, isBringing: false })
const heldBy = (form: string, waiting: readonly Waiting[]) => ({ waiting, mark: markOf(form, waiting) })
const named = (code: 'cases.enclosure-lapsed' | 'cases.enclosure-along', of: readonly Waiting[]): Sentence =>
  fill(enclosureWords[code], { names: of.map(({ name }) => name).join('”、“') })

async function settle(
  stage: Stage,
  exchange: Exchange,
  of: { form: string; drop: readonly Waiting[]; bring: readonly ChosenFile[]; isShort: boolean },
): Promise<readonly Sentence[]> {
  const { form, drop, bring, isShort } = of
  if (drop.length + bring.length === 0 && !isShort) return []
  const ids = drop.map(({ id }) => id)
  const { faults } = await stage.run(exchange, { effect: 'write', mayChangeNothing: true }, async (ctx) => {
    if (ids.length > 0) await dropEnclosures(ctx, { form, ids })
    if (isShort) await prolongEnclosures(ctx, form)
    return keepEnclosures(ctx, { form, chosen: bring })
  })
  return faults
}

/** What a form brings, under a new key: what the one before held went along with what was sent, which is told. */
export async function enclosedAnew(
  stage: Stage,
  exchange: Exchange,
  { body, form, before, claim }: OfForm & { before: string },
): Promise<Enclosed> {
  const along = openMark(before, fieldOf(body, enclosedMark)) ?? []
  const enclosed = await enclosedIn(stage, exchange, { body: { ...body, [enclosedMark]: '' }, form, claim })
  const told = [
    ...(enclosed.error ? [enclosed.error] : []),
    ...(along.length > 0 ? [named('cases.enclosure-along', along).zh] : []),
  ]
  return told.length === 0 ? enclosed : { ...enclosed, error: told.join(' ') }
}

/** What a form says it holds, when the database cannot be asked; what it brought is to be chosen again. */
export function enclosedUnasked(body: Body, form: string): Enclosed {
  const waiting = openMark(form, fieldOf(body, enclosedMark)) ?? []
  const isLost = chosenIn(body).length > 0
  return { ...nothingEnclosed, ...heldBy(form, waiting), ...(isLost ? { error: formWords.filesLost.zh } : {}) }
}

/** Gives one of its files to the writer of a case: a picture to look at, a PDF to keep; neither runs anything (decisions 24). */
export async function sendOwnFile(stage: Stage, exchange: Exchange, body: Body): Promise<FastifyReply> {
  const of = { token: fieldOf(body, 'token'), enclosureId: fieldOf(body, 'file') }
  return sendOpened(exchange, (ctx) => readOwnEnclosure(ctx, of), stage)
}

/** Gives the writer of a case one of the files that went with its answers. */
export async function sendOwnReplyFile(stage: Stage, exchange: Exchange, body: Body): Promise<FastifyReply> {
  const of = { token: fieldOf(body, 'token'), replyFileId: fieldOf(body, 'file') }
  return sendOpened(exchange, (ctx) => readOwnReplyFile(ctx, of), stage)
}

/** Gives everybody one of the files that are public with an answer. Asked for each time: what was hidden meanwhile is given to nobody. */
export async function sendReplyFile(stage: Stage, exchange: Exchange, replyFileId: string): Promise<FastifyReply> {
  exchange.reply.header('x-robots-tag', 'noindex')
  return sendOpened(exchange, (ctx) => readShownReplyFile(ctx, { replyFileId }), stage)
}

async function sendOpened(
  exchange: Exchange,
  read: (ctx: Ctx) => Promise<OpenedReplyFile>,
  stage: Stage,
): Promise<FastifyReply> {
  const { name, kind, bytes } = await heldFile(exchange, () => stage.run(exchange, { effect: 'read' }, read))
  const way = kind === 'application/pdf' ? 'attachment' : 'inline'
  return exchange.reply
    .headers({ ...guards, 'cache-control': 'no-store', 'content-security-policy': "sandbox; default-src 'none'" })
    .header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, '_')}`)
    .type(kind)
    .send(bytes)
}
