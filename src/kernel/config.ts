import { resolve } from 'node:path'
import { z } from 'zod'
import { smsWayOf } from './outgoing/sms-way.ts'

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LIANXIN_DATA: z.string().default('./data'),
  LIANXIN_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  LIANXIN_HOST: z.string().default('localhost'),
  LIANXIN_HOSTS: z.string().default(''),
  LIANXIN_PROXIES: z.string().default(''),
  LIANXIN_DEMO: z.enum(['0', '1']).default('0'),
  LIANXIN_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  LIANXIN_SECOND_FACTOR: z.enum(['demanded', 'offered']).optional(),
  LIANXIN_BELT: z.enum(['both', 'rows-off', 'service-off']).default('both'),
  LIANXIN_CERTIFICATE: z.string().optional(),
  LIANXIN_METRICS_TOKEN: z.string().min(20).optional(),
  LIANXIN_WEBHOOK_HOSTS: z.string().default(''),
  LIANXIN_WEBHOOK_PRIVATE: z.enum(['0', '1']).default('0'),
  LIANXIN_SIMILAR_MEMBERS: z.enum(['compared', 'left']).default('compared'),
  LIANXIN_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  LIANXIN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LIANXIN_MAIL_FROM: z.string().default('lianxin@localhost'),
  LIANXIN_SMS_URL: z.string().optional(),
  LIANXIN_SMS_SECRET: z.string().optional(),
  LIANXIN_SMS_SIGN: z.string().optional(),
  LIANXIN_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  LIANXIN_OIDC_CLIENT: z.string().default('lianxin'),
  LIANXIN_OIDC_SECRET: z.string().optional(),
  LIANXIN_OIDC_NAME: z.string().min(2).max(20).default('统一身份认证'),
  LIANXIN_OIDC_STRONG: z.string().default('mfa'),
  LIANXIN_MIRROR_OF: z.string().default(''),
  LIANXIN_LINKS: z.enum(['tried', 'left']).default('left'),
  LIANXIN_BACKUP_TO: z.string().optional(),
  LIANXIN_BACKUP_AT: z.stringFormat('time', /^([01]\d|2[0-3]):[0-5]\d$/).default('02:30'),
  LIANXIN_BACKUP_DAYS: z.coerce.number().int().min(1).default(14),
  LIANXIN_WAITS: z.enum(['0', '1']).default('0'),
  DATABASE_URL: z.string().default('postgres://127.0.0.1/lianxin'),
  DATABASE_REPLICA_URL: z.string().optional(),
})

const environment = Environment.parse(process.env)
const listOf = (text: string) => text.split(/[\s,]+/).filter((part) => part !== '')
// Without a name, or under the names of this machine, it is found where it listens; under a name, behind a proxy that speaks https.
function addressOf(name: string | undefined): string {
  const isOwn = name === undefined || /^(?:localhost|127(?:\.\d+){3})(?::\d+)?$/.test(name)
  return isOwn ? `http://localhost:${environment.LIANXIN_PORT}` : `https://${name}`
}

