import type * as OpenIdClient from 'openid-client'
import type { config } from '#kernel/config.ts'
import { log } from '#kernel/log.ts'

/** The provider of identities as the installation was told of it. */
export type ProviderSetting = Pick<typeof config, 'address'> & { readonly provider: (typeof config)['provider'] }

/** What must come back unchanged from a sign-in at the provider; sealed in the ceremony of the browser. */
export interface Challenge {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says somebody is, and how he signed in there. */
export interface Assertion {
  readonly issuer: string
  readonly subject: string
  readonly acr: unknown
  readonly amr: unknown
}

/** The provider does not answer, or answers what is none. */
export class ProviderAway extends Error {}
/** The provider answered, and what came back does not hold. */
export class ProviderRefused extends Error {}

// Read when somebody first signs in there: most installations have no provider.
const openIdClient = () => import('openid-client')

const patienceSeconds = 5
const rememberMs = 10 * 60_000

// What a provider says of itself is asked for again after a while, and at once when it failed.
const known = new Map<string, { of: Promise<OpenIdClient.Configuration>; at: number }>()

/** Where the provider sends the browser back to. */
export const returnAddress = ({ address }: ProviderSetting) => `${address}/console/provider`

/** A new sign-in: the address to which the browser goes, and what must come back. @throws ProviderAway */
export async function askProvider(
  setting: ProviderSetting,
  now: Date,
): Promise<{ address: string; challenge: Challenge }> {
  const [oidc, of] = await Promise.all([openIdClient(), discovered(setting, now)])
  const challenge = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
  const address = oidc.buildAuthorizationUrl(of, {
    redirect_uri: returnAddress(setting),
    scope: 'openid',
    state: challenge.state,
    nonce: challenge.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(challenge.verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, challenge }
}

/**
 * Trades what the browser came back with for who somebody is. State, nonce, PKCE, issuer, audience, time and signature of the
 * answer are all checked (T13, T14).
 *
 * @throws ProviderAway, ProviderRefused
 */
export async function hearProvider(
  setting: ProviderSetting,
  { returned, now }: { returned: string; now: Date },
  { state, nonce, verifier }: Challenge,
): Promise<Assertion> {
  const [oidc, of] = await Promise.all([openIdClient(), discovered(setting, now)])
  const tokens = await oidc
    .authorizationCodeGrant(of, new URL(`${returnAddress(setting)}?${returned}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    .catch((fault: unknown) => {
      throw told(fault)
    })
  const claims = tokens.claims()
  if (!claims) throw new ProviderRefused('no claims')
  return { issuer: claims.iss, subject: claims.sub, acr: claims.acr, amr: claims.amr }
}

function discovered(setting: ProviderSetting, now: Date): Promise<OpenIdClient.Configuration> {
  const { issuer = '' } = setting.provider
  const before = known.get(issuer)
  if (before && now.getTime() - before.at < rememberMs) return before.of
  const of = discover(setting)
  known.set(issuer, { of, at: now.getTime() })
  of.catch(() => known.delete(issuer))
  return of
}

async function discover({
  provider: { issuer = '', clientId, secret },
}: ProviderSetting): Promise<OpenIdClient.Configuration> {
  const oidc = await openIdClient()
  const { protocol, hostname } = new URL(issuer)
  // Without https only on this machine, for tests and for trying out.
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1'
  if (protocol === 'http:' && !isHere) throw new ProviderAway('the issuer has no https')
  const auth = secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret)
  const execute = [...(isHere ? [oidc.allowInsecureRequests] : []), oidc.enableNonRepudiationChecks]
  const options = { execute, timeout: patienceSeconds }
  return oidc.discovery(new URL(issuer), clientId, undefined, auth, options).catch((fault: unknown) => {
    log.warn({ fault: (fault as { code?: string }).code ?? 'unknown' }, 'the provider of identities does not answer')
    throw new ProviderAway('no discovery')
  })
}

// The network failing is one thing, an answer that does not hold another; what was said in it is nobody's business (T25).
function told(fault: unknown): Error {
  const { code = '' } = fault as { code?: string }
  const isAway = fault instanceof TypeError || code === 'OAUTH_TIMEOUT' || (fault as Error).name === 'TimeoutError'
  log.warn({ fault: code || (fault as Error).name }, 'a sign-in by the provider of identities failed')
  return isAway ? new ProviderAway('no answer') : new ProviderRefused('the answer does not hold')
}
