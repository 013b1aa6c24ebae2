import { createRequire } from 'node:module'
import type * as OfficeCrypto from 'officecrypto-tool'

/** The file as it is, or one that Excel and WPS open only with this password (ECMA-376 agile: AES-256, SHA-512 a hundred thousand times). */
export function locked(bytes: Uint8Array, password: string | null): Uint8Array {
  if (password === null) return bytes
  const { encrypt } = createRequire(import.meta.url)('officecrypto-tool') as typeof OfficeCrypto
  return encrypt(Buffer.from(bytes), { password })
}
