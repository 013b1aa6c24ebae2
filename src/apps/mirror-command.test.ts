import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { mirrorCommand } from './mirror-command.ts'

/** Runs the command: its exit code, and each line it said of what is wrong. */
async function mirror(source: string): Promise<{ code: number; told: string[] }> {
  const told: string[] = []
  const listening = vi.spyOn(console, 'error').mockImplementation((line) => void told.push(line))
  const code = await mirrorCommand.run([source]).finally(() => listening.mockRestore())
  return { code, told }
}

/** The address of a site that answers everything with this text. */
async function siteOf(text: string): Promise<string> {
  const server = createServer((_, answer) => answer.end(text)).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The address of a site that is down. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return `http://127.0.0.1:${port}`
}

it('a source of checkpoints that cannot be read is told in one sentence, Chinese and English, and the command fails', async () => {
  const said: Record<string, string[]> = {
    'http://127.0.0.1:1': ['这个网址不能访问，或者它转到了别的网址。请核对网址和端口', 'cannot be asked'],
    'http://no-such-site.invalid': ['没有读到 http://no-such-site.invalid 的公开日志', 'could not be read'],
    'http://[': ['没有读到 http://[ 的公开日志（ERR_INVALID_URL），没有保存', 'could not be read'],
    [await closedAddress()]: ['（ECONNREFUSED），没有保存。请核对网址和网络', '(ECONNREFUSED), and nothing was kept'],
    'here/is/no.file': ['打不开文件 here/is/no.file（ENOENT），没有保存', 'cannot be opened (ENOENT)'],
    [await siteOf('x'.repeat(200_000))]: ['但内容太长，不是公开日志。请核对网址', 'too long for a log'],
  }
  for (const [source, sentences] of Object.entries(said)) {
    const { code, told } = await mirror(source)
    expect({ source, code, lines: told.length }).toEqual({ source, code: 1, lines: 1 })
    for (const sentence of sentences) expect(told[0]).toContain(sentence)
    const [chinese = ''] = (told[0] ?? '').replace(source, '').split(' / ')
    if (source.startsWith('http')) expect(chinese).not.toMatch(/[a-z]/)
  }
})
