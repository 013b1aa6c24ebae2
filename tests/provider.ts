import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { ProviderSetting } from '#modules/accounts/provider/client.ts'

/** Where our installation says it stands; nothing listens there, because tests carry the browser's address over themselves. */
const here = 'https://dj.example.cn'

/** A real provider of identities on this machine, at which whoever is named signs in without a page. */
export interface IdentityProvider {
  readonly setting: ProviderSetting
  /** Goes to the address as a browser would, as this person; gives what the browser comes back with behind the question mark. */
  signIn(address: string, person: string): Promise<string>
  /** Who sits before a real browser that comes here. */
  expect(person: string): void
  close(): Promise<void>
}

/** Starts it; `acr` is what it says of how people signed in, `at` the address of the installation that asks. */
export async function startProvider({ acr, at = here }: { acr?: string; at?: string } = {}): Promise<IdentityProvider> {
  const server = createServer()
  const issuer = await listening(server)
  let person = ''
  const provider: Provider = new Provider(issuer, {
    clients: [clientOf('lianxin', at), clientOf('somebody-else', at)],
    ...{ pkce: { required: () => true }, scopes: ['openid'] },
    ...(acr === undefined ? {} : { acrValues: [acr], claims: { openid: ['sub', 'acr'] } }),
    ...{ features: { devInteractions: { enabled: false } }, interactions: { url: (_, { uid }) => `/as/${uid}` } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/as/')) return void answer(request, response)
    const login = { accountId: person, ...(acr === undefined ? {} : { acr }) }
    void provider.interactionFinished(request, response, { login })
  })
  return {
    setting: { ...settingFor(issuer), address: at },
    signIn: (address, whom) => {
      person = whom
      return walk(address)
    },
    expect: (whom) => {
      person = whom
    },
    close: () => closed(server),
  }
}

const clientOf = (id: string, at: string) => ({
  ...{ client_id: id, client_secret: `secret of ${id}`.replaceAll(' ', '-') },
  ...{
    redirect_uris: [`${at}/console/provider`],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
  },
})

/** How an installation is told of a provider at this address. */
export function settingFor(issuer: string, clientId = 'lianxin'): ProviderSetting {
  const secret = `secret-of-${clientId}`
  return { address: here, provider: { issuer, clientId, secret, name: '县统一身份认证', strong: ['mfa', 'urn:two'] } }
}

// Follows redirects with the cookies a browser would keep, until they lead back to us.
async function walk(address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = address
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split(/=(.*)/s) ?? []
      cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to === null)
      throw new Error(`the provider stopped with ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    next = new URL(to, next).href
    if (next.startsWith(here)) return new URL(next).search.slice(1)
  }
  throw new Error('the provider led nowhere')
}

/** Listens on this machine and gives the address. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })
