import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormToken } from '#kernel/form-token.ts'
import { sequenceEntries } from '#kernel/public-log/sequence.ts'
import { verify } from '#modules/transparency/verifier/verify.js'
import { testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'

const db = testDatabase()
const file = join(mkdtempSync(join(tmpdir(), 'lianxin-log-')), 'head.json')
const board = '/o/qingxizhen/messages/'
let live: Awaited<ReturnType<typeof livePortal>>

beforeAll(async () => {
  const orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [orgs.county.id, orgs.county.path])
  live = await livePortal(db)
  return () => live.app.close()
})

const sequence = () => sequenceEntries(db.worker, { file })
const unescaped = (text: string) => text.replaceAll('&#43;', '+').replaceAll('&amp;', '&')
const receiptOn = (page: string) =>
  unescaped(/<pre class="log-text" id="log-receipt">([\s\S]*?)<\/pre>/.exec(page)?.[1] ?? '')
const stateOf = async (pasted: Parameters<typeof verify>[0]) => (await verify(pasted)).map(({ state }) => state)
const checked = async (receipt: string) => live.post('/transparency/check', { receipt })

async function send(): Promise<{ receipt: string; number: string; code: string }> {
  const sent = await live.post(`${board}new`, {
    ...{ name: '王女士', phone: '', kind: 'HELP', title: '四组的路灯什么时候修好', consent: 'on', isPublic: 'no' },
    ...{ text: '四组路口到小学的路灯坏了两个月，希望尽快修好。', token: makeFormToken() },
  })
  const [, number = ''] = /<dd>(LX[\d-]+)<\/dd>/.exec(sent.body) ?? []
  const [, code = ''] = /<dd class="code">([^<]+)<\/dd>/.exec(sent.body) ?? []
  return { receipt: receiptOn(sent.body), number, code }
}

async function receiptLater({ number, code }: { number: string; code: string }): Promise<string> {
  const page = await live.post(`${board}follow`, { number, code })
  return receiptOn(page.body)
}

describe('the receipt of the public log (CZ10)', () => {
  it('stands beside number and code, and gets its place and proof within the next round', async () => {
    const sent = await send()
    expect(sent.receipt).toMatch(
      /^lianxin-receipt\/1\nnumber LX[\d-]+\ntime .*\ncontent .{44}\nsalt .{44}\nkey lianxin\/[0-9a-f]{16}\+[0-9a-f]{8}\+.{44}\n$/,
    )
    expect(sent.receipt).not.toContain(sent.code)
    expect((await checked(sent.receipt)).body).toContain('请过一分钟再核对')
    await sequence()
    expect((await checked(sent.receipt)).body).toContain('没有被删，也没有被改')
    const whole = await receiptLater(sent)
    expect(whole.startsWith(sent.receipt)).toBe(true)
    expect(whole).toContain('\nlianxin-proof/1\nindex ')
    expect((await checked(whole)).body).toContain('日志只增加过，没有改写过')
  })

  it('is read as people paste it, and a text that is none is answered at the field with what was typed', async () => {
    const sent = await send()
    await sequence()
    const pasted = `我的收据：\r\n  ${sent.receipt.replaceAll('\n', '\r\n  ')}\r\n\r\n`
    expect((await checked(pasted)).body).toContain('没有被删')
    const refused = await checked('这是什么')
    expect([refused.statusCode, refused.body.includes('不像一份存证收据'), refused.body.includes('这是什么')]).toEqual([
      422,
      true,
      true,
    ])
  })

  it('of another message, another log or a changed number is not found', async () => {
    const { receipt } = await send()
    await sequence()
    expect((await checked(receipt.replace(/number LX\d{8}-(\d)/, 'number LX20200101-$1'))).body).toContain(
      '日志里没有这份收据对应的记录',
    )
    expect((await checked(receipt.replace(/key lianxin\/..../, 'key lianxin/0000'))).body).toContain('另一个站点')
  })
})

