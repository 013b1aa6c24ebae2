import type { Answer, CallInput, Endpoint, Problem } from './contract.ts'

/** A refusal as the browser sees it; carries the sentence in both languages and the faults by field. */
export class CallRefused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** `upload` is sent as it is, for endpoints that take a file instead of a body. */
export interface CallOptions {
  readonly signal?: AbortSignal
  readonly idempotencyKey?: string
  readonly upload?: Blob
}

/**
 * Calls an endpoint from the browser: URL and body come from the contract.
 * @throws CallRefused with the sentence to show; also when the network failed (code `kernel.offline`).
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<Answer<E>> {
  const { url, body } = requestOf(endpoint, input as Record<string, unknown>)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (options.upload) headers['content-type'] = 'application/octet-stream'
  else if (body !== undefined) headers['content-type'] = 'application/json'
  if (endpoint.effect === 'write') headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID()
  const response = await send(url, {
    method: endpoint.method,
    headers,
    ...bodyOf(options.upload, body),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  if (response.status === 204) return undefined as Answer<E>
  return endpoint.answer.parse(await response.json().catch(() => undefined)) as Answer<E>
}

/**
 * Fetches the file an endpoint gives, with its name. Asked twice it is fetched twice, and recorded twice: no key is sent.
 * @throws CallRefused as `call` does
 */
export async function fetchFile<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
): Promise<{ name: string; content: Blob }> {
  const { url } = requestOf(endpoint, input as Record<string, unknown>)
  const response = await send(url, { method: endpoint.method, headers: { accept: '*/*' } })
  const written = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: decodeURIComponent(written ?? 'file'), content: await response.blob() }
}

async function send(url: string, request: RequestInit): Promise<Response> {
  const response = await fetch(url, request).catch((fault: unknown) => {
    throw fault instanceof Error && fault.name === 'AbortError' ? fault : new CallRefused(offline)
  })
  if (response.ok) return response
  const answer: unknown = await response.json().catch(() => undefined)
  throw new CallRefused(isProblem(answer) ? answer : unexpected(response.status))
}

const bodyOf = (upload: Blob | undefined, body: unknown): { body?: Blob | string } => {
  if (upload) return { body: upload }
  return body === undefined ? {} : { body: JSON.stringify(body) }
}

/** The address of an endpoint with its input, for links and downloads. */
export function urlOf<E extends Endpoint>(endpoint: E, input: CallInput<E>): string {
  return requestOf(endpoint, input as Record<string, unknown>).url
}

function requestOf(endpoint: Endpoint, input: Record<string, unknown>) {
  const inQuery = new URLSearchParams()
  const keysOf = (shape: Endpoint['params']) => Object.keys(shape?.shape ?? {})
  for (const key of keysOf(endpoint.query)) {
    const value = input[key]
    if (value !== undefined && value !== '' && value !== null) inQuery.set(key, String(value))
  }
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(input[key])))
  const url = inQuery.size > 0 ? `${path}?${inQuery}` : path
  if (!endpoint.body) return { url, body: undefined }
  const body = Object.fromEntries(keysOf(endpoint.body).map((key) => [key, input[key]]))
  return { url, body }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'zh' in value

const unexpected = (status: number): Problem => ({
  type: 'about:blank',
  status,
  code: 'kernel.unexpected',
  zh: '没有办成，请稍后再试；如果还不行，请联系管理员。',
  en: 'This did not work. Please try again later, or tell the administrator.',
  requestId: '',
  fields: [],
})

const offline: Problem = {
  ...unexpected(0),
  code: 'kernel.offline',
  zh: '网络连不上，您填写的内容还在，请稍后再试。',
  en: 'No connection. What you typed is kept; please try again later.',
}
