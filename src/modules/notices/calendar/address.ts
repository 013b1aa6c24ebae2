import { createHash } from 'node:crypto'

/** Where a calendar is read. */
export const calendarPath = (secret: string) => `/calendar/${secret}.ics`

/** What is kept of a secret; looking the hash up tells nothing about the secret, however long it takes. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest()