describe('the stand-alone page', () => {
  it('is one file that runs its own script and look only, and calls nobody', async () => {
    const page = await live.get('/transparency/verify.html')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/,
    )
    expect(page.body).not.toMatch(/https?:\/\/|src=|href=|fetch\(|XMLHttpRequest/)
    expect(page.body).toContain('lianxin-intake/1')
  })

  it('says of a whole receipt that it holds, and which address gives what is missing', async () => {
    const sent = await send()
    await sequence()
    const whole = await receiptLater(sent)
    expect(await stateOf({ receipt: whole })).toEqual(['good', 'open'])
    const [missing] = await verify({ receipt: sent.receipt })
    const [address = ''] = /\/transparency\/proof\?leaf=[0-9a-f]{64}/.exec(missing?.zh ?? '') ?? []
    const proof = (await live.get(address)).body
    expect(await stateOf({ receipt: sent.receipt, others: proof })).toEqual(['good', 'open'])
  })

  it('says that the log only grew, by a checkpoint kept elsewhere and the proof whose address it names', async () => {
    const earlier = (await live.get('/transparency/checkpoint')).body
    const sent = await send()
    await sequence()
    const whole = await receiptLater(sent)
    const answers = await verify({ receipt: whole, others: earlier })
    expect(answers.map(({ state }) => state)).toEqual(['good', 'open'])
    const [address = ''] = /\/transparency\/consistency\?from=\d+&to=\d+/.exec(answers[1]?.zh ?? '') ?? []
    const proof = (await live.get(address)).body
    expect(await stateOf({ receipt: whole, others: `${earlier}\n${proof}` })).toEqual(['good', 'good'])
    expect(await stateOf({ receipt: whole, others: (await live.get('/transparency/checkpoint')).body })).toEqual([
      'good',
      'good',
    ])
  })

  it('finds each thing that was changed', async () => {
    const sent = await send()
    await sequence()
    const whole = await receiptLater(sent)
    const other = await send()
    await sequence()
    const later = (await live.get('/transparency/checkpoint')).body
    for (const changed of [
      whole.replace(/number LX(\d{7})(\d)/, (_, day, last) => `number LX${day}${(Number(last) + 1) % 10}`),
      whole.replace(/index (\d+)/, (_, index) => `index ${Number(index) - 1}`),
      whole.replace(/(path .{5})./, (_, start) => `${start}_`),
      whole.replace(/\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n\n—/, '\ntime 2020-01-01T00:00:00.000Z\n\n—'),
      other.receipt + whole.slice(sent.receipt.length),
    ])
      expect((await stateOf({ receipt: changed }))[0], changed).toBe('bad')
    expect(await stateOf({ receipt: whole, others: later.replace('\ntime 20', '\ntime 21') })).toEqual(['good', 'bad'])
    expect(await stateOf({ receipt: '没有' })).toEqual(['bad'])
  })
})

describe('the page of the log', () => {
  it('counts by month, lists what came in without saying who wrote what, and shows what was signed', async () => {
    const page = (await live.get('/transparency/')).body
    expect(page).toContain('公开日志')
    expect(page).toContain('收到留言')
    expect(page).toContain((await live.get('/transparency/key')).body.trim().slice(0, 30))
    expect(page).not.toContain('路灯')
    expect(page).not.toMatch(/LX\d{8}/)
    expect((await live.get('/transparency')).headers.location).toBe('/transparency/')
    expect((await live.get('/transparency/?page=9999')).statusCode).toBe(404)
  })

  it('gives programs every leaf, and nothing beyond the newest tree', async () => {
    const leaves = (await live.get('/transparency/leaves')).body.trim().split('\n')
    expect(Buffer.from(leaves[0]?.split(' ')[1] ?? '', 'base64').toString()).toMatch(/^lianxin-leaf\/1\nintake\n/)
    expect((await live.get('/transparency/consistency?from=1&to=99999')).statusCode).toBe(404)
    expect((await live.get('/transparency/proof?leaf=00')).statusCode).toBe(404)
    expect((await live.get('/transparency/leaves')).headers['access-control-allow-origin']).toBe('*')
  })
})
