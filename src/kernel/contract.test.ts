import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { z } from 'zod'
import { CallRefused, call, urlOf } from './client.ts'
import { type Answer, type CallInput, endpoint, type Input, Paging, pageOf } from './contract.ts'
import { openApi } from './openapi.ts'

const text = { zh: '改', en: 'change' }
const change = endpoint({
  method: 'PUT',
  path: '/api/things/:thingId',
  summary: text,
  params: z.object({ thingId: z.string() }),
  query: z.object({ page: z.coerce.number().default(1) }),
  body: z.object({ title: z.string(), note: z.string().optional() }),
  answer: z.object({ version: z.number() }),
})
const list = endpoint({
  method: 'GET',
  path: '/api/things',
  summary: text,
  access: 'public',
  query: Paging.extend({ q: z.string().optional() }),
  answer: pageOf(z.object({ id: z.string() })),
  errors: ['things.late'],
})
const remove = endpoint({ method: 'DELETE', path: '/api/things', summary: text, answer: z.void() })

const answerWith = (status: number, body?: unknown) => {
  const fetched = vi.fn(
    async (_url: string, _init: RequestInit) =>
      new Response(body === undefined ? null : JSON.stringify(body), { status }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => vi.unstubAllGlobals())

describe('an endpoint', () => {
  it('reads with GET and writes with everything else, unless it says otherwise', () => {
    expect([list.effect, change.effect, remove.effect]).toEqual(['read', 'write', 'write'])
    expect(endpoint({ ...list, errors: [], effect: 'write' }).effect).toBe('write')
    expect([list.access, change.access]).toEqual(['public', 'signed-in'])
  })

  it('gives its types to server and browser', () => {
    expectTypeOf<Input<typeof change>>().toExtend<{ thingId: string; page: number; title: string }>()
    expectTypeOf<CallInput<typeof change>['page']>().toEqualTypeOf<unknown>()
    expectTypeOf<Answer<typeof change>>().toEqualTypeOf<{ version: number }>()
  })
})

describe('a call', () => {
  it('puts each part of the input where the contract says', async () => {
    const fetched = answerWith(200, { version: 2 })
    expect(await call(change, { thingId: 'a/b', page: 3, title: '题' })).toEqual({ version: 2 })
    const [url, init] = fetched.mock.calls[0] as [string, RequestInit]
    expect(url).toBe('/api/things/a%2Fb?page=3')
    expect(init).toMatchObject({ method: 'PUT', body: '{"title":"题"}' })
    expect(init.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[\w-]{36}$/),
    })
  })

  it('sends no key with a read, and leaves out what is empty', async () => {
    const fetched = answerWith(200, { rows: [], total: 0 })
    await call(list, { q: '' })
    const [url, init] = fetched.mock.calls[0] as [string, RequestInit]
    expect(url).toBe('/api/things')
    expect(init.headers).not.toHaveProperty('idempotency-key')
    expect(urlOf(list, { page: 2, q: '张 三' })).toBe('/api/things?page=2&q=%E5%BC%A0+%E4%B8%89')
  })

  it('gives nothing for an answer without content', async () => {
    answerWith(204)
    expect(await call(remove, {})).toBeUndefined()
  })

  it('throws the refusal with its sentence, and a sentence of its own when none came or the network failed', async () => {
    const problem = {
      type: 'about:blank',
      status: 409,
      code: 'things.late',
      zh: '晚',
      en: 'late',
      requestId: 'r',
      fields: [],
    }
    answerWith(409, problem)
    await expect(call(remove, {})).rejects.toMatchObject({ problem })
    answerWith(502)
    await expect(call(remove, {})).rejects.toMatchObject({ problem: { code: 'kernel.unexpected', status: 502 } })
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed to fetch')
    })
    const fault = await call(remove, {}).catch((thrown: unknown) => thrown)
    expect(fault).toBeInstanceOf(CallRefused)
    expect(fault).toMatchObject({ problem: { code: 'kernel.offline' } })
  })

  it('does not take an answer that breaks the contract', async () => {
    answerWith(200, { version: 'two' })
    await expect(call(change, { thingId: 'a', title: 't' })).rejects.toThrow()
  })
})

describe('the OpenAPI description', () => {
  it('says of each endpoint what goes in, what comes out and who may call', () => {
    const { paths } = openApi([change, list, remove], 'x') as {
      paths: Record<string, Record<string, Record<string, unknown>>>
    }
    expect(Object.keys(paths)).toEqual(['/api/things/{thingId}', '/api/things'])
    expect(paths['/api/things/{thingId}']?.put).toMatchObject({
      summary: '改',
      parameters: [
        { name: 'thingId', in: 'path', required: true },
        { name: 'page', in: 'query', required: false },
      ],
      requestBody: { required: true },
    })
    expect(paths['/api/things']?.get).toMatchObject({
      security: [],
      responses: { default: { description: 'things.late' } },
    })
    expect(paths['/api/things']?.delete).not.toHaveProperty('security')
  })
})