/** What the process was told from outside; the only place that reads the environment. */
export const config = {
  production: environment.NODE_ENV === 'production',
  /** Folder of keys, secrets, files and the embedded database; absolute. */
  dataFolder: resolve(environment.LIANXIN_DATA),
  port: environment.LIANXIN_PORT,
  /** The address to listen on; all machines of the network reach `0.0.0.0`. */
  host: environment.LIANXIN_HOST,
  /** Where people find it, `https://dj.example.cn`: what links in letters and calendars begin with, whoever asks by whatever name. */
  address: (environment.LIANXIN_ADDRESS ?? addressOf(listOf(environment.LIANXIN_HOSTS)[0])).replace(/\/+$/, ''),
  /** By which server letters leave, and from whom; without one nobody is written to. */
  mail: { server: environment.LIANXIN_SMTP_URL, from: environment.LIANXIN_MAIL_FROM },
  /** By which gateway of the place text messages leave; without one there are none, and nothing is said of them. */
  sms: smsWayOf({
    url: environment.LIANXIN_SMS_URL,
    secret: environment.LIANXIN_SMS_SECRET,
    sign: environment.LIANXIN_SMS_SIGN,
  }),
  /**
   * The provider of identities people may also sign in by (OpenID Connect), as whom we are known there, and which words of its
   * `acr` or `amr` say that two factors were shown. Without an issuer there is none.
   */
  provider: {
    issuer: environment.LIANXIN_OIDC_ISSUER,
    clientId: environment.LIANXIN_OIDC_CLIENT,
    secret: environment.LIANXIN_OIDC_SECRET,
    name: environment.LIANXIN_OIDC_NAME,
    strong: listOf(environment.LIANXIN_OIDC_STRONG),
  },
  /** The names this installation answers to, `dj.example.cn`; others are refused with 421. None given: all names. */
  hosts: listOf(environment.LIANXIN_HOSTS),
  /**
   * Addresses of the proxies in front, `loopback` or `10.0.0.5`: what they say of address, host and https is believed,
   * of nobody else (ASVS 4.1.3). Without it limits count the proxy instead of the visitor.
   */
  proxies: listOf(environment.LIANXIN_PROXIES),
  demonstration: environment.LIANXIN_DEMO === '1' && environment.NODE_ENV !== 'production',
  /** Whether the three administrators work without a second factor; not in production, unless told otherwise (ASVS 6.3.3). */
  secondFactor: environment.LIANXIN_SECOND_FACTOR ?? (environment.NODE_ENV === 'production' ? 'demanded' : 'offered'),
  logLevel: environment.LIANXIN_LOG,
  /** Where the certificate of the proxy in front lies (PEM), so that its end is seen coming. */
  certificate: environment.LIANXIN_CERTIFICATE,
  /**
   * The only hosts that are told of events, `hook.example.cn`; those inside the own network, and without https, only when that
   * was said too (ASVS 1.3.6).
   */
  webhooks: {
    hosts: listOf(environment.LIANXIN_WEBHOOK_HOSTS),
    isPrivateAllowed: environment.LIANXIN_WEBHOOK_PRIVATE === '1',
  },
  /**
   * Whether members of one name, birth date and gender, with one thing more in common, are laid before their superior too, and not
   * only those of one identity number (D02).
   */
  similarMembers: environment.LIANXIN_SIMILAR_MEMBERS === 'compared',
  /** Who says this may read /metrics from another machine; without it only this machine may. */
  metricsToken: environment.LIANXIN_METRICS_TOKEN,
  /**
   * Where the nightly backup goes, at what time of the day in China, and how many days it is kept. Without a folder the
   * worker makes none.
   */
  backup: {
    to: environment.LIANXIN_BACKUP_TO ? resolve(environment.LIANXIN_BACKUP_TO) : undefined,
    at: environment.LIANXIN_BACKUP_AT,
    days: environment.LIANXIN_BACKUP_DAYS,
  },
  /** Addresses of other sites, `https://dj.example.cn`, whose public log is kept here day by day (D25). */
  mirrorOf: listOf(environment.LIANXIN_MIRROR_OF),
  /** Whether the links of articles that lead to other sites are tried by night; those of our own always are (UX-PT11). */
  triesLinks: environment.LIANXIN_LINKS === 'tried',
  /** The owner's address; only migrations, the loader and tests use it as it is. */
  databaseUrl: environment.DATABASE_URL,
  /** The address of a reading copy of the database, a streaming standby, as `databaseUrl`; without it everything is read there. */
  replicaUrl: environment.DATABASE_REPLICA_URL,
  /** Whether the starter tells the address of the database later, by message, while the program is read. */
  isToldLater: environment.LIANXIN_WAITS === '1',
  /**
   * Tests switch one of the two belts off to show that the other alone holds (decisions 2, T01).
   * 'service-off' lets `within()` pass everything, 'rows-off' migrates without row security.
   */
  belt: environment.NODE_ENV === 'test' ? environment.LIANXIN_BELT : 'both',
} as const
