import { describe, expect, it, onTestFinished } from 'vitest'
import { createHttp } from './http.ts'

describe('every answer', () => {
  const answer = async (proxies: readonly string[], headers: Record<string, string>) => {
    const app = await createHttp(proxies)
    onTestFinished(() => app.close())
    return (await app.inject({ url: '/none', headers })).headers
  }

  it('is shown in no frame and guessed to be nothing else (ASVS 3.4.4, 3.4.6)', async () => {
    const headers = await answer([], {})
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
  })

  it('keeps a browser to https that came by it, when a proxy that is believed says so (ASVS 3.4.1)', async () => {
    const overTls = { 'x-forwarded-proto': 'https' }
    expect((await answer(['loopback'], overTls))['strict-transport-security']).toBe('max-age=31536000')
    expect((await answer(['10.9.9.9'], overTls))['strict-transport-security']).toBeUndefined()
    expect((await answer([], overTls))['strict-transport-security']).toBeUndefined()
    expect((await answer(['loopback'], {}))['strict-transport-security']).toBeUndefined()
  })
})
