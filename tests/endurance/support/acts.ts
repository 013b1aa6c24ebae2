import { randomUUID } from 'node:crypto'
import { randomFrom } from '../../trees.ts'
import { type Endured, jsonFrom } from './installation.ts'

/** One change somebody asks for: `answer` stands once the product has said that it is done. */
export interface Act {
  readonly kind: 'message' | 'article' | 'save'
  /** Names it in the database, and stands nowhere else. */
  readonly title: string
  /** Sent again with the same key after every failure; otherwise given up at the first. */
  readonly isRepeated: boolean
  /** Asks once; a text is the acknowledgement, nothing means that no answer came. */
  send(): Promise<string | undefined>
  answer?: string
  tries: number
}

/** An answer that says neither yes nor "try again": the product misjudged what it had done before. */
class Misjudged extends Error {}

/** Everything that writers have asked for. */
export class Writers {
  readonly acts: Act[] = []
  readonly misjudged: string[] = []
  private readonly endured: Endured
  /** What the titles of these acts begin with. */
  readonly mark: string
  private readonly random: (below: number) => number
  private count = 0

  constructor(endured: Endured, seed: number) {
    this.endured = endured
    this.mark = `第${seed}轮第`
    this.random = randomFrom(seed)
  }

  /** One writer works until `over`; what is to be repeated is repeated until it is answered. */
  async work(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      const act = this.next()
      this.acts.push(act)
      await this.carryOut(act, over)
    }
  }

  // Patience begins when nothing dies any more: a busy machine may be down more than up until then.
  private async carryOut(act: Act, over: AbortSignal): Promise<void> {
    let deadline = Number.POSITIVE_INFINITY
    over.addEventListener('abort', () => (deadline = Date.now() + 120_000), { once: true })
    do {
      act.tries += 1
      const answer = await act.send().catch((fault: unknown) => {
        if (fault instanceof Misjudged) this.misjudged.push(`${act.title} at try ${act.tries}: ${fault.message}`)
        return undefined
      })
      if (answer !== undefined) {
        act.answer = answer
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 30))
    } while (act.isRepeated && Date.now() < deadline)
  }

  private next(): Act {
    this.count += 1
    const title = `${this.mark}${this.count}号事项`
    const common = { title, isRepeated: this.random(10) < 7, tries: 0 }
    const written = this.acts.filter(({ kind, answer }) => kind === 'article' && answer !== undefined)
    const turn = this.random(3)
    if (turn === 0) return { ...common, kind: 'message', send: message(this.endured, { title, host: this.count }) }
    const before = turn === 1 ? written.pop() : undefined
    if (before?.answer === undefined || this.isSaved.has(before.title))
      return { ...common, kind: 'article', send: article(this.endured, title) }
    this.isSaved.add(before.title)
    return { ...common, kind: 'save', send: save(this.endured, { title, articleId: before.answer }) }
  }

  private readonly isSaved = new Set<string>()
}

/** A citizen fills in the form; the form is asked for once, and sent as often as it takes. Gives the number. */
export function message({ url, org }: Endured, of: { title: string; host: number }): Act['send'] {
  const path = `${url}/o/${org.slug}/messages/new`
  const headers = { 'x-forwarded-for': `198.51.${of.host % 250}.${Math.floor(of.host / 250) % 250}` }
  let token: string | undefined
  return async () => {
    token ??= /name="token" value="([^"]+)"/.exec(await textOf(await ask(path, { headers })))?.[1]
    if (token === undefined) throw new Error('the form has no token')
    const text = '村口三盏路灯坏了一个多月，晚上老人出门不方便，请问什么时候能修好？'
    const form = {
      kind: 'CONSULT',
      title: of.title,
      text,
      isPublic: 'yes',
      name: '王女士',
      phone: '',
      consent: 'on',
      // Whether it was said already was asked before.
      step: 'send',
      token,
    }
    const sent = await ask(path, { method: 'POST', headers, body: new URLSearchParams(form) })
    const number = /LX\d{8}-\d{6,}/.exec(await textOf(sent))?.[0]
    if (number === undefined) throw new Misjudged('the message was answered without a number')
    return number
  }
}

function article({ url, org, cookies }: Endured, title: string): Act['send'] {
  const key = randomUUID()
  return async () => {
    const body = JSON.stringify({ orgId: org.id, ...textOfArticle(title) })
    return idIn(
      await textOf(await ask(`${url}/api/articles`, { method: 'POST', headers: jsonFrom(cookies.editor, key), body })),
    )
  }
}

function save({ url, cookies }: Endured, of: { title: string; articleId: string }): Act['send'] {
  const key = randomUUID()
  return async () => {
    const body = JSON.stringify({ version: 1, ...textOfArticle(of.title) })
    const at = `${url}/api/articles/${of.articleId}`
    return idIn(await textOf(await ask(at, { method: 'PUT', headers: jsonFrom(cookies.editor, key), body })))
  }
}

const textOfArticle = (title: string) => ({
  sectionCode: 'PUBLICITY',
  title,
  bodyHtml: '<p>二十七条意见当场答复十九条。</p>',
})
const idIn = (text: string) => (JSON.parse(text) as { id: string }).id

const ask = (path: string, init: RequestInit) => fetch(path, { ...init, signal: AbortSignal.timeout(8000) })

async function textOf(answer: Response): Promise<string> {
  const text = await answer.text()
  if (answer.ok) return text
  if (answer.status < 500) throw new Misjudged(`${answer.status} ${text.slice(0, 400)}`)
  throw new Error(`${answer.status}`)
}
