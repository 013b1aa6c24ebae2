import { resolve } from 'node:path'
import { z } from 'zod'

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
  DATABASE_URL: z.string().default('postgres://127.0.0.1/lianxin'),
})

const environment = Environment.parse(process.env)

/** What the process was told from outside; the only place that reads the environment. */
export const config = {
  production: environment.NODE_ENV === 'production',
  /** Folder of keys, secrets, files and the embedded database; absolute. */
  dataFolder: resolve(environment.LIANXIN_DATA),
  port: environment.LIANXIN_PORT,
  /** The address to listen on; all machines of the network reach `0.0.0.0`. */
  host: environment.LIANXIN_HOST,
  /** The names this installation answers to, `dj.example.cn`; others are refused with 421. None given: all names. */
  hosts: environment.LIANXIN_HOSTS.split(/[\s,]+/).filter((host) => host !== ''),
  /**
   * Addresses of the proxies in front, `loopback` or `10.0.0.5`: what they say of address, host and https is believed,
   * of nobody else (ASVS 4.1.3). Without it limits count the proxy instead of the visitor.
   */
  proxies: environment.LIANXIN_PROXIES.split(/[\s,]+/).filter((proxy) => proxy !== ''),
  demonstration: environment.LIANXIN_DEMO === '1' && environment.NODE_ENV !== 'production',
  /** Whether the three administrators work without a second factor; not in production, unless told otherwise (ASVS 6.3.3). */
  secondFactor: environment.LIANXIN_SECOND_FACTOR ?? (environment.NODE_ENV === 'production' ? 'demanded' : 'offered'),
  logLevel: environment.LIANXIN_LOG,
  /** The owner's address; only migrations, the loader and tests use it as it is. */
  databaseUrl: environment.DATABASE_URL,
  /**
   * Tests switch one of the two belts off to show that the other alone holds (decisions 2, T01).
   * 'service-off' lets `within()` pass everything, 'rows-off' migrates without row security.
   */
  belt: environment.NODE_ENV === 'test' ? environment.LIANXIN_BELT : 'both',
} as const
