import { crypto } from '#kernel/crypto.ts'

// The words of one statement open nowhere else.
const context = (statementId: string) => `consultations.statement.sealed/${statementId}`

export const sealWords = (statementId: string, text: string): Buffer => crypto().seal(context(statementId), text)

export const openWords = (statementId: string, sealed: Buffer): string =>
  crypto().open(context(statementId), sealed).toString()
