import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { closed, listening } from './provider.ts'

const keyPair = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

/** What a lie changes: claims of the identity token, its header, and who signs it. */
export interface Lie {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly isForged?: boolean
}

/** A provider on this machine that says whatever it is told to: its tokens are right but for the lie. */
export async function startLyingProvider() {
  const [own, foreign] = [keyPair(), keyPair()]
  const jwk = { ...createPublicKey(own).export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }
  let token: () => string = () => ''
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers(request.url ?? '')))
  })
  const issuer = await listening(server)
  const answers = (url: string): unknown => {
    if (url === '/keys') return { keys: [jwk] }
    if (url === '/token') return { access_token: 'a', token_type: 'Bearer', id_token: token() }
    return {
      ...{
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      },
      ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
      ...{ id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true },
    }
  }
  return {
    issuer,
    close: () => closed(server),
    /** What the browser comes back with from this address; `changed` is put in the place of what is right. */
    comeBack(address: string, person: string, lie: Lie = {}, changed: Readonly<Record<string, string>> = {}): string {
      const asked = new URL(address).searchParams
      const seconds = Math.floor(Date.now() / 1000)
      const claims = {
        ...{ iss: issuer, sub: person, aud: 'lianxin', nonce: asked.get('nonce'), iat: seconds, exp: seconds + 60 },
        ...lie.claims,
      }
      token = () => jwt({ alg: 'RS256', kid: 'own', ...lie.header }, claims, lie.isForged ? foreign : own)
      return new URLSearchParams({ code: 'c', state: asked.get('state') ?? '', iss: issuer, ...changed }).toString()
    },
  }
}

function jwt(header: Readonly<Record<string, unknown>>, claims: object, key: ReturnType<typeof keyPair>): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = header.alg === 'none' ? '' : sign('sha256', Buffer.from(text), key).toString('base64url')
  return `${text}.${signature}`
}
